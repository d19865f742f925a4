using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Weights of classes, given a cell each, at the places where the layers of a <see cref="SpatialGenerator"/> need them.</summary>
/// <remarks>
/// Between the cells they are interpolated, so that no cell's border shows where classes meet. A doubling makes 2 x 2 pixels around each corner of what it sees;
/// they share the mean of the four values that meet there, which is what an exported graph needs, as it keeps the four together.
/// </remarks>
static class ClassFields
{
    /// <param name="label">[N, K, H, W], a value a cell.</param>
    /// <param name="perCell">r: of what a doubling sees.</param>
    /// <param name="cut">Lines left out on each side of the inner cells at that resolution, so that it is where the doubling sees.</param>
    /// <param name="shortfall">Of the doubling: what it makes is so short of the double.</param>
    /// <returns>One value for 2 x 2 pixels that it makes.</returns>
    public static Tensor Behind(Tensor label, int perCell, int cut, int shortfall)
    {
        using var scope = NewDisposeScope();
        var x = label.Cut(1);
        if (perCell > 1)
            x = functional.interpolate(x, scale_factor: [perCell, perCell], mode: InterpolationMode.Bilinear, align_corners: false);
        x = x.Cut(cut + CornerCut(shortfall));
        return functional.avg_pool2d(x, 2L, 1L).ChannelsLast().MoveToOuterDisposeScope();
    }

    /// <summary>What a doubling's convolution takes off each side before it doubles.</summary>
    public static int CornerCut(int shortfall) => (shortfall / 2 - 1) / 2;
}
