namespace ProcGan.Trainer.Training;

/// <summary>Where a run stands, once a tick. One line of stats.jsonl.</summary>
/// <param name="Kimg">Thousands of images shown to the discriminator.</param>
/// <param name="ImagesPerSecond">Over the last tick.</param>
/// <param name="DiscriminatorLoss">Mean over the last tick; 1.39 = it tells nothing apart.</param>
/// <param name="GeneratorLoss">Mean over the last tick; 0.69 = the discriminator tells nothing apart.</param>
/// <param name="Seconds">Training time so far, over all sessions.</param>
/// <param name="SecondsLeft">Estimated.</param>
sealed record TrainingStatus(double Kimg, double ImagesPerSecond, double DiscriminatorLoss, double GeneratorLoss, double Seconds, double SecondsLeft);

/// <summary>Sums losses and time until the next report.</summary>
sealed class Tick
{
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

    public double Seconds => seconds;

    public TrainingStatus Close(double kimg, double totalSeconds, double secondsLeft)
    {
        var status = new TrainingStatus(kimg, images / seconds, discriminatorLoss / steps, generatorLoss / steps, totalSeconds, secondsLeft);
        (discriminatorLoss, generatorLoss, seconds, steps, images) = (0, 0, 0, 0, 0);
        return status;
    }
}
