using BenchmarkDotNet.Attributes;
using ProcGan.Runtime;

namespace ProcGan.Benchmarks;

/// <summary>One 256 x 256 tile on one CPU thread. Budget: 10 % beyond the bare ONNX Runtime call, 0 B.</summary>
/// <remarks>For a ratio on a busy machine take <c>./procgan bench overhead</c>, which alternates the two.</remarks>
[MemoryDiagnoser]
public class GenerateBenchmarks
{
    readonly byte[] rgba = new byte[256 * 256 * 4];
    readonly float[] channels = new float[3 * 256 * 256];
    TextureGenerator generator = null!;
    BareRun bare = null!;

    [GlobalSetup]
    public void Load()
    {
        byte[] model = BenchmarkModel.Bytes();
        generator = TextureGenerator.Load(model, "benchmark", new GeneratorOptions { Provider = "CPU", Threads = 1 });
        bare = new BareRun(model, generator.Model, 256);
    }

    [GlobalCleanup]
    public void Free()
    {
        generator.Dispose();
        bare.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void OnnxRuntime() => bare.Run();

    [Benchmark]
    public void Generate() => generator.Generate(BenchmarkModel.Tile256, rgba);

    [Benchmark]
    public void GenerateChannels() => generator.GenerateChannels(BenchmarkModel.Tile256, channels);
}
