using ProcGan.Runtime.Latents;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Losses;

/// <summary>
/// How far the patches of two batches lie apart, as a loss: sliced Wasserstein distance over a pyramid, as GPDM (Elnekave and Weiss 2022,
/// arXiv 2203.11862) matches patches.
/// </summary>
/// <remarks>
/// Each level is half the one before, down to 16 pixels. Random unit filters of 7 x 7 are the directions: one strided convolution from a
/// random corner gives the projections of a random subset of all patches, and sorting a few thousand of them is cheap. A level's
/// distance is the mean absolute difference of the sorted projections; the loss is the mean over the levels.
/// </remarks>
static class PatchDistance
{
    public const int Side = 7, Directions = 64;
    const int SmallestSide = 16, WidestStep = 4;

    /// <summary>One level's filters and where its patches begin.</summary>
    /// <param name="Filters">[D, C, 7, 7], each of length 1.</param>
    /// <param name="Step">Pixels from a patch to the next.</param>
    /// <param name="OfA">Column and row of a's first patch, 0 to Step - 1.</param>
    /// <param name="OfB">The same of b.</param>
    public readonly record struct Level(Tensor Filters, int Step, (int X, int Y) OfA, (int X, int Y) OfB);

    /// <summary>Levels for pictures of some side: down to 16 pixels, and at least one.</summary>
    public static int LevelsFor(int side)
    {
        int levels = 1;
        for (; side % 2 == 0 && side / 2 >= SmallestSide; side /= 2)
            levels++;
        return levels;
    }

    /// <summary>What one step draws, as a function of the seed and the step.</summary>
    public static Level[] Draw(ulong seed, ulong stream, long step, int channels, int side, Device device)
    {
        var levels = new Level[LevelsFor(side)];
        Span<ulong> words = stackalloc ulong[4];
        var values = new float[Directions * channels * Side * Side];
        for (int i = 0; i < levels.Length; i++, side /= 2)
        {
            for (int j = 0; j < values.Length; j++)
            {
                if (j % 4 == 0)
                    Philox.Block(seed, 0, (ulong)step, (ulong)(j / 4), (ulong)i, stream, out words[0], out words[1], out words[2], out words[3]);
                values[j] = (float)Normal.FromBits(words[j % 4]);
            }
            Philox.Block(seed, 0, (ulong)step, ulong.MaxValue, (ulong)i, stream, out ulong ax, out ulong ay, out ulong bx, out ulong by);
            int stride = Math.Clamp(side / SmallestSide, 1, WidestStep);
            (int, int) Corner(ulong x, ulong y) => ((int)(x % (ulong)stride), (int)(y % (ulong)stride));
            var filters = tensor(values, [Directions, channels * Side * Side]);
            filters = filters / filters.square().sum([1L], keepdim: true).sqrt();
            levels[i] = new Level(filters.view(Directions, channels, Side, Side).to(device), stride, Corner(ax, ay), Corner(bx, by));
        }
        return levels;
    }

    /// <param name="a">[N, C, R, R] in [-1, 1], float32: what learns.</param>
    /// <param name="b">[N, C, R, R], as many; what it is to be like.</param>
    /// <param name="levels">From <see cref="Draw"/>.</param>
    /// <returns>Scalar; 0 for batches with the same patches.</returns>
    public static Tensor Between(Tensor a, Tensor b, Level[] levels)
    {
        Tensor? sum = null;
        for (int i = 0; i < levels.Length; i++)
        {
            if (i > 0)
                (a, b) = (functional.avg_pool2d(a, 2L), functional.avg_pool2d(b, 2L));
            var level = levels[i];
            var distance = (Projections(a, level, level.OfA) - Projections(b, level, level.OfB)).abs().mean();
            sum = sum is null ? distance : sum + distance;
        }
        return sum! / levels.Length;
    }

    /// <summary>Sorted projections of every Step-th patch: [D, M].</summary>
    static Tensor Projections(Tensor x, Level level, (int X, int Y) corner)
    {
        // From every corner as many patches: what the last corner leaves.
        var from = x.narrow(2, corner.Y, x.shape[2] - level.Step + 1).narrow(3, corner.X, x.shape[3] - level.Step + 1);
        var values = functional.conv2d(from, level.Filters, strides: [level.Step, level.Step]);      // [N, D, h, w]
        return values.permute(1, 0, 2, 3).reshape(level.Filters.shape[0], -1).sort(1L).Values;
    }
}
