using BenchmarkDotNet.Attributes;
using ProcGan.Runtime.Imaging;

namespace ProcGan.Benchmarks;

/// <summary>Planes of floats to RGBA8, the last step before upload. Budget: 1 ms at 512 x 512, 0 B.</summary>
[MemoryDiagnoser]
public class Rgba8Benchmarks
{
    const int Side = 512;
    readonly float[] planes = new float[3 * Side * Side];
    readonly byte[] rgba = new byte[Side * Side * 4];

    /// <summary>Smooth shades in [-1, 1] as a picture has them: random values would mostly measure something else.</summary>
    [GlobalSetup]
    public void Paint()
    {
        for (int i = 0; i < planes.Length; i++)
            planes[i] = MathF.Tanh(1.5f * MathF.Sin(i % Side * 0.05f) * MathF.Cos(i / Side * 0.03f));
    }

    [Benchmark]
    public void Interleave() => Rgba8.Interleave(
        planes.AsSpan(0, Side * Side), planes.AsSpan(Side * Side, Side * Side), planes.AsSpan(2 * Side * Side), default, rgba);
}
