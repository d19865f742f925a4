using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProcGan.Benchmarks;

/// <summary>Milliseconds of things that take turns, so that whatever else the machine does hits all of them.</summary>
static class Timing
{
    const int ProcessClock = 2;     // CLOCK_PROCESS_CPUTIME_ID

    /// <summary>Whether it is processor time that counts, of all threads together, and not what a wall clock shows: on a machine that others
    /// use too, a single thread's work is best compared by that (Linux).</summary>
    public static bool ByProcessor { get; set; }

    /// <summary>Now, on the clock that counts.</summary>
    public static double Now()
    {
        if (!ByProcessor) return Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
        return ReadClock(ProcessClock, out var time) == 0 ? time.Seconds * 1e3 + time.Nanoseconds / 1e6 : throw new PlatformNotSupportedException("no processor clock");
    }

    public static double Of(Action action)
    {
        double start = Now();
        action();
        return Now() - start;
    }

    /// <summary>[side][round]; a few rounds more come first, to warm up. The side that begins changes from round to round.</summary>
    public static double[][] Alternate(int rounds, params Func<double>[] sides) => Alternate(rounds, warmUp: 3, sides);

    public static double[][] Alternate(int rounds, int warmUp, Func<double>[] sides)
    {
        var times = sides.Select(_ => new double[rounds]).ToArray();
        for (int round = -warmUp; round < rounds; round++)
            for (int i = 0; i < sides.Length; i++)
            {
                int side = (i + round + warmUp) % sides.Length;
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

    [StructLayout(LayoutKind.Sequential)]
    readonly record struct TimeSpec(long Seconds, long Nanoseconds);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    static extern int ReadClock(int clock, out TimeSpec time);
}
