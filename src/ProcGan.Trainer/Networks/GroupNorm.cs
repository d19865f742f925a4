using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Normalises each picture by itself, in groups of channels (Wu and He 2018): [N, C, H, W] -> the same shape.</summary>
/// <remarks>One group is layer norm, as many as channels is instance norm. Pictures of a batch do not see each other, so that the slope of a
/// logit by its own picture (R1) is a slope.</remarks>
sealed class GroupNorm : Module<Tensor, Tensor>
{
    readonly Parameter weight, bias;   // [C]
    readonly long groups;

    public GroupNorm(long channels, long groups) : base(nameof(GroupNorm))
    {
        weight = Parameter(ones(channels));
        bias = Parameter(zeros(channels));
        this.groups = groups;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return functional.group_norm(x.to(float32), groups, weight, bias).to(x.dtype).MoveToOuterDisposeScope();
    }
}
