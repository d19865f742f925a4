using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Dense layers from a small picture to one logit: [N, C, R, R] -> [N, 1, 1, 1].</summary>
/// <remarks>Each hidden layer is half as wide as the one before. Classes as in <see cref="Discriminator"/>.</remarks>
sealed class MlpDiscriminator : DiscriminatorNetwork
{
    readonly ModuleList<Convolution> hidden;
    readonly ModuleList<Module<Tensor, Tensor>> norm;   // one a hidden layer but the first, or none
    readonly Convolution head;
    readonly ClassProjection? classes;                        // null = it knows none

    public MlpDiscriminator(RandomWeights init, DiscriminatorForm form, int resolution, int channels, int depth, ScalarType computeType)
        : base(nameof(MlpDiscriminator))
    {
        bool spectral = form.Norm == "spectral";
        hidden = new ModuleList<Convolution>();
        norm = new ModuleList<Module<Tensor, Tensor>>();
        long from = (long)channels * resolution * resolution;
        for (int i = 0; i < depth; i++)
        {
            long to = (long)form.Width << (depth - 1 - i);
            hidden.Add(new Convolution(init, from, to, kernel: 1, hasBias: true, std: Math.Sqrt(2.0 / from), spectrallyNormed: spectral));
            if (i > 0 && Norm(form.Norm, init, to) is { } layer)
                norm.Add(layer);
            from = to;
        }
        head = new Convolution(init, from, 1, kernel: 1, hasBias: true, spectrallyNormed: spectral);
        classes = form.Classes > 0 ? new ClassProjection(init, form.Classes, from) : null;
        ComputeType = computeType;
        RegisterComponents();
    }

    public override IReadOnlyList<Tensor> forward(Tensor image, Tensor? label)
    {
        using var scope = NewDisposeScope();
        var x = image.to(ComputeType).flatten(1).unsqueeze(-1).unsqueeze(-1);                      // [N, C R R, 1, 1]
        for (int i = 0; i < hidden.Count; i++)
        {
            x = hidden[i].forward(x);
            x = functional.leaky_relu(i == 0 || norm.Count == 0 ? x : norm[i - 1].forward(x), MlpGenerator.Slope);
        }
        var logits = head.forward(x).to(float32);
        if (classes is not null)
            logits = logits + classes.forward(x.to(float32), label!).mean([2L, 3L], keepdim: true);
        return [logits.MoveToOuterDisposeScope()];
    }
}
