using System.Numerics;
using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A discriminator that grows with <see cref="ProgressiveGenerator"/>: it looks at pictures at the resolution that has been reached:
/// [N, C, R, R] -> [N, 1, 1, 1].</summary>
sealed class ProgressiveDiscriminator : DiscriminatorNetwork
{
    readonly ModuleList<Convolution> fromRgb;           // 8, 16, ... R, 1 x 1
    readonly ModuleList<Convolution> conv;              // R -> R / 2, the coarsest, 8 -> 4, first; 4 x 4, stride 2
    readonly ModuleList<Module<Tensor, Tensor>> norm;   // one a convolution, or none
    readonly Convolution head;                          // of 4 x 4
    readonly ClassProjection? classes;                        // null = it knows none
    readonly int resolution;

    public ProgressiveDiscriminator(RandomWeights init, DiscriminatorForm form, int resolution, int channels, ScalarType computeType)
        : base(nameof(ProgressiveDiscriminator))
    {
        this.resolution = resolution;
        int levels = BitOperations.Log2((uint)resolution) - 2;
        bool spectral = form.Norm == "spectral", own = form.Norm is "none" or "spectral";
        double StdOf(long inputs) => form.Norm == "none" ? Math.Sqrt(2.0 / inputs) : 0.02;
        long WidthAt(int level) => (long)form.Width << Math.Clamp(levels - 1 - level, 0, 4);      // of what comes at 8 << level
        long deepest = Math.Min(2 * WidthAt(0), 16L * form.Width);
        fromRgb = new ModuleList<Convolution>();
        conv = new ModuleList<Convolution>();
        norm = new ModuleList<Module<Tensor, Tensor>>();
        for (int level = 0; level < levels; level++)
        {
            long to = level == 0 ? deepest : WidthAt(level - 1);
            fromRgb.Add(new Convolution(init, channels, WidthAt(level), kernel: 1, hasBias: true, std: Math.Sqrt(2.0 / channels), spectrallyNormed: spectral));
            conv.Add(new Convolution(init, WidthAt(level), to, kernel: 4, stride: 2, padding: 1, hasBias: own, std: StdOf(16 * WidthAt(level)), spectrallyNormed: spectral));
            if (Norm(form.Norm, init, to) is { } layer)
                norm.Add(layer);
        }
        head = new Convolution(init, deepest, 1, kernel: 4, hasBias: true, spectrallyNormed: spectral);
        classes = form.Classes > 0 ? new ClassProjection(init, form.Classes, deepest) : null;
        ComputeType = computeType;
        Growth = levels - 1;
        RegisterComponents();
    }

    public override IReadOnlyList<Tensor> forward(Tensor image, Tensor? label)
    {
        using var scope = NewDisposeScope();
        (int level, double share) = ProgressiveGenerator.Stage(Growth);
        var picture = Reduced(image.to(ComputeType).ChannelsLast(), resolution >> (share > 0 ? level + 4 : level + 3));
        Tensor x;
        if (share > 0)
        {
            var newer = Halved(Features(picture, level + 1), level + 1);
            x = newer * share + Features(Reduced(picture, 2), level) * (1 - share);
        }
        else
            x = Features(picture, level);
        for (int i = level; i >= 0; i--)
            x = Halved(x, i);                                                                          // [N, ., 4, 4] in the end
        var logits = head.forward(x).to(float32);
        if (classes is not null)
            logits = logits + classes.forward(x.to(float32), label!).mean([2L, 3L], keepdim: true);
        return [logits.MoveToOuterDisposeScope()];
    }

    Tensor Features(Tensor picture, int level) => functional.leaky_relu(fromRgb[level].forward(picture), 0.2);

    Tensor Halved(Tensor x, int level)
    {
        x = conv[level].forward(x);
        return functional.leaky_relu(norm.Count == 0 ? x : norm[level].forward(x), 0.2);
    }

    static Tensor Reduced(Tensor x, long factor) => factor == 1 ? x : functional.avg_pool2d(x, factor);
}
