using System.Numerics;
using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>What a discriminator judges.</summary>
enum Verdict
{
    /// <summary>One logit a picture: [N, 1, 1, 1] (DCGAN).</summary>
    Picture,
    /// <summary>One logit a patch: [N, 1, R / 16, R / 16] (Isola et al. 2017).</summary>
    Patch,
}

/// <summary>Strided convolutions from a picture to logits: [N, C, R, R] -> [N, 1, h, w].</summary>
sealed class Discriminator : Module<Tensor, Tensor>
{
    readonly ModuleList<Convolution> conv;   // 4 x 4, stride 2
    readonly ModuleList<BatchNorm> norm;     // after each but the first
    readonly Convolution head;
    readonly ScalarType computeType;

    public Discriminator(RandomWeights init, int width, int resolution, int channels, Verdict verdict, ScalarType computeType)
        : base(nameof(Discriminator))
    {
        int halvings = verdict == Verdict.Patch ? 4 : BitOperations.Log2((uint)resolution) - 2;
        conv = new ModuleList<Convolution>();
        norm = new ModuleList<BatchNorm>();
        long from = channels, to = width;
        for (int i = 0; i < halvings; i++, (from, to) = (to, to * 2))
        {
            conv.Add(new Convolution(init, from, to, kernel: 4, stride: 2, padding: 1));
            if (i > 0)
                norm.Add(new BatchNorm(init, to));
        }
        head = verdict == Verdict.Patch ? new Convolution(init, from, 1, kernel: 3, padding: 1, hasBias: true)
                                        : new Convolution(init, from, 1, kernel: 4);
        this.computeType = computeType;
        RegisterComponents();
    }

    public override Tensor forward(Tensor image)
    {
        using var scope = NewDisposeScope();
        var x = image.to(computeType).ChannelsLast();
        for (int i = 0; i < conv.Count; i++)
        {
            x = conv[i].forward(x);
            x = functional.leaky_relu(i == 0 ? x : norm[i - 1].forward(x), 0.2);
        }
        return head.forward(x).to(float32).MoveToOuterDisposeScope();
    }
}
