using ProcGan.Trainer.Data;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Metrics;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>What a snapshot is worth.</summary>
/// <param name="Swd">Sliced Wasserstein distance to the data times 1000; lower is better.</param>
/// <param name="Diversity">How varied the pictures are, as a share of the data.</param>
readonly record struct Quality(double Swd, double Diversity);

/// <summary>Judges the weight average by pictures of training size: the same latents and the same real crops every time.</summary>
sealed class QualityProbe(TrainingOptions options, TextureSet data, LatentSampler latents)
{
    /// <summary>Pictures of each side. With 128, the distance of one generator varies by a few percent between seeds.</summary>
    const int Pictures = 128, Batch = 8;
    const ulong CropSeedOffset = 0x5EED_0F_A_9B0BE;

    public ImageBatch Reals { get; } = Crops(options, data, first: 0);

    /// <summary>What other crops of the data measure against these: nothing learnt can be better than that.</summary>
    public double Floor() => Swd(Crops(options, data, first: Pictures));

    /// <param name="gEma">The weight average, with its statistics measured.</param>
    public Quality Measure(Networks.GeneratorNetwork gEma)
    {
        using var guard = no_grad();
        var values = new float[Reals.Values.Length];
        for (int start = 0; start < Pictures; start += Batch)
        {
            using var scope = NewDisposeScope();
            var input = latents.Draw(TrainingStreams.Judged, start, Batch);
            gEma.forward(input.Z, input.Noise).ToFloats().Values.CopyTo(values.AsMemory(start * Reals.PictureSize));
        }
        var fakes = new ImageBatch(values, Pictures, Reals.Channels, Reals.Height, Reals.Width);
        return new Quality(Swd(fakes), Diversity.Of(fakes, Reals));
    }

    double Swd(ImageBatch others) => SlicedWasserstein.Measure(SwdOptions.Quick with { Threads = options.Threads }, Reals, others)[0].Mean;

    static ImageBatch Crops(TrainingOptions options, TextureSet data, long first)
    {
        int channels = data.ChannelNames.Count, side = options.Resolution;
        var values = new float[Pictures * channels * side * side];
        new CropSampler(data, side, options.Seed + CropSeedOffset).Fill(first, Pictures, values);
        return new ImageBatch(values, Pictures, channels, side, side);
    }
}
