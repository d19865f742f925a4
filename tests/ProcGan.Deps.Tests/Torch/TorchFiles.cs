namespace ProcGan.Deps.Tests.Torch;

/// <summary>The files beside these tests, found from the root that holds ProcGan.sln.</summary>
static class TorchFiles
{
    public static string At(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProcGan.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "tests", "ProcGan.Deps.Tests", "Torch", name);
    }
}
