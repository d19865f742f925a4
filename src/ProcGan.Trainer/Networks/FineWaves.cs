using ProcGan.Runtime.Latents;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Periodic latents at 2, 4 and 8 values a cell: sines of a field [N, P, H, W] -> sines and cosines [N, 2P, r (H - 2), r (W - 2)].</summary>
/// <remarks>
/// A field has one value a cell, too few for a wave of more than half a cycle a cell; but its wave vector is known. The neighbours tell the cosine (least squares over
/// 3 x 3 cells, then brought to the length that the sine leaves it), and sine and cosine tell all phases between: sin(a + b) = sin a cos b + cos a sin b.
/// Where a tile's size makes a wave fall on whole or half cycles a cell, neighbours know nothing, the cosine is 0, and each cell has the same standing wave.
/// </remarks>
sealed class FineWaves : Module<Tensor, int, Tensor>
{
    /// <summary>Of the least squares, in squared sines; and of the length, in squared cosines.</summary>
    public const double Ridge = 0.01, Softness = 0.001;

    readonly Tensor cosine;                 // [P, P, 3, 3]
    readonly Tensor turn2, turn4, turn8;    // [r r 2P, 2P, 1, 1], pixel-shuffled

    /// <param name="waves">Cycles a cell.</param>
    public FineWaves(IReadOnlyList<Wave> waves) : base(nameof(FineWaves))
    {
        cosine = Cosine(waves);
        (turn2, turn4, turn8) = (Turn(waves, 2), Turn(waves, 4), Turn(waves, 8));
        RegisterComponents();
    }

    public Tensor CosineWeight => cosine;

    /// <param name="perCell">2, 4 or 8.</param>
    public Tensor TurnWeight(int perCell) => perCell switch { 2 => turn2, 4 => turn4, _ => turn8 };

    /// <param name="sines">[N, P, H, W]</param>
    /// <param name="perCell">2, 4 or 8.</param>
    public override Tensor forward(Tensor sines, int perCell)
    {
        using var scope = NewDisposeScope();
        var cos = functional.conv2d(sines, cosine);
        var sin = sines.narrow(2, 1, sines.shape[2] - 2).narrow(3, 1, sines.shape[3] - 2);
        cos = cos * ((1 - sin * sin).abs() / (cos * cos + Softness)).sqrt();       // abs: of rounding, where the sine is 1
        return functional.pixel_shuffle(functional.conv2d(cat([sin, cos], 1), TurnWeight(perCell)), perCell).MoveToOuterDisposeScope();
    }

    /// <summary>cos a of sin(a + 2 pi k d) at the nine places d around.</summary>
    static Tensor Cosine(IReadOnlyList<Wave> waves)
    {
        int count = waves.Count;
        var weights = new float[count * count * 9];
        for (int p = 0; p < count; p++)
        {
            var (sines, cosines) = (new double[9], new double[9]);                   // of the value at d: sin a times cosines[d] plus cos a times sines[d]
            var (ss, sc, cc) = (Ridge, 0.0, Ridge);
            for (int d = 0; d < 9; d++)
            {
                (sines[d], cosines[d]) = Math.SinCos(2 * Math.PI * (waves[p].X * (d % 3 - 1) + waves[p].Y * (d / 3 - 1)));
                (ss, sc, cc) = (ss + sines[d] * sines[d], sc + sines[d] * cosines[d], cc + cosines[d] * cosines[d]);
            }
            for (int d = 0; d < 9; d++)
                weights[(p * count + p) * 9 + d] = (float)((cc * sines[d] - sc * cosines[d]) / (ss * cc - sc * sc));
        }
        return tensor(weights, [count, count, 3L, 3L]);
    }

    /// <summary>From sine and cosine in a cell's middle to those at its r x r places.</summary>
    static Tensor Turn(IReadOnlyList<Wave> waves, int r)
    {
        int count = waves.Count;
        var weights = new float[2 * count * r * r * 2 * count];
        for (int p = 0; p < count; p++)
            for (int place = 0; place < r * r; place++)
            {
                double x = (place % r + 0.5) / r - 0.5, y = (place / r + 0.5) / r - 0.5;
                var (sin, cos) = Math.SinCos(2 * Math.PI * (waves[p].X * x + waves[p].Y * y));
                int sineRow = (p * r * r + place) * 2 * count, cosineRow = ((count + p) * r * r + place) * 2 * count;
                (weights[sineRow + p], weights[sineRow + count + p]) = ((float)cos, (float)sin);
                (weights[cosineRow + p], weights[cosineRow + count + p]) = ((float)-sin, (float)cos);
            }
        return tensor(weights, [2L * count * r * r, 2L * count, 1L, 1L]);
    }
}
