using BenchmarkDotNet.Attributes;
using ProcGan.Runtime.Latents;

namespace ProcGan.Benchmarks;

/// <summary>The inputs of one 256 x 256 tile of the default spatial model. Budget: 0.5 ms for all three together, 0 B.</summary>
[MemoryDiagnoser]
public class LatentBenchmarks
{
    static readonly FieldWindow cells = new(-2, -2, 20, 20, 16, 16), pixels = new(-1, -1, 258, 258, 256, 256);
    static readonly Wave[] waves = [new(0.5, 0), new(0, 0.5), new(1, 0.25), new(0.25, 1), new(1.5, 0), new(0, 1.5)];
    readonly float[] local = new float[24 * 400], periodic = new float[6 * 400], noise = new float[258 * 258];
    readonly ulong[] phases = new ulong[6];

    /// <summary>24 channels of 20 x 20 cells: Philox and the inverse normal.</summary>
    [Benchmark]
    public void Local() => LatentField.FillLocal(local, 1, 24, cells);

    /// <summary>6 waves over 20 x 20 cells.</summary>
    [Benchmark]
    public void Waves()
    {
        LatentField.FillWavePhases(phases, 1);
        LatentField.FillWaves(periodic, waves, phases, cells);
    }

    /// <summary>The largest noise map, 258 x 258: Philox and a table.</summary>
    [Benchmark]
    public void Noise() => LatentField.FillNoise(noise, 1, 3, pixels);
}
