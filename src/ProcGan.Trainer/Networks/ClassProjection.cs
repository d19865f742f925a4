using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>What a discriminator adds to its logits for a class: features [N, F, h, w] and label [N, K] -> their inner product with the class's vector,
/// [N, 1, h, w] (projection: Miyato and Koyama 2018).</summary>
/// <remarks>A vector is the class's own plus a learnt function of how the class looks, so that what is learnt of one photograph serves those like it.</remarks>
sealed class ClassProjection : Module<Tensor, Tensor, Tensor>
{
    readonly Parameter own;        // [K, F]
    readonly Parameter shared;     // [L, F]
    readonly Tensor looks;         // [K, L], constant

    public ClassProjection(RandomWeights init, long classes, long features) : base(nameof(ClassProjection))
    {
        own = Parameter(init.Normal(0.02, classes, features));
        shared = Parameter(init.Normal(0.02, ClassLooks.Dimensions, features));
        looks = zeros(classes, ClassLooks.Dimensions);
        RegisterComponents();
    }

    /// <summary>Says how the classes look; before training.</summary>
    public void Begin(ClassLooks classes)
    {
        using var guard = no_grad();
        looks.copy_(classes.ToTensor());
    }

    public override Tensor forward(Tensor features, Tensor label)
    {
        using var scope = NewDisposeScope();
        var vectors = label.matmul(own) + label.matmul(looks).matmul(shared);               // [N, F]
        return (features * vectors.unsqueeze(-1).unsqueeze(-1)).sum([1L], keepdim: true).MoveToOuterDisposeScope();
    }
}
