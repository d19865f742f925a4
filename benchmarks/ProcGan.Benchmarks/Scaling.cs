using ProcGan.Runtime;

namespace ProcGan.Benchmarks;

/// <summary><c>scaling</c>: megapixels a second by size, on one thread and on two, and how the cost grows with the area (1 = linear).</summary>
/// <remarks>The sizes take turns, so that a busy moment does not bend the line.</remarks>
static class Scaling
{
    static readonly int[] sizes = [256, 512, 1024, 2048, 4096];

    public static void Run(Arguments arguments)
    {
        byte[] rgba = new byte[4 * sizes[^1] * sizes[^1]];
        Console.WriteLine("| threads | " + string.Join(" | ", sizes.Select(s => $"{s} px, Mpx/s")) + " | exponent |\n|---|" + string.Concat(sizes.Select(_ => "---|")) + "---|");
        foreach (int threads in new[] { 1, 2 })
        {
            using var generator = TextureGenerator.Load(arguments.Model, arguments.Options with { Threads = threads });
            double[][] ms = Timing.Alternate(Math.Max(3, arguments.Rounds / 10), warmUp: 1, Array.ConvertAll<int, Func<double>>(sizes, size => () =>
            {
                var recipe = arguments.Tile with { Width = size, Height = size };
                int calls = Math.Max(1, 1024 / size * 1024 / size);      // no less than a megapixel at a time
                return Timing.Of(() =>
                {
                    for (int i = 0; i < calls; i++) generator.Generate(recipe, rgba.AsSpan(0, 4 * size * size));
                }) / calls;
            }));
            double[] median = ms.Select(Timing.Median).ToArray();
            double exponent = Slope(sizes.Select(s => Math.Log((double)s * s)).ToArray(), median.Select(m => Math.Log(m)).ToArray());
            Console.WriteLine($"| {threads} | " + string.Join(" | ", sizes.Select((s, i) => $"{s * (double)s / median[i] / 1e3:0.00}")) + $" | {exponent:0.000} |");
        }
    }

    /// <summary>Of the line of least squares.</summary>
    static double Slope(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }
}
