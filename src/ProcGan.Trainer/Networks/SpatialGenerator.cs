using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>
/// A field of latent vectors to a texture of any size, 16 pixels a cell, without padding anywhere
/// (spatial GAN: Jetchev et al. 2016; periodic latents: Bergmann et al. 2017).
/// </summary>
/// <remarks>
/// Every pixel has its full support, so what the result is at the borders depends only on how the two cells of margin are
/// filled: wrapped they make a tile, with the neighbours' cells an endless world. Training runs the same form.
/// </remarks>
sealed class SpatialGenerator : GeneratorNetwork
{
    /// <summary>About as strong as what it is added to, so that grain is there to be shaped: noise that starts weak is ignored, and grain is
    /// woven of the lattice of the doublings instead.</summary>
    const double NoiseStrength = 0.3;

    const int MarginCells = 2, CellPixels = 16, LastWidth = 16, EmbeddingWidth = 16;

    readonly ClassEmbedding? embedding;            // of the label; null = unconditional
    readonly Convolution first;                    // h + 4 -> h + 2
    readonly ModuleList<Upsample> up;              // k -> 2k - 2, three times: 2h + 2, 4h + 2, 8h + 2
    readonly Upsample last;                        // 8h + 2 -> 16h + 2
    readonly Convolution rgb;                      // 16h + 2 -> 16h
    readonly ModuleList<BatchNorm> norm;           // one after each layer but rgb
    readonly ModuleList<NoiseScale> noise;         // one before each norm but the first
    readonly Tensor waves;                         // [1 or K, Periodic, 2], cycles per cell: a buffer, so that checkpoints hold it

    /// <param name="init">Draws the weights.</param>
    /// <param name="latents">Local and global channels.</param>
    /// <param name="width">Channels at half the output resolution.</param>
    /// <param name="channels">Of the picture.</param>
    /// <param name="waves">One list for all, or one for each class; all of one length.</param>
    /// <param name="classes">0 = unconditional.</param>
    /// <param name="computeType">Of the convolutions.</param>
    /// <param name="upsampling">transposed or resize; auto = resize in the last doubling, transposed before.</param>
    public SpatialGenerator(RandomWeights init, LatentSizes latents, int width, int channels, IReadOnlyList<IReadOnlyList<Wave>> waves,
                            int classes, ScalarType computeType, string upsampling = "auto")
        : base(nameof(SpatialGenerator))
    {
        int[] widths = [width * 8, width * 4, width * 2, width, LastWidth];
        int periodic = waves.Count == 0 ? 0 : waves[0].Count;
        Latents = new LatentLayout(latents.Local, latents.Global, periodic, MarginCells, CellPixels, classes);
        embedding = classes == 0 ? null : new ClassEmbedding(init, Latents.Total, classes, EmbeddingWidth);
        first = new Convolution(init, Latents.Total + (classes == 0 ? 0 : EmbeddingWidth), widths[0], kernel: 3);
        up = new ModuleList<Upsample>();
        for (int i = 0; i < 3; i++)
            up.Add(Upsample.Of(upsampling, init, widths[i], widths[i + 1]));
        last = Upsample.Of(upsampling == "auto" ? "resize" : upsampling, init, widths[3], widths[4]);
        rgb = new Convolution(init, widths[4], channels, kernel: 3, hasBias: true, std: 0.05);
        norm = new ModuleList<BatchNorm>();
        foreach (int w in widths)
            norm.Add(new BatchNorm(init, w));
        noise = new ModuleList<NoiseScale>();
        foreach (int w in widths.AsSpan(1))
            noise.Add(new NoiseScale(init, w, NoiseStrength));
        this.waves = tensor([.. waves.SelectMany(list => list).SelectMany(k => new[] { (float)k.X, (float)k.Y })], [waves.Count, periodic, 2L]);
        ComputeType = computeType;
        RegisterComponents();
    }

    public override string Family => "spatial";
    public override LatentLayout Latents { get; }
    public override IReadOnlyList<NoiseLayer> NoiseLayers { get; } = [new(2, 2), new(4, 2), new(8, 2), new(16, 2)];
    public override IReadOnlyList<IReadOnlyList<Wave>> Waves
    {
        get
        {
            if (Latents.Periodic == 0)
                return [];
            using var scope = NewDisposeScope();
            float[] k = waves.cpu().data<float>().ToArray();
            return [.. Enumerable.Range(0, k.Length / 2).Select(i => new Wave(k[2 * i], k[2 * i + 1])).Chunk(Latents.Periodic)];
        }
    }

    public ClassEmbedding? Embedding => embedding;

    public Convolution First => first;
    public IList<Upsample> Up => up;
    public Upsample Last => last;
    public Convolution Rgb => rgb;
    public IList<BatchNorm> Norm => norm;
    public IList<NoiseScale> Noise => noise;

    public override Tensor FirstLayer()
    {
        using var scope = NewDisposeScope();
        var all = first.Weight.narrow(1, Latents.FirstSteered, Latents.Steered).sum([2L, 3L]);   // global latents are the same under every tap
        return (all * norm[0].Scale.unsqueeze(1)).MoveToOuterDisposeScope();
    }

    public override Tensor FirstActivations(Tensor z) => Begun(z).to(float32).mean([2L, 3L]);

    Tensor Begun(Tensor z)
    {
        using var scope = NewDisposeScope();
        var x = embedding is null ? z : embedding.forward(z);                              // [N, Z (+ E), h + 4, w + 4]
        x = x.to(ComputeType).ChannelsLast();
        return functional.relu(norm[0].forward(first.forward(x))).MoveToOuterDisposeScope();   // [N, 8 width, h + 2, w + 2]
    }

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> grain)
    {
        using var scope = NewDisposeScope();
        var x = Begun(z);
        for (int i = 0; i < up.Count; i++)
            x = functional.relu(norm[i + 1].forward(noise[i].forward(up[i].forward(x), grain[i])));
        x = functional.relu(norm[4].forward(noise[3].forward(last.forward(x), grain[3])));   // [N, 16, 16h + 2, 16w + 2]
        return rgb.forward(x).to(float32).tanh().MoveToOuterDisposeScope();                // [N, C, 16h, 16w]
    }
}
