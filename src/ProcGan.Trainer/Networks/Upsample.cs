using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Doubles the resolution: pad-free, [N, Cin, H, W] -> [N, Cout, 2H - S, 2W - S], just the pixels with full support.</summary>
/// <remarks>All forms end with a 2 x 2 convolution to four times the channels and a pixel shuffle.</remarks>
abstract class Upsample(string name) : Module<Tensor, Tensor>(name)
{
    /// <summary>S, what a result is short of the double.</summary>
    public virtual int Shortfall => 2;

    /// <summary>The weights of the 2 x 2 convolution, [4 Cout, ., 2, 2]; row = 4 * channel + 2 * (y mod 2) + (x mod 2).</summary>
    public abstract Tensor PhaseWeight();

    /// <summary>What is learnt, as many filters as there are channels: [Cout, Cin, ., .].</summary>
    public abstract Tensor Filters { get; }

    /// <param name="form">transposed, resize or smooth (which keeps no size, and is not <see cref="Padded"/>).</param>
    /// <param name="init">Draws the weights.</param>
    /// <param name="inChannels">Cin.</param>
    /// <param name="outChannels">Cout.</param>
    /// <param name="keepsSize">Weights start as large as keeps the size of what passes through (He et al. 2015), for networks without norm.</param>
    public static Upsample Of(string form, RandomWeights init, long inChannels, long outChannels, bool keepsSize = false) => form switch
    {
        "smooth" => new SmoothUpsample(init, inChannels, outChannels),
        "resize" => new ResizeUpsample(init, inChannels, outChannels, keepsSize ? Math.Sqrt(2.0 / (9 * inChannels)) : 0.02),
        _ => new TransposedUpsample(init, inChannels, outChannels, keepsSize ? Math.Sqrt(2.0 / (4 * inChannels)) : 0.02),
    };

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Shuffled(x, border: 0).MoveToOuterDisposeScope();
    }

    /// <summary>With a border of one pixel, and what it made cut off: [N, Cin, H, W] -> [N, Cout, 2H, 2W].</summary>
    /// <param name="x">[N, Cin, H, W]</param>
    /// <param name="wrap">The border is the other side; else zeros.</param>
    public Tensor Padded(Tensor x, bool wrap = false)
    {
        using var scope = NewDisposeScope();
        var y = wrap ? Shuffled(functional.pad(x, [1L, 1L, 1L, 1L], PaddingModes.Circular), border: 0) : Shuffled(x, border: 1);   // [N, Cout, 2H + 2, 2W + 2]
        return y.narrow(2, 1, y.shape[2] - 2).narrow(3, 1, y.shape[3] - 2).MoveToOuterDisposeScope();
    }

    /// <summary>What the 2 x 2 convolution sees.</summary>
    protected virtual Tensor Convolved(Tensor x) => x;

    Tensor Shuffled(Tensor x, long border) =>
        functional.pixel_shuffle(functional.conv2d(Convolved(x), PhaseWeight().to(x.dtype), padding: [border, border]), 2);
}
