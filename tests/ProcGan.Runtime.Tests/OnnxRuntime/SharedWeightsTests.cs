namespace ProcGan.Runtime.Tests.OnnxRuntime;

public sealed class SharedWeightsTests
{
    readonly SharedWeights shared = new();

    [Test]
    public void Load_EqualBytes_OneSessionAndTheSamePictures()
    {
        byte[] file = File.ReadAllBytes(Repository.Model("spatial.onnx"));
        using var alone = TextureGenerator.Load(file, "alone", new() { Provider = "CPU" });
        var one = Load("spatial.onnx", threads: 1);
        using var two = TextureGenerator.Load(file, "from memory", new() { Provider = "CPU", Threads = 2, Shared = shared });
        Assert.That(shared.Count, Is.EqualTo(1), "whatever the name and the threads");
        using (Load("plain.onnx")) Assert.That(shared.Count, Is.EqualTo(2), "another model");
        Assert.That(shared.Count, Is.EqualTo(1));

        byte[] expected = Picture(alone);
        Assert.That(Picture(one), Is.EqualTo(expected));
        one.Dispose();
        Assert.That(Picture(two), Is.EqualTo(expected), "the other is still there");
        one.Dispose();
        Assert.That(() => Picture(one), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(Picture(two), Is.EqualTo(expected), "disposed twice takes no one's session");
        two.Dispose();
        Assert.That(shared.Count, Is.Zero, "the last one frees it");
        using var again = Load("spatial.onnx");
        Assert.That(Picture(again), Is.EqualTo(expected));
    }

    [Test]
    public void Load_ThatFails_LeavesNothingOpen()
    {
        Assert.That(() => Load("dcgan.onnx", provider: new[] { "CoreML", "QNN", "DirectML" }.First(p => !TextureGenerator.AvailableProviders.Contains(p))),
            Throws.TypeOf<ProviderException>());
        Assert.That(shared.Count, Is.Zero);
    }

    [Test]
    public void Load_FromManyThreads_OneSession()
    {
        var generators = new TextureGenerator[8];
        Parallel.For(0, 8, i => generators[i] = Load("spatial.onnx"));
        Assert.That(shared.Count, Is.EqualTo(1));
        byte[] expected = Picture(generators[0]);
        Parallel.ForEach(generators, generator =>
        {
            for (int i = 0; i < 5; i++) Assert.That(Picture(generator), Is.EqualTo(expected));
            generator.Dispose();
        });
        Assert.That(shared.Count, Is.Zero);
    }

    /// <summary>What it is for: a further generator takes no memory for weights.</summary>
    [Test, Explicit("memory of the whole process, which other tests move"), Platform("Linux")]
    public void Load_Further_TakesNoWeights([Values] bool share)
    {
        string path = Path.Combine(Repository.Root, "assets", "models", "bricks.onnx");
        using var first = TextureGenerator.Load(path, new() { Provider = "CPU", Shared = share ? shared : null });
        long before = Resident();
        var more = Enumerable.Range(0, 40).Select(_ => TextureGenerator.Load(path, new() { Provider = "CPU", Shared = share ? shared : null })).ToArray();
        long each = (Resident() - before) / more.Length;
        foreach (var generator in more) generator.Dispose();
        TestContext.Out.WriteLine($"{each >> 10} KiB a further generator, shared: {share}");
        Assert.That(each, share ? Is.LessThan(1 << 19) : Is.GreaterThan(2 << 20));
    }

    static long Resident()
    {
        GC.Collect();
        return long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) << 10;
    }

    TextureGenerator Load(string name, int threads = 1, string provider = "CPU") =>
        TextureGenerator.Load(Repository.Model(name), new() { Provider = provider, Threads = threads, Shared = shared });

    static byte[] Picture(TextureGenerator generator)
    {
        byte[] rgba = new byte[4 * 64 * 64];
        generator.Generate(new TextureRecipe(4) { Width = 64, Height = 64 }, rgba);
        return rgba;
    }
}
