namespace ProcGan.Viewer.Tests;

public class DependencyTests
{
    [Test]
    public void Sources_OutsideWindowing_DoNotNameSilk()
    {
        string sources = Path.Combine(Root.Folder, "src", "ProcGan.Viewer"), windowing = Path.Combine(sources, "Windowing");
        string[] files = [.. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.StartsWith(windowing, StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))];
        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Where(f => File.ReadAllText(f).Contains("using Silk.", StringComparison.Ordinal)), Is.Empty);
    }
}

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
