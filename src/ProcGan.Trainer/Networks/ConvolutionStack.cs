using ProcGan.Trainer.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A norm and ReLU, then as many 3 x 3 convolutions with norm and ReLU as the form's depth asks for: [N, C, H, W] -> the same shape.</summary>
sealed class ConvolutionStack : Module<Tensor, Tensor?, Tensor>
{
    readonly GeneratorNorm norm;
    readonly ModuleList<Convolution> conv;
    readonly ModuleList<GeneratorNorm> convNorm;
    readonly bool wrap;

    public ConvolutionStack(RandomWeights init, FormOptions form, long channels, int classes) : base(nameof(ConvolutionStack))
    {
        norm = new GeneratorNorm(init, form.GeneratorNorm, channels, classes);
        conv = new ModuleList<Convolution>();
        convNorm = new ModuleList<GeneratorNorm>();
        for (int i = 0; i < form.Depth; i++)
        {
            conv.Add(new Convolution(init, channels, channels, kernel: 3, std: form.GeneratorNorm == "none" ? Math.Sqrt(2.0 / (9 * channels)) : 0.02));
            convNorm.Add(new GeneratorNorm(init, form.GeneratorNorm, channels, classes));
        }
        wrap = form.Padding == "wrap";
        RegisterComponents();
    }

    public GeneratorNorm Norm => norm;
    public IList<Convolution> Conv => conv;
    public IList<GeneratorNorm> ConvNorm => convNorm;

    public override Tensor forward(Tensor x, Tensor? label)
    {
        using var scope = NewDisposeScope();
        x = functional.relu(norm.forward(x, label));
        for (int i = 0; i < conv.Count; i++)
        {
            var padded = functional.pad(x, [1L, 1L, 1L, 1L], wrap ? PaddingModes.Circular : PaddingModes.Constant);
            x = functional.relu(convNorm[i].forward(conv[i].forward(padded), label));
        }
        return x.MoveToOuterDisposeScope();
    }
}
