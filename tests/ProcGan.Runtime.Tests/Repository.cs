namespace ProcGan.Runtime.Tests;

/// <summary>Finds files by walking up to the solution; CI rewrites what the compiler would say about paths.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Tests => Path.Combine(Root, "tests", "ProcGan.Runtime.Tests");

    public static string Model(string name) => Path.Combine(Tests, "Models", name);

    public static float[] Floats(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var floats = new float[bytes.Length / 4];
        Buffer.BlockCopy(bytes, 0, floats, 0, bytes.Length);
        return floats;
    }

    static string FindRoot()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "ProcGan.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("ProcGan.sln is in no folder above the tests.");
    }
}
