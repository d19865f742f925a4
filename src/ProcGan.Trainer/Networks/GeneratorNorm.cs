using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>What stands between a convolution of a generator and its activation: a norm, and where it is conditional a scale and a shift for
/// each class: [N, C, H, W] and [N, K] -> [N, C, H, W].</summary>
sealed class GeneratorNorm : Module<Tensor, Tensor?, Tensor>
{
    public const double Epsilon = 1e-8;

    readonly BatchNorm? batch;
    readonly Parameter? bias;              // [1, C, 1, 1], where there is no batch norm to have one
    readonly Parameter? scales, shifts;    // [K, C], added to 1 and to 0
    readonly bool pixel;

    /// <param name="init">Draws the weights.</param>
    /// <param name="norm">batch, pixel or none.</param>
    /// <param name="channels">C.</param>
    /// <param name="classes">K of a conditional norm; 0 = it is none.</param>
    public GeneratorNorm(RandomWeights init, string norm, long channels, int classes) : base(nameof(GeneratorNorm))
    {
        batch = norm == "batch" ? new BatchNorm(init, channels) : null;
        bias = norm == "batch" ? null : Parameter(zeros(1, channels, 1, 1));
        pixel = norm == "pixel";
        scales = classes == 0 ? null : Parameter(init.Normal(0.02, classes, channels));
        shifts = classes == 0 ? null : Parameter(init.Normal(0.02, classes, channels));
        RegisterComponents();
    }

    public BatchNorm? Batch => batch;
    public Tensor? Bias => bias;
    public bool IsPixel => pixel;
    public Tensor? Scales => scales;
    public Tensor? Shifts => shifts;

    public override Tensor forward(Tensor x, Tensor? label)
    {
        using var scope = NewDisposeScope();
        if (batch is not null)
            x = batch.forward(x);
        else
            x = x + bias!.to(x.dtype);
        if (pixel)
            x = x * (x.square().mean([1L], keepdim: true) + Epsilon).rsqrt();
        if (scales is not null)
            x = x * (1 + OfClass(scales, label!)).to(x.dtype) + OfClass(shifts!, label!).to(x.dtype);
        return x.MoveToOuterDisposeScope();
    }

    static Tensor OfClass(Tensor values, Tensor label) => label.matmul(values).unsqueeze(-1).unsqueeze(-1);      // [N, C, 1, 1]
}
