using ProcGan.Trainer.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A 3 x 3 convolution on the torus whose input channels a style weighs (modulation and demodulation: Karras et al. 2020), with noise, a bias
/// and a leaky ReLU: [N, Cin, H, W] -> [N, Cout, H, W], or twice the side.</summary>
/// <remarks>The picture is weighed and not the kernel, which is the same product: so a batch is one plain convolution, here and in ONNX.</remarks>
sealed class StyleLayer : Module<Tensor, (Tensor W, Tensor Grain), Tensor>
{
    public const double Slope = 0.2, Epsilon = 1e-8;
    public static readonly double Gain = Math.Sqrt(2);     // of the activation, so that it keeps the size of what passes through

    readonly Convolution? conv;          // one of the two; no bias
    readonly ResizeUpsample? up;
    readonly Convolution style;          // w -> 1 x 1 weights of the input channels, less 1
    readonly NoiseScale noise;
    readonly Parameter bias;             // [1, Cout, 1, 1]

    /// <param name="init">Draws the weights.</param>
    /// <param name="styleWidth">Channels of w.</param>
    /// <param name="inChannels">Cin.</param>
    /// <param name="outChannels">Cout.</param>
    /// <param name="doubles">Nearest-neighbour doubling comes before the convolution.</param>
    public StyleLayer(RandomWeights init, long styleWidth, long inChannels, long outChannels, bool doubles) : base(nameof(StyleLayer))
    {
        double std = Math.Sqrt(1.0 / (9 * inChannels));
        conv = doubles ? null : new Convolution(init, inChannels, outChannels, kernel: 3, std: std);
        up = doubles ? new ResizeUpsample(init, inChannels, outChannels, std) : null;
        style = new Convolution(init, styleWidth, inChannels, kernel: 1, hasBias: true, std: Math.Sqrt(1.0 / styleWidth));
        noise = new NoiseScale(init, outChannels, std: 0.05);
        bias = Parameter(zeros(1, outChannels, 1, 1));
        RegisterComponents();
    }

    public bool Doubles => up is not null;
    /// <summary>[Cout, Cin, 3, 3]</summary>
    public Tensor Weight => up?.Weight ?? conv!.Weight;
    public Convolution Style => style;
    public NoiseScale Noise => noise;
    public Tensor Bias => bias;

    /// <param name="x">[N, Cin, H, W]</param>
    /// <param name="told">The style [N, W, 1, 1], and noise [N, 1, H', W'].</param>
    public override Tensor forward(Tensor x, (Tensor W, Tensor Grain) told)
    {
        using var scope = NewDisposeScope();
        var (w, grain) = told;
        var s = style.forward(w.to(float32)) + 1;                                                  // [N, Cin, 1, 1]
        var squares = Weight.square().sum([2L, 3L], keepdim: true);                                // [Cout, Cin, 1, 1]
        var length = (functional.conv2d(s.square(), squares) + Epsilon).rsqrt();                   // [N, Cout, 1, 1]
        x = x * s.to(x.dtype);
        x = up is not null ? up.Padded(x, wrap: true) : conv!.forward(functional.pad(x, [1L, 1L, 1L, 1L], PaddingModes.Circular));
        x = noise.forward(x * length.to(x.dtype), grain) + bias.to(x.dtype);
        return (functional.leaky_relu(x, Slope) * Gain).MoveToOuterDisposeScope();
    }
}
