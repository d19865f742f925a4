using System.Globalization;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>What stands beside the bar while a run trains; remembers the metric of the snapshots, to say where it goes.</summary>
sealed class ProgressLine
{
    /// <summary>A change below this share is noise of the measurement.</summary>
    const double Noise = 0.03;

    double? former, current;

    public string Of(TrainingStatus status)
    {
        if (status.Metrics?.TryGetValue("swd", out double swd) == true)
            (former, current) = (current, swd);
        string metric = current is { } now ? string.Create(CultureInfo.InvariantCulture, $"  SWD {now:0.0}{Trend(now)}") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{status.Kimg:0.0} kimg  {status.ImagesPerSecond:0} img/s  D {status.DiscriminatorLoss:0.00}  G {status.GeneratorLoss:0.00}{metric}  {status.MemoryBytes / 1e9:0.0} GB  {TimeSpan.FromSeconds(status.SecondsLeft):h\\:mm\\:ss} left");
    }

    string Trend(double now) => former is not { } then ? ""
        : now < then * (1 - Noise) ? " better" : now > then * (1 + Noise) ? " worse" : " level";
}
