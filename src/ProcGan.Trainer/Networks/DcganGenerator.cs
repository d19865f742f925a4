using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>One latent vector to one picture of a fixed size (DCGAN: Radford et al. 2016): [N, Z + K, 1, 1] -> [N, C, R, R].</summary>
/// <remarks>Padding with zeros draws a visible frame on every picture (see docs/TRAINING.md), wrapping makes it tile; <see cref="SpatialGenerator"/>
/// makes tiles of any size.</remarks>
sealed class DcganGenerator : GeneratorNetwork
{
    readonly VectorInput input;
    readonly Convolution first;                    // 1 -> 4: a 1 x 1 convolution to 16 times the channels and a pixel shuffle
    readonly ModuleList<ConvolutionStack> stack;   // one before each doubling
    readonly ModuleList<Upsample> up;              // 4 -> 8 -> ... -> R; the last one makes the picture
    readonly Parameter bias;                       // [1, C, 1, 1], of the picture
    readonly VectorGeneratorSizes sizes;

    public DcganGenerator(RandomWeights init, VectorGeneratorSizes sizes, ScalarType computeType) : base(nameof(DcganGenerator))
    {
        this.sizes = sizes;
        input = new VectorInput(init, sizes.ZDim, sizes.Classes, sizes.Form.Conditioning);
        bool plain = sizes.Form.GeneratorNorm == "none";
        first = new Convolution(init, input.Width, 16 * sizes.WidthAt(0), kernel: 1, std: plain ? Math.Sqrt(1.0 / input.Width) : 0.02);
        stack = new ModuleList<ConvolutionStack>();
        up = new ModuleList<Upsample>();
        for (int i = 0; i < sizes.Doublings; i++)
        {
            stack.Add(new ConvolutionStack(init, sizes.Form, sizes.WidthAt(i), input.NormClasses));
            bool last = i + 1 == sizes.Doublings;
            up.Add(Upsample.Of(sizes.Form.Upsampling, init, sizes.WidthAt(i), last ? sizes.Channels : sizes.WidthAt(i + 1), keepsSize: plain && !last));
        }
        bias = Parameter(zeros(1, sizes.Channels, 1, 1));
        ComputeType = computeType;
        RegisterComponents();
    }

    public override string Family => "dcgan";
    public override LatentLayout Latents => sizes.Latents;
    public override IReadOnlyList<NoiseLayer> NoiseLayers => [];
    public override bool Tiles => sizes.Wraps;

    public VectorInput Input => input;
    public Convolution First => first;
    public IList<ConvolutionStack> Stack => stack;
    public IList<Upsample> Up => up;
    public Tensor Bias => bias;

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
        var x = functional.pixel_shuffle(first.forward(seen.to(ComputeType).ChannelsLast()), 4);   // [N, 8 width, 4, 4]
        for (int i = 0; i < up.Count; i++)
            x = up[i].Padded(stack[i].forward(x, label), sizes.Wraps);                       // [N, ., 8, 8] ... [N, C, R, R]
        return (x.to(float32) + bias).tanh().MoveToOuterDisposeScope();
    }
}
