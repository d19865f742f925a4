using System.Text.Json;
using ProcGan.Runtime;

namespace ProcGan.Benchmarks;

/// <summary><c>crowd</c>: sixteen threads that ask one generator at once against one that asks, the same textures, in turn; each picture is compared.</summary>
static class Crowd
{
    const int Callers = 16, Textures = 48;

    public static void Run(Arguments arguments)
    {
        using var generator = TextureGenerator.Load(arguments.Model, arguments.Options);
        byte[][] expected = Enumerable.Range(0, Textures).Select(i => Picture(i, new byte[4 * arguments.Size * arguments.Size])).ToArray();
        byte[][] buffers = Enumerable.Range(0, Callers).Select(_ => new byte[expected[0].Length]).ToArray();
        int torn = 0;
        double[][] ms = Timing.Alternate(Math.Max(3, arguments.Rounds / 5), () => Timing.Of(() =>
        {
            for (int i = 0; i < Textures; i++) Check(i, buffers[0]);
        }), () => Timing.Of(() =>
        {
            var callers = Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
            {
                for (int i = caller; i < Textures; i += Callers) Check(i, buffers[caller]);
            })).ToArray();
            foreach (var caller in callers) caller.Start();
            foreach (var caller in callers) caller.Join();
        }));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            callers = Callers,
            threadsOfAGenerator = arguments.Threads,
            oneMs = Math.Round(Timing.Median(ms[0]) / Textures, 2),
            crowdMs = Math.Round(Timing.Median(ms[1]) / Textures, 2),
            throughput = Math.Round(Timing.Ratio(ms[0], ms[1]), 2),
            torn,
        }));

        byte[] Picture(int seed, byte[] rgba)
        {
            generator.Generate(arguments.Tile with { Seed = (ulong)seed }, rgba);
            return rgba;
        }

        void Check(int seed, byte[] buffer)
        {
            if (!Picture(seed, buffer).AsSpan().SequenceEqual(expected[seed])) Interlocked.Increment(ref torn);
        }
    }
}
