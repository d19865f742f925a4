using System.Diagnostics;

namespace ProcGan.Benchmarks;

/// <summary>Milliseconds of things that take turns, so that whatever else the machine does hits all of them.</summary>
static class Timing
{
    public static double Of(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>[side][round]; a few rounds more come first, to warm up. The side that begins changes from round to round.</summary>
    public static double[][] Alternate(int rounds, params Func<double>[] sides)
    {
        var times = sides.Select(_ => new double[rounds]).ToArray();
        for (int round = -3; round < rounds; round++)
            for (int i = 0; i < sides.Length; i++)
            {
                int side = (i + round + 3) % sides.Length;
                double ms = sides[side]();
                if (round >= 0) times[side][round] = ms;
            }
        return times;
    }

    /// <summary>The median of the rounds' ratios: how many times as long the first takes.</summary>
    public static double Ratio(double[] first, double[] second) => Median(first.Zip(second, (a, b) => a / b));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
