using ProcGan.Runtime.Latents;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>
/// Periodic latents at r = 2, 4 and 8 values a cell: sines of a field [N, P, H, W] -> sines and cosines [N, 2P, r (H - 2), r (W - 2)].
/// Where classes have waves of their own, the weights of the K classes follow the sines: [N, P + K, H, W].
/// </summary>
/// <remarks>
/// A field has one value a cell, too few for a wave of more than half a cycle a cell; but its wave vector is known. The neighbours tell the cosine (least squares over
/// 3 x 3 cells, then brought to the length that the sine leaves it), and sine and cosine tell all phases between: sin(a + b) = sin a cos b + cos a sin b.
/// Where a tile's size makes a wave fall on whole or half cycles a cell, neighbours know nothing. A cosine of the sine's sign is then as good as any: it makes
/// a wave that fits from cell to cell, moved by less than half a cycle.
/// Between classes the wave vectors are between theirs. All tensors are constants, and 1 x 1 kernels but for one.
/// </remarks>
sealed class FineWaves : Module<Tensor, int, Tensor>
{
    /// <summary>Of the least squares, in squared sines; and of the length, in squared cosines.</summary>
    public const double Ridge = 0.01, Softness = 0.001;

    /// <summary>The ridge pulls the cosine to this share of the sine, not to 0.</summary>
    public const double Guess = 0.3;

    /// <summary>Squared radians to all four neighbours, below which a vector is none: classes without waves have vectors of 0, and a cosine of 0.</summary>
    public const double Still = 0.03;

    const int Neighbours = 4;                   // half of them: the others lie opposite
    static readonly int[] right = [1, -1, 0, 1], down = [0, 1, 1, 1];

    readonly int count;                         // P
    readonly Tensor vectors;                    // [2P, K, 1, 1]: x and y of each wave, in radians a cell
    readonly Tensor differences;                // [4P, P, 3, 3]: a neighbour less the one opposite
    readonly Tensor steps;                      // [4P, 2P, 1, 1]: from the vectors to the angle towards a neighbour
    readonly Tensor sums;                       // [P, 4P, 1, 1]
    readonly Tensor places2, places4, places8;  // [r r P, 2P, 1, 1]: to the angle towards each place of a cell
    readonly Tensor copies2, copies4, copies8;  // [r r P, P, 1, 1]

    /// <param name="waves">Cycles a cell; one list for all, or one for each class, all of one length.</param>
    public FineWaves(IReadOnlyList<IReadOnlyList<Wave>> waves) : base(nameof(FineWaves))
    {
        count = waves[0].Count;
        HasClasses = waves.Count > 1;
        vectors = Kernel(2 * count, waves.Count, (axis, k) => 2 * Math.PI * (axis % 2 == 0 ? waves[k][axis / 2].X : waves[k][axis / 2].Y));
        differences = Differences(count);
        steps = Kernel(Neighbours * count, 2 * count, (row, axis) => axis / 2 == row / Neighbours ? (axis % 2 == 0 ? right : down)[row % Neighbours] : 0);
        sums = Kernel(count, Neighbours * count, (p, row) => row / Neighbours == p ? 1 : 0);
        (places2, places4, places8) = (Places(count, 2), Places(count, 4), Places(count, 8));
        (copies2, copies4, copies8) = (Copies(count, 2), Copies(count, 4), Copies(count, 8));
        RegisterComponents();
    }

    /// <summary>It needs their weights.</summary>
    public bool HasClasses { get; }

    public Tensor Vectors => vectors;
    public Tensor DifferenceWeight => differences;
    public Tensor StepWeight => steps;
    public Tensor SumWeight => sums;

    /// <param name="perCell">2, 4 or 8.</param>
    public Tensor PlaceWeight(int perCell) => perCell switch { 2 => places2, 4 => places4, _ => places8 };

    /// <param name="perCell">2, 4 or 8.</param>
    public Tensor CopyWeight(int perCell) => perCell switch { 2 => copies2, 4 => copies4, _ => copies8 };

    /// <param name="field">[N, P (+ K), H, W]</param>
    /// <param name="perCell">2, 4 or 8.</param>
    public override Tensor forward(Tensor field, int perCell)
    {
        using var scope = NewDisposeScope();
        var sines = field.narrow(1, 0, count);
        var k = HasClasses ? functional.conv2d(field.narrow(1, count, vectors.shape[1]).Cut(1), vectors)         // [N, 2P, H - 2, W - 2]
                           : vectors.unsqueeze(0).squeeze(2);                                                    // [1, 2P, 1, 1]
        var step = functional.conv2d(k, steps);
        var towards = step.sin();
        var sin = sines.Cut(1);
        var length = functional.conv2d(step * step, sums);
        var guess = sin * (length / (length + Still)) * (Guess * Ridge);
        var cos = (functional.conv2d(towards * functional.conv2d(sines, differences), sums) + guess)
                  / (functional.conv2d(towards * towards, sums) * 2 + Ridge);
        cos = cos * ((1 - sin * sin).abs() / (cos * cos + Softness)).sqrt();       // abs: of rounding, where the sine is 1

        var angle = functional.conv2d(k, PlaceWeight(perCell));
        var (turnSin, turnCos) = (angle.sin(), angle.cos());
        (sin, cos) = (functional.conv2d(sin, CopyWeight(perCell)), functional.conv2d(cos, CopyWeight(perCell)));
        var turned = cat([sin * turnCos + cos * turnSin, cos * turnCos - sin * turnSin], 1);
        return functional.pixel_shuffle(turned, perCell).MoveToOuterDisposeScope();
    }

    static Tensor Differences(int count)
    {
        var weights = new float[Neighbours * count * count * 9];
        for (int row = 0; row < Neighbours * count; row++)
        {
            int centre = (row * count + row / Neighbours) * 9 + 4, to = 3 * down[row % Neighbours] + right[row % Neighbours];
            (weights[centre + to], weights[centre - to]) = (1, -1);
        }
        return tensor(weights, [Neighbours * count, count, 3L, 3L]);
    }

    static Tensor Places(int count, int r) => Kernel(r * r * count, 2 * count, (row, axis) =>
        axis / 2 == row / (r * r) ? ((axis % 2 == 0 ? row % r : row / r % r) + 0.5) / r - 0.5 : 0);

    static Tensor Copies(int count, int r) => Kernel(r * r * count, count, (row, p) => row / (r * r) == p ? 1 : 0);

    static Tensor Kernel(int rows, int columns, Func<int, int, double> value)
    {
        var weights = new float[rows * columns];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)value(i / columns, i % columns);
        return tensor(weights, [rows, columns, 1L, 1L]);
    }
}
