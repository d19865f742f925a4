using ProcGan.Trainer.Data;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Metrics;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>What a snapshot is worth.</summary>
/// <param name="Swd">Sliced Wasserstein distance to the data times 1000; lower is better.</param>
/// <param name="Diversity">How varied the pictures are, as a share of the data.</param>
readonly record struct Quality(double Swd, double Diversity);

/// <summary>Judges the weight average by pictures of training size: the same latents and the same real crops every time, and
/// where there are classes each of the class of the real one beside it, as in training.</summary>
sealed class QualityProbe(TrainingOptions options, TextureSet data, ClassSet classes, LatentSampler latents)
{
    /// <summary>Pictures of each side. With 128, the distance of one generator varies by a few percent between seeds.</summary>
    const int Pictures = 128, Batch = 8;
    const ulong CropSeedOffset = 0x5EED_0F_A_9B0BE;

    readonly CropSampler crops = new(data, options.Resolution, options.Seed + CropSeedOffset, UpProbe.Decide(data, options.Input).Variety);
    ImageBatch? reals;
    int[]? classOf;

    /// <summary>Crops of the data.</summary>
    public ImageBatch Reals => reals ??= Crops(first: 0);

    /// <summary>The class of each of <see cref="Reals"/>; empty where there are none.</summary>
    int[] ClassOf => classOf ??= classes.Count == 0 ? [] : [.. Enumerable.Range(0, Pictures).Select(i => classes.OfImage[crops.PlaceOf(0, i).Image])];

    /// <summary>What other crops of the data measure against these: nothing learnt can be better than that.</summary>
    public double Floor() => Swd(Crops(first: Pictures));

    /// <param name="gEma">The weight average, with its statistics measured.</param>
    public Quality Measure(Networks.GeneratorNetwork gEma)
    {
        var fakes = Pictured(gEma);
        return new Quality(Swd(fakes), Diversity.Of(fakes, Reals, ClassOf));
    }

    /// <summary>As many pictures as <see cref="Reals"/> has.</summary>
    public ImageBatch Pictured(Networks.GeneratorNetwork gEma)
    {
        using var guard = no_grad();
        var values = new float[Reals.Values.Length];
        for (int start = 0; start < Pictures; start += Batch)
        {
            using var scope = NewDisposeScope();
            int first = start;
            var input = latents.Draw(TrainingStreams.Judged, start, Batch, classes.Count == 0 ? null : i => ClassOf[first + i]);
            gEma.forward(input.Z, input.Noise).ToFloats().Values.CopyTo(values.AsMemory(start * Reals.PictureSize));
        }
        return new ImageBatch(values, Pictures, Reals.Channels, Reals.Height, Reals.Width);
    }

    double Swd(ImageBatch others) => SlicedWasserstein.Measure(SwdOptions.Quick with { Threads = options.Threads }, Reals, others)[0].Mean;

    ImageBatch Crops(long first)
    {
        int channels = data.ChannelNames.Count, side = options.Resolution;
        var values = new float[Pictures * channels * side * side];
        crops.Fill(first, Pictures, values);
        return new ImageBatch(values, Pictures, channels, side, side);
    }
}
