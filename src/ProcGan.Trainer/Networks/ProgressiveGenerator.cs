using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A DCGAN that grows while it learns, from 8 pixels to its resolution, each new doubling fading in (Karras et al. 2018):
/// [N, Z + K, 1, 1] -> [N, C, R, R].</summary>
/// <remarks>All layers are there from the start; <see cref="GeneratorNetwork.Growth"/>, a function of the step, says which of them take part. Pictures always have
/// their full size: what a young generator makes is enlarged, and what D sees is reduced. So nothing else knows of the growing.</remarks>
sealed class ProgressiveGenerator : ConvolutionalGenerator
{
    readonly ModuleList<Upsample> up;              // 4 -> 8 -> ... -> R, a stack before and behind each
    readonly ModuleList<Convolution> rgb;          // 8, 16, ... R -> the picture, 1 x 1

    public ProgressiveGenerator(RandomWeights init, VectorGeneratorSizes sizes, ScalarType computeType) : base(nameof(ProgressiveGenerator), init, sizes, computeType)
    {
        up = new ModuleList<Upsample>();
        rgb = new ModuleList<Convolution>();
        for (int i = 0; i < sizes.Doublings; i++)
        {
            long to = i + 1 < sizes.Doublings ? sizes.WidthAt(i + 1) : sizes.Width;
            up.Add(Upsample.Of(sizes.Form.Upsampling, init, sizes.WidthAt(i), to, keepsSize: IsPlain));
            stack.Add(new ConvolutionStack(init, sizes.Form, to, input.NormClasses));
            rgb.Add(new Convolution(init, to, sizes.Channels, kernel: 1, hasBias: true, std: Math.Sqrt(0.3 / to)));
        }
        Growth = MostGrowth;
        RegisterComponents();
    }

    public override string Family => "progressive";
    public override int MostGrowth => sizes.Doublings - 1;

    public IList<Upsample> Up => up;
    public IList<Convolution> Rgb => rgb;
    public VectorGeneratorSizes Sizes => sizes;

    /// <summary>The last resolution that is whole, as a number of doublings beyond 8 pixels, and how much of the next one has faded in.</summary>
    public static (int Level, double Share) Stage(double growth) => ((int)growth, growth - (int)growth);

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> noise)
    {
        using var scope = NewDisposeScope();
        (int level, double share) = Stage(Growth);
        var (x, label) = Begun(z);
        for (int i = 0; i <= level; i++)
            x = up[i].Padded(stack[i].forward(x, label), sizes.Wraps);                             // [N, ., 8 << level, ...]
        var features = stack[level + 1].forward(x, label);
        var picture = rgb[level].forward(features).to(float32);
        if (share > 0)
        {
            x = stack[level + 2].forward(up[level + 1].Padded(features, sizes.Wraps), label);
            picture = Enlarged(picture, 2) * (1 - share) + rgb[level + 1].forward(x).to(float32) * share;
        }
        return Enlarged(picture.tanh(), sizes.Resolution / picture.shape[2]).MoveToOuterDisposeScope();
    }

    static Tensor Enlarged(Tensor x, long factor) =>
        factor == 1 ? x : functional.interpolate(x, scale_factor: [factor, factor], mode: InterpolationMode.Nearest);
}
