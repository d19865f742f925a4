using ProcGan.Trainer.Training;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Augment;

/// <summary>What happens to one picture; the default does nothing.</summary>
/// <param name="RollX">Pixels that the picture moves to the right, round the torus.</param>
/// <param name="RollY">The same, down.</param>
/// <param name="Cutout">Whether a square of half the side is blanked.</param>
/// <param name="CutX">Its centre, 0 to the side; the square may reach beyond the picture.</param>
/// <param name="CutY">The same, down.</param>
/// <param name="Brightness">Added to every albedo channel.</param>
/// <param name="Saturation">Distance from grey is multiplied by 1 + this.</param>
/// <param name="Contrast">Distance from the picture's mean is multiplied by 1 + this.</param>
readonly record struct Augmentation(
    int RollX = 0, int RollY = 0, bool Cutout = false, int CutX = 0, int CutY = 0, float Brightness = 0, float Saturation = 0, float Contrast = 0);

/// <summary>Differentiable augmentation of a batch (Zhao et al. 2020): G learns through what D sees.</summary>
/// <remarks>Moves go round the torus, so that no border appears that padding would draw. Colours change on albedo alone: a height or a
/// roughness is a measure, and another value of it another material.</remarks>
sealed class AugmentPlan(Augmentation[] pictures)
{
    /// <summary>Jitter moves a picture by 0 to 3 pixels: every phase of D's first two strides, where a weave would settle. Farther moves hide from D
    /// where G's cells begin, and stones become rectangles.</summary>
    const int JitterReach = 4;

    /// <summary>Draws a batch's augmentations as a function of (seed, draw).</summary>
    /// <param name="options">Which kinds.</param>
    /// <param name="strength">Chance of each kind, for each picture on its own.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="draw">A number that differs between batches.</param>
    /// <param name="batch">Pictures.</param>
    /// <param name="side">Of a picture, in pixels.</param>
    public static AugmentPlan Draw(AugmentOptions options, double strength, ulong seed, long draw, int batch, int side)
    {
        const int Each = 12;
        var chances = new float[batch * Each];
        RandomValues.Fill(chances, seed, TrainingStreams.Augmentation, draw);
        return new AugmentPlan([.. Enumerable.Range(0, batch).Select(i => One(chances.AsSpan(i * Each, Each)))]);

        Augmentation One(ReadOnlySpan<float> u)
        {
            var a = new Augmentation();
            int reach = options.Has("roll") ? side : options.Has("jitter") ? JitterReach : 0;
            if (reach > 0 && u[0] < strength)
                a = a with { RollX = (int)(u[1] * reach), RollY = (int)(u[2] * reach) };
            if (options.Has("cutout") && u[3] < strength)
                a = a with { Cutout = true, CutX = (int)(u[4] * (side + 1)), CutY = (int)(u[5] * (side + 1)) };
            if (!options.Has("colour"))
                return a;
            return a with
            {
                Brightness = u[6] < strength ? u[7] - 0.5f : 0,
                Saturation = u[8] < strength ? 2 * u[9] - 1 : 0,
                Contrast = u[10] < strength ? u[11] - 0.5f : 0,
            };
        }
    }

    /// <param name="x">[N, C, R, R]</param>
    /// <param name="albedo">Its first channels that are colour: 3, 1 (grey) or 0.</param>
    public Tensor Apply(Tensor x, int albedo)
    {
        using var scope = NewDisposeScope();
        if (albedo > 0 && pictures.Any(p => (p.Brightness, p.Saturation, p.Contrast) != default))
            x = Coloured(x, albedo);
        if (pictures.Any(p => (p.RollX, p.RollY) != default))
            x = cat([.. pictures.Select((p, i) => x.narrow(0, i, 1).roll([p.RollY, p.RollX], [2L, 3L]))]);
        if (pictures.Any(p => p.Cutout))
            x = x * Mask((int)x.shape[2]).to(x.device);
        return x.alias().MoveToOuterDisposeScope();   // an alias, so that the caller's own tensor is never the one to be disposed
    }

    Tensor Coloured(Tensor x, int albedo)
    {
        var colour = x.narrow(1, 0, albedo) + Each(p => p.Brightness);
        if (albedo == 3)
        {
            var grey = colour.mean([1L], keepdim: true);                    // [N, 1, R, R]
            colour = grey + (colour - grey) * (Each(p => p.Saturation) + 1);
        }
        var mean = colour.mean([1L, 2L, 3L], keepdim: true);                // [N, 1, 1, 1]
        colour = mean + (colour - mean) * (Each(p => p.Contrast) + 1);
        long rest = x.shape[1] - albedo;
        return rest == 0 ? colour : cat([colour, x.narrow(1, albedo, rest)], dim: 1);

        Tensor Each(Func<Augmentation, float> of) => tensor([.. pictures.Select(of)], [pictures.Length, 1L, 1L, 1L], device: x.device);
    }

    /// <summary>0 in the blanked squares, else 1: [N, 1, R, R].</summary>
    Tensor Mask(int side)
    {
        var mask = new float[pictures.Length * side * side];
        mask.AsSpan().Fill(1);
        for (int i = 0; i < pictures.Length; i++)
        {
            if (!pictures[i].Cutout)
                continue;
            int left = Math.Max(0, pictures[i].CutX - side / 4), right = Math.Min(side, pictures[i].CutX - side / 4 + side / 2);
            int top = Math.Max(0, pictures[i].CutY - side / 4), bottom = Math.Min(side, pictures[i].CutY - side / 4 + side / 2);
            for (int y = top; y < bottom; y++)
                mask.AsSpan((i * side + y) * side + left, right - left).Clear();
        }
        return tensor(mask, [pictures.Length, 1L, side, side]);
    }
}
