namespace ProcGan.Viewer.Tests;

/// <summary>The repository that is being tested.</summary>
static class Root
{
    public static string Folder { get; } = Find();

    static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "ProcGan.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("ProcGan.sln is in no folder above the tests.");
    }
}
