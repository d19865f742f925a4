using System.Numerics;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Networks;

/// <summary>What a vector generator is made of.</summary>
/// <param name="ZDim">Channels of z.</param>
/// <param name="Width">Channels at half the output resolution.</param>
/// <param name="Resolution">Side of the pictures in pixels.</param>
/// <param name="Channels">Of the pictures.</param>
/// <param name="Classes">0 = unconditional.</param>
/// <param name="Form">Depth, upsampling, norm, padding.</param>
sealed record VectorGeneratorSizes(int ZDim, int Width, int Resolution, int Channels, int Classes, FormOptions Form)
{
    /// <summary>Doublings from 4 pixels to the resolution.</summary>
    public int Doublings => BitOperations.Log2((uint)Resolution) - 2;

    /// <summary>Channels in front of a doubling: <see cref="Width"/> before the last, twice as many before each earlier one, at most 16 times.</summary>
    public long WidthAt(int doubling) => (long)Width << Math.Clamp(Doublings - 1 - doubling, 0, 4);

    public bool Wraps => Form.Padding == "wrap";

    /// <summary>The part of a dense first layer that sees z, with its norm: [pixels * C, Z].</summary>
    public Tensor FirstLayer(Convolution first, GeneratorNorm? norm, int pixels)
    {
        using var scope = NewDisposeScope();
        var matrix = first.Weight.narrow(1, 0, ZDim).flatten(1);
        if (norm?.Batch is { } batch)
            matrix = matrix * batch.Scale.unsqueeze(1).expand(-1, pixels).reshape(-1, 1);
        return matrix.MoveToOuterDisposeScope();
    }

    public LatentLayout Latents => new(ZDim, Global: 0, Periodic: 0, Margin: 0, Stride: Resolution, Classes);
}
