using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A DCGAN that grows while it learns, from 8 pixels to its resolution, each new doubling fading in (Karras et al. 2018):
/// [N, Z + K, 1, 1] -> [N, C, R, R].</summary>
/// <remarks>All layers are there from the start; <see cref="GeneratorNetwork.Growth"/>, a function of the step, says which of them take part. Pictures always have
/// their full size: what a young generator makes is enlarged, and what D sees is reduced. So nothing else knows of the growing.</remarks>
sealed class ProgressiveGenerator : GeneratorNetwork
{
    readonly VectorInput input;
    readonly Convolution first;                    // 1 -> 4
    readonly ModuleList<ConvolutionStack> stack;   // one before each doubling and each picture
    readonly ModuleList<Upsample> up;              // 4 -> 8 -> ... -> R
    readonly ModuleList<Convolution> rgb;          // 8, 16, ... R -> the picture, 1 x 1
    readonly VectorGeneratorSizes sizes;

    public ProgressiveGenerator(RandomWeights init, VectorGeneratorSizes sizes, ScalarType computeType) : base(nameof(ProgressiveGenerator))
    {
        this.sizes = sizes;
        input = new VectorInput(init, sizes.ZDim, sizes.Classes, sizes.Form.Conditioning);
        bool plain = sizes.Form.GeneratorNorm == "none";
        first = new Convolution(init, input.Width, 16 * sizes.WidthAt(0), kernel: 1, std: plain ? Math.Sqrt(1.0 / input.Width) : 0.02);
        stack = new ModuleList<ConvolutionStack>();
        up = new ModuleList<Upsample>();
        rgb = new ModuleList<Convolution>();
        stack.Add(new ConvolutionStack(init, sizes.Form, sizes.WidthAt(0), input.NormClasses));
        for (int i = 0; i < sizes.Doublings; i++)
        {
            long to = i + 1 < sizes.Doublings ? sizes.WidthAt(i + 1) : sizes.Width;
            up.Add(Upsample.Of(sizes.Form.Upsampling, init, sizes.WidthAt(i), to, keepsSize: plain));
            stack.Add(new ConvolutionStack(init, sizes.Form, to, input.NormClasses));
            rgb.Add(new Convolution(init, to, sizes.Channels, kernel: 1, hasBias: true, std: Math.Sqrt(0.3 / to)));
        }
        ComputeType = computeType;
        Growth = MostGrowth;
        RegisterComponents();
    }

    public override string Family => "progressive";
    public override LatentLayout Latents => sizes.Latents;
    public override IReadOnlyList<NoiseLayer> NoiseLayers => [];
    public override bool Tiles => sizes.Wraps;
    public override int MostGrowth => sizes.Doublings - 1;

    public VectorInput Input => input;
    public Convolution First => first;
    public IList<ConvolutionStack> Stack => stack;
    public IList<Upsample> Up => up;
    public IList<Convolution> Rgb => rgb;
    public VectorGeneratorSizes Sizes => sizes;

    /// <summary>The last resolution that is whole, as a number of doublings beyond 8 pixels, and how much of the next one has faded in.</summary>
    public static (int Level, double Share) Stage(double growth) => ((int)growth, growth - (int)growth);

    public override Tensor FirstLayer() => sizes.FirstLayer(first, stack[0].Norm, pixels: 16);

    public override Tensor FirstActivations(Tensor z)
    {
        using var scope = NewDisposeScope();
        var (seen, label) = input.forward(z);
        var x = functional.pixel_shuffle(first.forward(seen), 4);
        return functional.relu(stack[0].Norm.forward(x, label)).mean([2L, 3L]).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> noise)
    {
        using var scope = NewDisposeScope();
        var (seen, label) = input.forward(z);
        (int level, double share) = Stage(Growth);
        var x = functional.pixel_shuffle(first.forward(seen.to(ComputeType).ChannelsLast()), 4);       // [N, ., 4, 4]
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
