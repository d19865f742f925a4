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
    /// <summary>One logit a patch: [N, 1, R / 16, R / 16], or R / 8 of small patches (Isola et al. 2017).</summary>
    Patch,
}

/// <summary>The form of a convolutional discriminator.</summary>
/// <param name="Width">Channels behind the first layer; they double with each halving of the resolution, up to 16 times.</param>
/// <param name="Norm">One of <see cref="DiscriminatorNetwork.Norms"/>.</param>
/// <param name="Scales">Discriminators, each on pictures of half the side of the one before (Wang et al. 2018).</param>
/// <param name="Classes">0 = it knows none.</param>
/// <param name="Patch">Pixels at each side of what one logit of a patch sees: a key of <see cref="Patches"/>.</param>
/// <param name="Colours">One more, of spectral norm, sees the picture at a quarter of its side: its colours, which norms over pictures of a class hide.</param>
readonly record struct DiscriminatorForm(int Width, string Norm, int Scales, int Classes, int Patch = DiscriminatorForm.WholePatch, bool Colours = false)
{
    /// <summary>Tensors of logits that come of a picture.</summary>
    public int Opinions => Scales + (Colours ? 1 : 0);

    /// <summary>More than a crop of 64 px has.</summary>
    public const int WholePatch = 78;

    /// <summary>By what a logit sees: strided convolutions (of 4 x 4 pixels, so that h of them see 3 * 2^h - 2), and the side of the head behind them.</summary>
    public static readonly IReadOnlyDictionary<int, (int Halvings, int Head)> Patches =
        new SortedDictionary<int, (int, int)> { [10] = (2, 1), [22] = (3, 1), [38] = (3, 3), [46] = (4, 1), [WholePatch] = (4, 3) };
}

/// <summary>Strided convolutions from a picture to logits: [N, C, R, R] -> [N, 1, h, w], once for each scale and perhaps for colours.</summary>
/// <remarks>With classes, a logit is the head's plus the inner product of features and the class's vector (projection: Miyato and Koyama 2018).</remarks>
sealed class Discriminator : DiscriminatorNetwork
{
    const int ColourReduction = 4, ColourPatch = 10;

    readonly ModuleList<Convolution> conv;              // 4 x 4, stride 2
    readonly ModuleList<Module<Tensor, Tensor>> norm;   // after each but the first; empty where nothing is normed, or weights are
    readonly Convolution head;
    readonly ClassProjection? classes;                        // null = it knows none
    readonly Discriminator? coarse;                     // the next scale
    readonly Discriminator? colours;                    // null = there is none
    readonly Verdict verdict;

    public Discriminator(RandomWeights init, DiscriminatorForm form, int resolution, int channels, Verdict verdict, ScalarType computeType)
        : base(nameof(Discriminator))
    {
        var (halvings, side) = verdict == Verdict.Patch ? DiscriminatorForm.Patches[form.Patch] : (BitOperations.Log2((uint)resolution) - 2, 4);
        bool spectral = form.Norm == "spectral";
        conv = new ModuleList<Convolution>();
        norm = new ModuleList<Module<Tensor, Tensor>>();
        long from = channels, to = form.Width;
        // Without any norm, weights have to keep the size of what passes through (He et al. 2015); with one, their size does not matter.
        for (int i = 0; i < halvings; i++, (from, to) = (to, Math.Min(to * 2, 16L * form.Width)))
        {
            conv.Add(new Convolution(init, from, to, kernel: 4, stride: 2, padding: 1, hasBias: form.Norm is "none" or "spectral",
                                     std: form.Norm == "none" ? Math.Sqrt(2.0 / (16 * from)) : 0.02, spectrallyNormed: spectral));
            if (i > 0 && Norm(form.Norm, init, to) is { } layer)
                norm.Add(layer);
        }
        head = verdict == Verdict.Patch ? new Convolution(init, from, 1, kernel: side, padding: side / 2, hasBias: true, spectrallyNormed: spectral)
                                        : new Convolution(init, from, 1, kernel: side, spectrallyNormed: spectral);
        classes = form.Classes > 0 ? new ClassProjection(init, form.Classes, from) : null;
        coarse = form.Scales > 1 ? new Discriminator(init, form with { Scales = form.Scales - 1, Colours = false }, resolution / 2, channels, verdict, computeType) : null;
        colours = form.Colours ? new Discriminator(init, form with { Scales = 1, Norm = "spectral", Patch = ColourPatch, Colours = false },
                                                   resolution / ColourReduction, channels, verdict, computeType) : null;
        this.verdict = verdict;
        ComputeType = computeType;
        RegisterComponents();
    }

    public override IReadOnlyList<Tensor> forward(Tensor image, Tensor? label)
    {
        using var scope = NewDisposeScope();
        var x = image.to(ComputeType).ChannelsLast();
        for (int i = 0; i < conv.Count; i++)
        {
            x = conv[i].forward(x);
            x = functional.leaky_relu(i == 0 || norm.Count == 0 ? x : norm[i - 1].forward(x), 0.2);
        }
        var logits = head.forward(x).to(float32);                                          // [N, 1, h, w]
        if (classes is not null)
        {
            var products = classes.forward(x.to(float32), label!);
            logits = logits + (verdict == Verdict.Patch ? products : products.mean([2L, 3L], keepdim: true));
        }
        return [logits.MoveToOuterDisposeScope(), .. Judged(coarse, image, 2, label), .. Judged(colours, image, ColourReduction, label)];
    }

    IEnumerable<Tensor> Judged(Discriminator? other, Tensor image, int reduction, Tensor? label)
    {
        if (other is null)
            return [];
        other.ComputeType = ComputeType;
        return other.forward(functional.avg_pool2d(image, reduction), label).Select(t => t.MoveToOuterDisposeScope());   // [N, C, R / reduction, R / reduction]
    }
}
