using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>
/// A scale and a shift of each channel for the class of each place, behind a norm (conditional batch norm: de Vries et al. 2017; place by place: Park et al. 2019):
/// x [N, C, H, W] and weights of the classes [N, K, H, W], or [N, K, H / 2, W / 2] where they stand for 2 x 2 pixels each -> [N, C, H, W].
/// </summary>
/// <remarks>Both are linear in the weights, so classes blend.</remarks>
sealed class FieldClassNorm : Module<Tensor, Tensor, Tensor>
{
    readonly Parameter scales, shifts;      // [C, K, 1, 1], added to 1 and to 0

    public FieldClassNorm(RandomWeights init, long classes, long channels) : base(nameof(FieldClassNorm))
    {
        scales = Parameter(init.Normal(0.02, channels, classes, 1, 1));
        shifts = Parameter(init.Normal(0.02, channels, classes, 1, 1));
        RegisterComponents();
    }

    public Tensor Scales => scales;
    public Tensor Shifts => shifts;

    public override Tensor forward(Tensor x, Tensor label)
    {
        using var scope = NewDisposeScope();
        return (x * (1 + At(x, label, scales)) + At(x, label, shifts)).MoveToOuterDisposeScope();
    }

    static Tensor At(Tensor x, Tensor label, Tensor values)
    {
        var map = functional.conv2d(label, values).to(x.dtype);                       // [N, C, H, W] or half of that
        return map.shape[2] == x.shape[2] ? map : functional.interpolate(map, [x.shape[2], x.shape[3]], mode: InterpolationMode.Nearest);
    }
}
