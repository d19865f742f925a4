using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A convolution that computes in the type of its input: [N, Cin, H, W] -> [N, Cout, H', W'].</summary>
/// <remarks>The weights stay float32 (the optimiser needs their small steps) and are cast at use, so a network computes in
/// bfloat16 by casting its input once.</remarks>
sealed class Convolution : Module<Tensor, Tensor>
{
    readonly Parameter weight;          // [Cout, Cin, k, k]
    readonly Parameter? bias;           // [Cout]
    readonly SpectralNorm? spectral;
    readonly long[] strides, paddings;

    public Convolution(RandomWeights init, long inChannels, long outChannels, int kernel, int stride = 1, int padding = 0,
                       bool hasBias = false, double std = 0.02, bool spectrallyNormed = false) : base(nameof(Convolution))
    {
        weight = Parameter(init.Normal(std, outChannels, inChannels, kernel, kernel).ChannelsLast());
        bias = hasBias ? Parameter(zeros(outChannels)) : null;
        spectral = spectrallyNormed ? new SpectralNorm(init, weight) : null;
        strides = [stride, stride];
        paddings = [padding, padding];
        RegisterComponents();
    }

    public Tensor Weight => weight;
    public Tensor? Bias => bias;
    public long Stride => strides[0];
    public long Padding => paddings[0];

    /// <summary>Follows the weight's largest singular value, where the layer is normed by it.</summary>
    public void IterateSpectralNorm() => spectral?.Iterate(weight);

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var w = spectral is null ? weight : spectral.forward(weight);
        return functional.conv2d(x, w.to(x.dtype), bias?.to(x.dtype), strides, paddings).MoveToOuterDisposeScope();
    }
}
