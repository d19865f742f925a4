namespace ProcGan.Trainer.Networks;

/// <summary>The form of a generator, as far as its family leaves a choice.</summary>
public sealed record FormOptions
{
    internal static readonly string[] Upsamplings = ["auto", "transposed", "resize", "smooth"], Norms = ["batch", "weight", "pixel", "none"], Paddings = ["zeros", "wrap"],
        Conditionings = ["concat", "norm"];
    const int DefaultLastWidth = 16;

    /// <summary>mlp: hidden layers. spatial: further 3 x 3 convolutions at the picture's own resolution. dcgan, progressive and style: at each resolution.</summary>
    public int Depth { get; init; }
    /// <summary>spatial: channels at the picture's own resolution, from which all its maps are made.</summary>
    public int LastWidth { get; init; } = DefaultLastWidth;
    /// <summary>spatial: pictures of noise that each doubling adds, each to every channel at its own strength.</summary>
    public int NoisePictures { get; init; } = 1;
    /// <summary>transposed: 4 x 4 convolutions of stride 2. resize: nearest-neighbour doubling and a 3 x 3 convolution. smooth
    /// (spatial): a 3 x 3 convolution, then bilinear doubling. auto: what the family does; of spatial, smooth.</summary>
    public string Upsampling { get; init; } = "auto";
    /// <summary>batch (Ioffe and Szegedy 2015), pixel (each pixel's features to length 1: Karras et al. 2018) or none. spatial: batch, or weight, which at the
    /// picture's resolution norms filters in place of what they make (Salimans and Kingma 2016).</summary>
    public string GeneratorNorm { get; init; } = "batch";
    /// <summary>What lies beyond the borders of dcgan and progressive: zeros, or wrap, the other side, so that pictures tile. A spatial model never pads.</summary>
    public string Padding { get; init; } = "zeros";
    /// <summary>How a class is told: concat, a learnt vector beside z; norm, a scale and a shift of each normed channel (conditional batch norm: de Vries et al. 2017), of spatial cell by cell and
    /// beside that vector. style: concat.</summary>
    public string Conditioning { get; init; } = "concat";

    internal void Check(string family, Action<bool, string, object, string> check)
    {
        check(Depth is >= 0 and <= 8, "--depth", Depth, "0 to 8");
        check(family != "mlp" || Depth > 0, "--depth", Depth, "1 to 8, as the family is mlp");
        check(family != "spatial" || Depth <= 2, "--depth", Depth, "0 to 2, as the family is spatial: each of its convolutions takes a part of the margin");
        check(LastWidth is >= 8 and <= 128, "--last-width", LastWidth, "8 to 128");
        check(family == "spatial" || LastWidth == DefaultLastWidth, "--last-width", LastWidth, "left out, as the family is " + family);
        check(NoisePictures is >= 1 and <= 16, "--noise-pictures", NoisePictures, "1 to 16");
        check(family == "spatial" || NoisePictures == 1, "--noise-pictures", NoisePictures, "left out, as the family is " + family);
        check(Upsamplings.Contains(Upsampling), "--upsampling", Upsampling, string.Join(", ", Upsamplings));
        check(family is not ("mlp" or "style") || Upsampling == "auto", "--upsampling", Upsampling, "auto, as the family is " + family);
        check(family == "spatial" || Upsampling != "smooth", "--upsampling", Upsampling, "auto, transposed or resize, as the family is " + family);
        check(Norms.Contains(GeneratorNorm), "--generator-norm", GeneratorNorm, string.Join(", ", Norms));
        check(family != "style" || GeneratorNorm == "batch", "--generator-norm", GeneratorNorm, "left out, as the family is " + family);
        check(family == "spatial" ? GeneratorNorm is "batch" or "weight" : GeneratorNorm != "weight", "--generator-norm", GeneratorNorm,
              (family == "spatial" ? "batch or weight" : "batch, pixel or none") + ", as the family is " + family);
        check(Paddings.Contains(Padding), "--padding", Padding, string.Join(", ", Paddings));
        check(family is "dcgan" or "progressive" || Padding == "zeros", "--padding", Padding, "left out, as the family is " + family);
        check(Conditionings.Contains(Conditioning), "--conditioning", Conditioning, string.Join(", ", Conditionings));
        check(family != "style" || Conditioning == "concat", "--conditioning", Conditioning, "concat, as the family is " + family);
    }
}
