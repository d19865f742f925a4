using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>What generators have in common that begin a picture of a fixed size with 4 x 4 pixels made of one latent vector (Radford et al. 2016).</summary>
abstract class ConvolutionalGenerator : GeneratorNetwork
{
    protected readonly VectorInput input;
    protected readonly Convolution first;                    // 1 -> 4: a 1 x 1 convolution to 16 times the channels and a pixel shuffle
    protected readonly ModuleList<ConvolutionStack> stack;   // the first one follows it; the others are the families' own
    protected readonly VectorGeneratorSizes sizes;

    protected ConvolutionalGenerator(string name, RandomWeights init, VectorGeneratorSizes sizes, ScalarType computeType) : base(name)
    {
        this.sizes = sizes;
        input = new VectorInput(init, sizes.ZDim, sizes.Classes, sizes.Form.Conditioning);
        first = new Convolution(init, input.Width, 16 * sizes.WidthAt(0), kernel: 1, std: IsPlain ? Math.Sqrt(1.0 / input.Width) : 0.02);
        stack = new ModuleList<ConvolutionStack>();
        stack.Add(new ConvolutionStack(init, sizes.Form, sizes.WidthAt(0), input.NormClasses));
        ComputeType = computeType;
    }

    /// <summary>No norm keeps the size of what passes through.</summary>
    protected bool IsPlain => sizes.Form.GeneratorNorm == "none";

    public override LatentLayout Latents => sizes.Latents;
    public override IReadOnlyList<NoiseLayer> NoiseLayers => [];
    public override bool Tiles => sizes.Wraps;

    public VectorInput Input => input;
    public Convolution First => first;
    public IList<ConvolutionStack> Stack => stack;

    public override Tensor FirstLayer() => sizes.FirstLayer(first, stack[0].Norm, pixels: 16);

    public override Tensor FirstActivations(Tensor z)
    {
        using var scope = NewDisposeScope();
        var (seen, label) = input.forward(z);
        var x = functional.pixel_shuffle(first.forward(seen), 4);
        return functional.relu(stack[0].Norm.forward(x, label)).mean([2L, 3L]).MoveToOuterDisposeScope();
    }

    /// <returns>[N, 8 width, 4, 4], before the first stack, and what stacks are told of the classes.</returns>
    protected (Tensor X, Tensor? Label) Begun(Tensor z)
    {
        using var scope = NewDisposeScope();
        var (seen, label) = input.forward(z);
        var x = functional.pixel_shuffle(first.forward(seen.to(ComputeType).ChannelsLast()), 4);
        return (x.MoveToOuterDisposeScope(), label?.MoveToOuterDisposeScope());
    }
}
