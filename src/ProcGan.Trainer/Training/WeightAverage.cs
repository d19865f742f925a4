using ProcGan.Trainer.Networks;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>The exponential moving average of a generator, which is what gets exported (Karras et al. 2018, section 4.2).</summary>
sealed class WeightAverage(GeneratorNetwork average, FlatParameters averageValues, FlatParameters values, double halfLifeKimg)
{
    /// <summary>Moves the average towards the trained weights; <paramref name="batch"/> images were seen since the last call.</summary>
    /// <remarks>The half-life grows with the run (a twentieth of what was seen), so that early, bad weights are soon forgotten.</remarks>
    public void Update(int batch, double imagesSeen)
    {
        using var guard = no_grad();
        double halfLife = Math.Min(halfLifeKimg * 1000, imagesSeen * 0.05);
        double decay = halfLife > 0 ? Math.Pow(0.5, batch / halfLife) : 0;
        averageValues.Values.mul_(decay).add_(values.Values, alpha: 1 - decay);
    }

    /// <summary>Gives the averaged weights batch statistics of their own, as the plain mean over <paramref name="batches"/>.</summary>
    /// <remarks>The trained weights' running statistics do not belong to the average: with them its colours drift.</remarks>
    public void MeasureStatistics(int batches, Func<int, LatentBatch> draw)
    {
        using var guard = no_grad();
        average.train();
        for (int i = 0; i < batches; i++)
        {
            using var scope = NewDisposeScope();
            foreach (var norm in average.BatchNorms)
                norm.Momentum = 1.0 / (i + 1);
            var latents = draw(i);
            average.forward(latents.Z, latents.Noise);
        }
        average.eval();
    }
}
