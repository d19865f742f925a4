using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>Tries how many threads train fastest, on the run's own steps.</summary>
/// <remarks>More threads than free cores make steps several times slower, and a machine does not say how many are free.</remarks>
static class ThreadTrial
{
    const double SecondsEach = 0.7;
    const int MostSteps = 40, FewestSteps = 2;
    /// <summary>More threads have to earn it: when the machine gets busy, several that wait for each other suffer more than one.</summary>
    const double WorthMore = 1.15;
    const double ShortestRunMinutes = 1, ShortestRunSteps = 1000;

    /// <summary>Not where the trial would be a good part of the run.</summary>
    public static bool IsWorthIt(TrainingOptions options) => Environment.ProcessorCount > 1 &&
        (options.Minutes is { } minutes ? minutes >= ShortestRunMinutes : options.Kimg * 1000 / options.Batch >= ShortestRunSteps);

    /// <returns>The number of threads, and a line that says how it was found.</returns>
    public static (int Threads, string Told) Run(Action step)
    {
        var rates = new List<(int Threads, double StepsPerSecond)>();
        foreach (int threads in Candidates(Environment.ProcessorCount))
        {
            set_num_threads(threads);
            step();                          // kernels are chosen and threads are started here
            long start = Stopwatch.GetTimestamp();
            int steps = 0;
            for (; steps < FewestSteps || (steps < MostSteps && Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsEach); steps++)
                step();
            rates.Add((threads, steps / Stopwatch.GetElapsedTime(start).TotalSeconds));
            if (rates.Count > 1 && rates[^1].StepsPerSecond < 0.8 * rates.Max(r => r.StepsPerSecond))
                break;                       // past the best; more would be slower still
        }
        int best = Best(rates);
        string seen = string.Join(", ", rates.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Threads}: {r.StepsPerSecond:0.0}")));
        return (best, $"threads: {best}, the fastest of those tried (steps a second with {seen}); --threads {best} repeats this run exactly");
    }

    public static int Best(IReadOnlyList<(int Threads, double StepsPerSecond)> rates)
    {
        var best = rates[0];
        foreach (var rate in rates)
            if (rate.StepsPerSecond > best.StepsPerSecond * WorthMore)
                best = rate;
        return best.Threads;
    }

    /// <summary>1, 2, 4, ... and all of them.</summary>
    public static IEnumerable<int> Candidates(int processors)
    {
        for (int threads = 1; threads < processors; threads *= 2)
            yield return threads;
        yield return processors;
    }
}
