using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>One latent vector to one picture of a fixed size (DCGAN: Radford et al. 2016): [N, Z + K, 1, 1] -> [N, C, R, R].</summary>
/// <remarks>Padding with zeros draws a visible frame on every picture (see docs/TRAINING.md), wrapping makes it tile; <see cref="SpatialGenerator"/>
/// makes tiles of any size.</remarks>
sealed class DcganGenerator : ConvolutionalGenerator
{
    readonly ModuleList<Upsample> up;              // 4 -> 8 -> ... -> R, a stack before each; the last one makes the picture
    readonly Parameter bias;                       // [1, C, 1, 1], of the picture

    public DcganGenerator(RandomWeights init, VectorGeneratorSizes sizes, ScalarType computeType) : base(nameof(DcganGenerator), init, sizes, computeType)
    {
        up = new ModuleList<Upsample>();
        for (int i = 0; i < sizes.Doublings; i++)
        {
            if (i > 0)
                stack.Add(new ConvolutionStack(init, sizes.Form, sizes.WidthAt(i), input.NormClasses));
            bool last = i + 1 == sizes.Doublings;
            up.Add(Upsample.Of(sizes.Form.Upsampling, init, sizes.WidthAt(i), last ? sizes.Channels : sizes.WidthAt(i + 1), keepsSize: IsPlain && !last));
        }
        bias = Parameter(zeros(1, sizes.Channels, 1, 1));
        RegisterComponents();
    }

    public override string Family => "dcgan";
    public IList<Upsample> Up => up;
    public Tensor Bias => bias;

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> noise)
    {
        using var scope = NewDisposeScope();
        var (x, label) = Begun(z);
        for (int i = 0; i < up.Count; i++)
            x = up[i].Padded(stack[i].forward(x, label), sizes.Wraps);                       // [N, ., 8, 8] ... [N, C, R, R]
        return (x.to(float32) + bias).tanh().MoveToOuterDisposeScope();
    }
}
