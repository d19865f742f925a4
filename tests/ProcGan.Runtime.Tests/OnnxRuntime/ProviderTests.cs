using System.Runtime.InteropServices;
using ProcGan.Runtime.Fields;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Tests.OnnxRuntime;

public sealed class ProviderTests
{
    /// <summary>Software Vulkan, from Debian's package chromium.</summary>
    const string SwiftShader = "/usr/lib/chromium/vk_swiftshader_icd.json";

    [TestCase("cpu"), TestCase("CPU"), TestCase("CPUExecutionProvider")]
    public void Load_Cpu_ByAnyOfItsNames(string name)
    {
        using var generator = Load("plain", name);
        Assert.That(generator.ActiveProvider, Is.EqualTo("CPU"));
        Assert.That(generator.ProviderNotes, Is.Empty);
    }

    [Test]
    public void Load_Auto_TakesWhatWorksAndSaysWhyNotTheRest()
    {
        using var generator = Load("plain", "Auto");
        var better = ExecutionProviders.Candidates().TakeWhile(c => c != generator.ActiveProvider).ToArray();
        Assert.That(generator.ProviderNotes.Select(note => note.Split(':')[0]), Is.EqualTo(better));
        if (generator.ActiveProvider == "CPU") Assert.That(better, Is.EqualTo(ExecutionProviders.Candidates()));
        byte[] found = Bytes(generator), expected;
        using (var cpu = Load("plain", "CPU")) expected = Bytes(cpu);
        AssertClose(found, expected);
    }

    [TestCase("WebGP", "WebGPU"), TestCase("Cuba", "CUDA"), TestCase("DirectMl2", "DirectML"), TestCase("autos", "Auto")]
    public void Load_UnknownName_NamesTheNearest(string name, string nearest) => Assert.That(() => Load("plain", name),
        Throws.ArgumentException.With.Message.Contains($"'{name}' is unknown, did you mean '{nearest}'?").And.Message.Not.Contains("\n"));

    [Test]
    public void Load_KnownButNotInThisBuild_SaysWhatIs()
    {
        string absent = new[] { "CoreML", "QNN", "NNAPI", "DirectML" }.First(p => !ExecutionProviders.IsAvailable(p));
        Assert.That(() => Load("plain", absent), Throws.TypeOf<ProviderException>().With.Message.Contains($"'{absent}' is not in this build")
            .And.Message.Contains("CPU"));
    }

    [Test]
    public void Load_WrongOptions_ListsThemAll() => Assert.That(
        () => TextureGenerator.Load(Repository.Model("plain.onnx"), new() { Provider = " ", Threads = -1, DeviceId = -2 }),
        Throws.ArgumentException.With.Message.Contains("Provider is empty").And.Message.Contains("Threads is -1").And.Message.Contains("DeviceId is -2"));

    /// <summary>A true GPU path without a GPU, or with one: within two steps of a byte of the CPU's picture, twice over.</summary>
    [Test]
    public void Generate_WebGpu_IsTheCpusPicture([Values("spatial", "plain", "dcgan")] string name)
    {
        using var gpu = LoadWebGpu(name);
        using var cpu = Load(name, "CPU");
        var recipe = new TextureRecipe(3) { Psi = .9f };
        foreach (ulong seed in new[] { 3UL, 4UL })      // the second call shows whether new inputs reach the device
            AssertClose(Bytes(gpu, recipe with { Seed = seed }), Bytes(cpu, recipe with { Seed = seed }));
        Assert.That(gpu.ActiveProvider, Is.EqualTo("WebGPU"));
        Assert.That(gpu.MakesRgba, "only bytes came back");
        // The model's own numbers take the other way back, and both may be asked for in turn.
        var (width, height) = gpu.SizeOf(recipe);
        float[] found = new float[gpu.Model.Channels.Count * width * height], expected = new float[found.Length];
        gpu.GenerateChannels(recipe, found);
        cpu.GenerateChannels(recipe, expected);
        Assert.That(found, Is.EqualTo(expected).Within(2 / 127.5f));
        AssertClose(Bytes(gpu, recipe), Bytes(cpu, recipe));
    }

    /// <summary>A session on a device takes one call at a time: others wait, also those of a generator that shares it.</summary>
    [Test]
    public void Generate_WebGpuFromManyThreads_EachGetsItsOwn()
    {
        var shared = new SharedWeights();
        using var gpu = LoadWebGpu("plain", shared);
        using var other = LoadWebGpu("plain", shared);
        Assert.That(shared.Count, Is.EqualTo(1));
        byte[][] expected = Enumerable.Range(0, 8).Select(seed => Bytes(gpu, new TextureRecipe((ulong)seed))).ToArray();
        Parallel.For(0, 16, new() { MaxDegreeOfParallelism = 4 }, i =>
            AssertClose(Bytes(i % 2 == 0 ? gpu : other, new TextureRecipe((ulong)(i % 8))), expected[i % 8]));
    }

    /// <summary>On the CPU chunks are exact; elsewhere sums may be cut by the size of a run, so a byte may differ by one.</summary>
    [Test]
    public void Generate_WebGpuChunks_AreWindowsOfALargeImageWithinOneStep()
    {
        using var gpu = LoadWebGpu("spatial");
        const int side = 150;
        var recipe = new TextureRecipe(8) { Width = side, Height = side, Tile = TileAxes.None, OriginX = 1L << 40 };
        byte[] large = new byte[4 * side * side];
        gpu.Generate(recipe, large);
        foreach (var (w, h, x, y) in new[] { (50, 30, 2, 4), (7, 64, 20, 1), (75, 75, 1, 0) })
        {
            byte[] chunk = new byte[4 * w * h];
            new InfiniteTexture(gpu, recipe with { Width = w, Height = h }).Generate(x, y, chunk);
            for (int row = 0; row < h; row++)
                for (int i = 0; i < 4 * w; i++)
                    Assert.That(chunk[4 * row * w + i], Is.EqualTo(large[4 * ((y * h + row) * side + x * w) + i]).Within(1), $"{w} x {h} at {x}, {y}: row {row}, byte {i}");
        }
        // Blended edges and materials take floats back from the device.
        using var cpu = Load("spatial", "CPU");
        Material found = new(), expected = new();
        gpu.Generate(new TextureRecipe(3) { Width = 64, Height = 64 }, found);
        cpu.Generate(new TextureRecipe(3) { Width = 64, Height = 64 }, expected);
        Assert.That(found.Plane(MaterialMaps.Albedo).ToArray(), Is.EqualTo(expected.Plane(MaterialMaps.Albedo).ToArray()).Within(2 / 127.5f));
    }

    static TextureGenerator LoadWebGpu(string name, SharedWeights? shared = null)
    {
        // The Vulkan loader reads the C library's environment, once, when the first GPU is asked for.
        if (OperatingSystem.IsLinux() && File.Exists(SwiftShader)) SetEnvironment("VK_ICD_FILENAMES", SwiftShader, overwrite: 0);
        // Without a driver the loader only gets as far as warnings, so an attempt is all it takes to find out.
        try
        {
            return Load(name, "WebGPU", shared);
        }
        catch (ProviderException e)
        {
            Assert.Ignore($"no WebGPU here (Debian's chromium brings a software adapter): {e.Message}");
            throw;
        }
    }

    static TextureGenerator Load(string name, string provider, SharedWeights? shared = null) =>
        TextureGenerator.Load(Repository.Model(name + ".onnx"), new() { Provider = provider, Threads = 1, Shared = shared });

    static byte[] Bytes(TextureGenerator generator, TextureRecipe recipe = default)
    {
        var (width, height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);
        return rgba;
    }

    static void AssertClose(byte[] found, byte[] expected)
    {
        Assert.That(found, Has.Length.EqualTo(expected.Length));
        Assert.That(found.Zip(expected, (a, b) => Math.Abs(a - b)).Max(), Is.LessThanOrEqualTo(2), "steps of a byte, the issue's bound");
        Assert.That(expected.Distinct().Count(), Is.GreaterThan(50), "a flat picture would prove nothing");
    }

    [DllImport("libc", EntryPoint = "setenv")]
    static extern int SetEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
