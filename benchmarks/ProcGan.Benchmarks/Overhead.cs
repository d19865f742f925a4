using System.Text.Json;
using ProcGan.Runtime;

namespace ProcGan.Benchmarks;

/// <summary><c>overhead</c>: what Generate costs beyond ONNX Runtime's own call for the same texture, in turn.</summary>
static class Overhead
{
    public static void Run(Arguments arguments)
    {
        using var generator = TextureGenerator.Load(arguments.Model, arguments.Options);
        using var bare = new BareRun(File.ReadAllBytes(arguments.Model), generator.Model, arguments.Size);
        byte[] rgba = new byte[4 * arguments.Size * arguments.Size];
        ulong seed = 0;
        long allocated = 0;
        double[][] ms = Timing.Alternate(arguments.Rounds, () => Timing.Of(bare.Run), () =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            double start = Timing.Now();
            generator.Generate(arguments.Tile with { Seed = seed++ }, rgba);
            double time = Timing.Now() - start;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return time;
        });
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            size = arguments.Size,
            rounds = arguments.Rounds,
            clock = arguments.ByProcessor ? "processor" : "wall",
            bareMs = Math.Round(Timing.Median(ms[0]), 3),
            generateMs = Math.Round(Timing.Median(ms[1]), 3),
            ratio = Math.Round(Timing.Ratio(ms[1], ms[0]), 4),
            bytesPerCall = allocated,
        }));
    }
}
