using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Reports;

/// <summary>Which curves of stats.jsonl a report draws.</summary>
static class RunCharts
{
    public static IEnumerable<LineChart> Of(IReadOnlyList<TrainingStatus> ticks, double floor)
    {
        if (ticks.Count == 0)
            yield break;
        yield return new LineChart("Losses", "Means over a tick. A discriminator near 0 knows every real picture by heart.",
            [CurveOf(ticks, "D", t => t.DiscriminatorLoss), CurveOf(ticks, "G", t => t.GeneratorLoss)]);
        yield return new LineChart("Distance to the data", "Sliced Wasserstein distance x 1000 of a snapshot; lower is better. The line is the data against itself.",
            [Metric(ticks, "swd", "SWD")]) { Mark = ("data", floor), Dots = true };
        yield return new LineChart("Variety", "How much samples differ from each other, as a share of how much crops of the data do. A fall is a collapse.",
            [Metric(ticks, "diversity", "share")]) { Mark = ("data", 1), Dots = true };
        yield return new LineChart("Speed", "Images a second, over a tick.", [CurveOf(ticks, "img/s", t => t.ImagesPerSecond)]);
        yield return new LineChart("Memory", "Of the whole process, in GB.", [CurveOf(ticks, "GB", t => t.MemoryBytes / 1e9)]);
        foreach (string name in ticks.SelectMany(t => t.Metrics?.Keys ?? []).Except(["swd", "diversity"]).Distinct().Order(StringComparer.Ordinal))
            yield return new LineChart(name, "", [Metric(ticks, name, "")]);
    }

    static Curve CurveOf(IReadOnlyList<TrainingStatus> ticks, string name, Func<TrainingStatus, double> value) =>
        new(name, [.. ticks.Select(t => (t.Kimg, value(t))).Where(p => double.IsFinite(p.Item2))]);

    static Curve Metric(IReadOnlyList<TrainingStatus> ticks, string key, string name) =>
        CurveOf([.. ticks.Where(t => t.Metrics?.ContainsKey(key) == true)], name, t => t.Metrics![key]);
}
