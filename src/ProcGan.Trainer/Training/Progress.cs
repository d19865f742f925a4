using System.Text.Json.Serialization;

namespace ProcGan.Trainer.Training;

/// <summary>Where a run stands, once a tick. One line of stats.jsonl.</summary>
/// <param name="Kimg">Thousands of images shown to the discriminator.</param>
/// <param name="ImagesPerSecond">Over the last tick, of the steps alone.</param>
/// <param name="DiscriminatorLoss">Mean over the last tick; 1.39 = it tells nothing apart (logistic loss).</param>
/// <param name="GeneratorLoss">Mean over the last tick; 0.69 = the discriminator tells nothing apart (logistic loss).</param>
/// <param name="Seconds">Time so far, over all sittings.</param>
/// <param name="SecondsLeft">Estimated.</param>
sealed record TrainingStatus(double Kimg, double ImagesPerSecond, double DiscriminatorLoss, double GeneratorLoss, double Seconds, double SecondsLeft)
{
    /// <summary>Memory of the process.</summary>
    public long MemoryBytes { get; init; }
    /// <summary>More of the step, by name, means over the tick; and what a snapshot measured: <c>swd</c>, <c>diversity</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Metrics { get; init; }
    /// <summary>Something happened that a person should know.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}

/// <summary>Sums losses and time until the next report.</summary>
sealed class Tick
{
    readonly SortedDictionary<string, (double Sum, int Count)> more = new(StringComparer.Ordinal);
    double discriminatorLoss, generatorLoss, seconds;
    int steps, images;

    public void Add(double dLoss, double gLoss, int batch, double stepSeconds)
    {
        discriminatorLoss += dLoss;
        generatorLoss += gLoss;
        images += batch;
        seconds += stepSeconds;
        steps++;
    }

    /// <summary>Something else of a step that is worth a curve: its mean over the tick appears among the metrics.</summary>
    public void Add(string name, double value)
    {
        var (sum, count) = more.GetValueOrDefault(name);
        more[name] = (sum + value, count + 1);
    }

    public double Seconds => seconds;

    public bool HasSteps => steps > 0;

    /// <summary>What the tick would say now.</summary>
    public TrainingStatus Peek(double kimg, double totalSeconds, double secondsLeft) =>
        new(kimg, images / seconds, discriminatorLoss / steps, generatorLoss / steps, totalSeconds, secondsLeft)
        {
            MemoryBytes = Environment.WorkingSet,
            Metrics = more.Count == 0 ? null : more.ToDictionary(m => m.Key, m => m.Value.Sum / m.Value.Count),
        };

    public TrainingStatus Close(double kimg, double totalSeconds, double secondsLeft)
    {
        var status = Peek(kimg, totalSeconds, secondsLeft);
        Reset();
        return status;
    }

    public void Reset()
    {
        (discriminatorLoss, generatorLoss, seconds, steps, images) = (0, 0, 0, 0, 0);
        more.Clear();
    }
}
