using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Dense layers from a latent vector to a small picture, as in the first GANs (Goodfellow et al. 2014): [N, Z + K, 1, 1] -> [N, C, R, R].</summary>
/// <remarks>Each hidden layer is twice as wide as the one before. Dense layers are 1 x 1 convolutions of one pixel.</remarks>
sealed class MlpGenerator : GeneratorNetwork
{
    public const double Slope = 0.2;

    readonly VectorInput input;
    readonly ModuleList<Convolution> hidden;
    readonly ModuleList<GeneratorNorm> norm;
    readonly Convolution last;                 // to all values of the picture
    readonly VectorGeneratorSizes sizes;

    public MlpGenerator(RandomWeights init, VectorGeneratorSizes sizes, ScalarType computeType) : base(nameof(MlpGenerator))
    {
        this.sizes = sizes;
        input = new VectorInput(init, sizes.ZDim, sizes.Classes, sizes.Form.Conditioning);
        hidden = new ModuleList<Convolution>();
        norm = new ModuleList<GeneratorNorm>();
        long from = input.Width;
        for (int i = 0; i < sizes.Form.Depth; i++)
        {
            long to = (long)sizes.Width << i;
            hidden.Add(new Convolution(init, from, to, kernel: 1, std: Math.Sqrt(2.0 / from)));
            norm.Add(new GeneratorNorm(init, sizes.Form.GeneratorNorm, to, input.NormClasses));
            from = to;
        }
        last = new Convolution(init, from, (long)sizes.Channels * sizes.Resolution * sizes.Resolution, kernel: 1, hasBias: true, std: Math.Sqrt(0.3 / from));
        ComputeType = computeType;
        RegisterComponents();
    }

    public override string Family => "mlp";
    public override LatentLayout Latents => sizes.Latents;
    public override IReadOnlyList<NoiseLayer> NoiseLayers => [];

    public VectorInput Input => input;
    public IList<Convolution> Hidden => hidden;
    public IList<GeneratorNorm> Norm => norm;
    public Convolution Last => last;
    public VectorGeneratorSizes Sizes => sizes;

    public override Tensor FirstLayer() => sizes.FirstLayer(hidden[0], norm[0], pixels: 1);

    public override Tensor FirstActivations(Tensor z)
    {
        using var scope = NewDisposeScope();
        var (seen, label) = input.forward(z);
        return functional.leaky_relu(norm[0].forward(hidden[0].forward(seen), label), Slope).flatten(1).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> noise)
    {
        using var scope = NewDisposeScope();
        var (seen, label) = input.forward(z);
        var x = seen.to(ComputeType);
        for (int i = 0; i < hidden.Count; i++)
            x = functional.leaky_relu(norm[i].forward(hidden[i].forward(x), label), Slope);            // [N, width << i, 1, 1]
        return last.forward(x).to(float32).tanh().view(-1, sizes.Channels, sizes.Resolution, sizes.Resolution).MoveToOuterDisposeScope();
    }
}
