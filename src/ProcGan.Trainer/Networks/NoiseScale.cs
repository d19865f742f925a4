using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Adds one noise picture to every channel, each at its own learnt strength (Karras et al. 2019):
/// [N, C, H, W] and [N, 1, H, W] -> [N, C, H, W].</summary>
sealed class NoiseScale : Module<Tensor, Tensor, Tensor>
{
    readonly Parameter scale;   // [1, C, 1, 1]

    public NoiseScale(RandomWeights init, long channels, double std) : base(nameof(NoiseScale))
    {
        scale = Parameter(init.Normal(std, 1, channels, 1, 1));
        RegisterComponents();
    }

    public Tensor Scale => scale;

    public override Tensor forward(Tensor x, Tensor noise)
    {
        using var scope = NewDisposeScope();
        return (x + scale.to(x.dtype) * noise.to(x.dtype)).MoveToOuterDisposeScope();
    }
}
