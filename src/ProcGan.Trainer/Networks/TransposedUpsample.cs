using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Doubles the resolution with a learnt 4 x 4 stride-2 transposed convolution: pads 2 where it is pad-free, pads 1 as in DCGAN.</summary>
/// <remarks>
/// Each of the four output phases sees 2 x 2 inputs, so the layer is computed as one 2 x 2 convolution to 4 Cout channels and a
/// pixel shuffle (Shi et al. 2016): the same function, on the path that CPUs have tuned kernels for; libtorch's own transposed
/// convolutions leave it. The weights are kept in that form.
/// </remarks>
sealed class TransposedUpsample : Upsample
{
    readonly Parameter weight;   // [4 Cout, Cin, 2, 2]; row = 4 * channel + 2 * (y mod 2) + (x mod 2)

    public TransposedUpsample(RandomWeights init, long inChannels, long outChannels, double std = 0.02) : base(nameof(TransposedUpsample))
    {
        weight = Parameter(init.Normal(std, 4 * outChannels, inChannels, 2, 2).ChannelsLast());
        RegisterComponents();
    }

    public Tensor Weight => weight;
    /// <summary>A channel's four phases are a filter each; of these the mean size counts: [Cout, 4 Cin, 2, 2] / 2.</summary>
    public override Tensor Filters => weight.contiguous().view(weight.shape[0] / 4, 4 * weight.shape[1], 2, 2) / 2;
    public override Tensor PhaseWeight() => weight;

    /// <summary>The same weights as a transposed convolution has them: [Cin, Cout, 4, 4].</summary>
    /// <remarks>Output 2i + a takes tap k = 2 + a - 2d from input i + d (d = 0, 1).</remarks>
    public Tensor TransposedWeight()
    {
        using var scope = NewDisposeScope();
        long outChannels = weight.shape[0] / 4, inChannels = weight.shape[1];
        var w = weight.detach().contiguous().view(outChannels, 2, 2, inChannels, 2, 2);        // [Cout, ay, ax, Cin, dy, dx]
        // With the kernel flipped, tap 3 - k = 2d + (1 - a): d is its high bit and 1 - a its low one.
        w = w.flip(1, 2).permute(3, 0, 4, 1, 5, 2).reshape(inChannels, outChannels, 4, 4).flip(2, 3);
        return w.contiguous().MoveToOuterDisposeScope();
    }
}
