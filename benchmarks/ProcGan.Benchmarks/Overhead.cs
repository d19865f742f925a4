using System.Diagnostics;
using System.Text.Json;
using ProcGan.Runtime;

namespace ProcGan.Benchmarks;

/// <summary><c>overhead [--calls N]</c>: what Generate costs beyond ONNX Runtime, call by call in turn, so that a busy machine slows both.</summary>
static class Overhead
{
    public static int Run(string[] args)
    {
        int calls = args is ["--calls", var text] ? int.Parse(text) : 100;
        byte[] model = BenchmarkModel.Bytes(), rgba = new byte[256 * 256 * 4];
        using var generator = TextureGenerator.Load(model, "benchmark", new GeneratorOptions { Provider = "CPU", Threads = 1 });
        using var bare = new BareRun(model, cells: 16);
        var pairs = new (double Bare, double Generate)[calls];
        long allocated = 0;
        for (int i = -5; i < calls; i++)   // the first five warm up
        {
            long start = Stopwatch.GetTimestamp();
            bare.Run();
            double bareMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            long before = GC.GetAllocatedBytesForCurrentThread();
            start = Stopwatch.GetTimestamp();
            generator.Generate(BenchmarkModel.Tile256 with { Seed = (ulong)(i + 5) }, rgba);
            double generateMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i < 0)
                continue;
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            pairs[i] = (bareMs, generateMs);
        }
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            calls,
            bareMs = Math.Round(Median(pairs.Select(p => p.Bare)), 3),
            generateMs = Math.Round(Median(pairs.Select(p => p.Generate)), 3),
            ratio = Math.Round(Median(pairs.Select(p => p.Generate / p.Bare)), 4),
            bytesPerCall = allocated / calls,
        }));
        return 0;
    }

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
