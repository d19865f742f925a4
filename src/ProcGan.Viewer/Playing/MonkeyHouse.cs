namespace ProcGan.Viewer.Playing;

/// <summary>A folder where a monkey can do no harm: it is also the current folder meanwhile, for paths that it types.</summary>
sealed class MonkeyHouse : IDisposable
{
    readonly string before = Environment.CurrentDirectory;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("procgan-monkey-");

    public MonkeyHouse(ulong seed, TimeSpan time, ViewerState start)
    {
        Monkey = new Monkey(seed, time, start with { Model = Path.GetFullPath(start.Model!) }, folder.FullName);
        Environment.CurrentDirectory = folder.FullName;
    }

    public Monkey Monkey { get; }

    public void Dispose()
    {
        Environment.CurrentDirectory = before;
        folder.Delete(recursive: true);
    }
}
