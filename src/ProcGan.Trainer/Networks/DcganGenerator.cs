using System.Numerics;
using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>One latent vector to one picture of a fixed size (DCGAN: Radford et al. 2016): [N, Z, 1, 1] -> [N, C, R, R].</summary>
/// <remarks>Padding draws a visible frame on every picture (see docs/TRAINING.md): use <see cref="SpatialGenerator"/> for tiles.</remarks>
sealed class DcganGenerator : GeneratorNetwork
{
    readonly Convolution first;                    // 1 -> 4: a 1 x 1 convolution to 16 times the channels and a pixel shuffle
    readonly ModuleList<TransposedUpsample> up;    // 4 -> 8 -> ... -> R; the last one makes the picture
    readonly ModuleList<BatchNorm> norm;           // one after each layer but the last
    readonly Parameter bias;                       // [1, C, 1, 1], of the picture

    public DcganGenerator(RandomWeights init, int zDim, int width, int resolution, int channels, ScalarType computeType)
        : base(nameof(DcganGenerator))
    {
        int doublings = BitOperations.Log2((uint)resolution) - 2;
        Latents = new LatentLayout(zDim, Global: 0, Periodic: 0, Margin: 0, Stride: resolution);
        long WidthAt(int layer) => (long)width << Math.Max(0, doublings - 1 - layer);   // 8 width at 4 x 4 for 64 px
        first = new Convolution(init, zDim, 16 * WidthAt(0), kernel: 1);
        up = new ModuleList<TransposedUpsample>();
        norm = new ModuleList<BatchNorm>();
        for (int i = 0; i < doublings; i++)
        {
            norm.Add(new BatchNorm(init, WidthAt(i)));
            up.Add(new TransposedUpsample(init, WidthAt(i), i + 1 < doublings ? WidthAt(i + 1) : channels, padFree: false));
        }
        bias = Parameter(zeros(1, channels, 1, 1));
        ComputeType = computeType;
        RegisterComponents();
    }

    public override string Family => "dcgan";
    public override LatentLayout Latents { get; }
    public override IReadOnlyList<NoiseLayer> NoiseLayers => [];

    public Convolution First => first;
    public IList<TransposedUpsample> Up => up;
    public IList<BatchNorm> Norm => norm;
    public Tensor Bias => bias;

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> noise)
    {
        using var scope = NewDisposeScope();
        var x = functional.pixel_shuffle(first.forward(z.to(ComputeType).ChannelsLast()), 4);   // [N, 8 width, 4, 4]
        for (int i = 0; i < up.Count; i++)
            x = up[i].forward(functional.relu(norm[i].forward(x)));                          // [N, ., 8, 8] ... [N, C, R, R]
        return (x.to(float32) + bias).tanh().MoveToOuterDisposeScope();
    }
}
