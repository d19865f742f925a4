namespace ProcGan.Trainer.Tests;

/// <summary>A folder of one test's own, with a space in its name, gone when the test ends.</summary>
sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("procgan test ").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(Path).Select(p => System.IO.Path.GetFileName(p)!).Order();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
