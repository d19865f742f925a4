namespace ProcGan.Trainer.Tests;

/// <summary>Where the sources are: found by walking up to ProcGan.sln, since CI builds rewrite caller file paths.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "ProcGan.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No ProcGan.sln above '{AppContext.BaseDirectory}'.");
    }
}
