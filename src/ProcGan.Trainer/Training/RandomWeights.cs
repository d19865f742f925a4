using ProcGan.Runtime.Latents;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>Initial weights as a function of the run's seed alone, the same on every device and version of torch.</summary>
/// <remarks>Layers draw one after the other, so the order of construction is part of what a seed means.</remarks>
sealed class RandomWeights(ulong seed)
{
    Philox random = new(seed, TrainingStreams.Weights);

    /// <summary>N(0, <paramref name="std"/>^2), float32.</summary>
    public Tensor Normal(double std, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        random.FillNormal(values, deviation: (float)std);
        return tensor(values, shape);
    }
}

/// <summary>Which stream of the run's seed draws what. 0 to 3 belong to the latents of a picture, 32 to the crops.</summary>
static class TrainingStreams
{
    public const ulong Weights = 16, PictureSeeds = 18, Statistics = 19, PenaltyPoints = 20, Augmentation = 21, Judged = 22, Patches = 24, Rolls = 25, Study = 26;
}

/// <summary>Random numbers of a step, as a function of (seed, stream, step) alone.</summary>
static class RandomValues
{
    /// <summary>Evenly distributed in [0, 1), float32.</summary>
    public static Tensor Uniform(ulong seed, ulong stream, long step, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        Fill(values, seed, stream, step);
        return tensor(values, shape);
    }

    public static void Fill(Span<float> values, ulong seed, ulong stream, long step)
    {
        Span<ulong> words = stackalloc ulong[4];
        for (int i = 0; i < values.Length; i++)
        {
            if (i % 4 == 0)
                Philox.Block(seed, 0, (ulong)step, (ulong)(i / 4), 0, stream, out words[0], out words[1], out words[2], out words[3]);
            values[i] = (words[i % 4] >> 40) * (1f / (1 << 24));
        }
    }
}
