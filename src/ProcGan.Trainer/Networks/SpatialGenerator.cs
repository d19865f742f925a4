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
/// Every pixel has its full support, so what the result is at the borders depends only on how the cells of margin are
/// filled: wrapped they make a tile, with the neighbours' cells an endless world. Training runs the same form.
/// Where a doubling gives a line more than the next layer needs, that is cut off.
/// </remarks>
sealed class SpatialGenerator : GeneratorNetwork
{
    /// <summary>About as strong as what it is added to, so that grain is there to be shaped: noise that starts weak is ignored, and grain is
    /// woven of the lattice of the doublings instead.</summary>
    const double NoiseStrength = 0.3;

    const int CellPixels = 16, EmbeddingWidth = 16, Doublings = 4;

    readonly ClassEmbedding? embedding;            // of the label; null = unconditional
    readonly Convolution first;                    // 3 x 3, to 8 width
    readonly ModuleList<Upsample> up;              // to 4 width, 2 width, width, last width L
    readonly ModuleList<Convolution> further;      // 3 x 3 at the picture's resolution, L to L
    readonly ModuleList<BatchNorm> furtherNorm;    // one after each of them
    readonly Convolution rgb;                      // 3 x 3, to the channels
    readonly ModuleList<BatchNorm> norm;           // one after each other layer but rgb; at the picture's resolution perhaps of weights
    readonly ModuleList<NoiseScale> noise;         // of each doubling its pictures, before its norm
    readonly ModuleList<FieldClassNorm> classNorm; // behind each norm, first and doublings; empty where a class is a vector beside z alone
    readonly FineWaves? fine;                      // beside what each doubling but the first sees; null = no waves
    readonly int[] cuts;                           // lines left out on each side, of what each doubling sees and of what rgb sees
    readonly Tensor waves;                         // [1 or K, Periodic, 2], cycles per cell: a buffer, so that checkpoints hold it

    /// <param name="init">Draws the weights.</param>
    /// <param name="latents">Local and global channels.</param>
    /// <param name="width">Channels at half the output resolution.</param>
    /// <param name="channels">Of the picture.</param>
    /// <param name="waves">One list for all, or one for each class; all of one length.</param>
    /// <param name="classes">0 = unconditional.</param>
    /// <param name="computeType">Of the convolutions.</param>
    /// <param name="form">Upsampling (auto = smooth), channels L at the picture's resolution, further convolutions there and their norm.</param>
    public SpatialGenerator(RandomWeights init, LatentSizes latents, int width, int channels, IReadOnlyList<IReadOnlyList<Wave>> waves,
                            int classes, ScalarType computeType, FormOptions form)
        : base(nameof(SpatialGenerator))
    {
        int[] widths = [width * 8, width * 4, width * 2, width, form.LastWidth];
        int periodic = waves.Count == 0 ? 0 : waves[0].Count;
        up = new ModuleList<Upsample>();
        fine = periodic > 0 ? new FineWaves(waves) : null;
        for (int i = 0; i < Doublings; i++)
            up.Add(Upsample.Of(form.Upsampling == "auto" ? "smooth" : form.Upsampling, init, widths[i] + (i > 0 ? 2 * periodic : 0), widths[i + 1]));
        int[] seen = Lines(up, form.Depth, out cuts, out NoiseLayer[] noiseLayers);
        NoisePictures = form.NoisePictures;
        NoiseLayers = [.. noiseLayers.SelectMany(layer => Enumerable.Repeat(layer, NoisePictures))];
        Latents = new LatentLayout(latents.Local, latents.Global, periodic, seen[0] / 2 + 1, CellPixels, classes);
        WaveCuts = [.. seen.Select((lines, i) => ((seen[0] << i) - lines) / 2)];
        embedding = classes == 0 ? null : new ClassEmbedding(init, Latents.Total, classes, EmbeddingWidth);
        first = new Convolution(init, Latents.Total + (classes == 0 ? 0 : EmbeddingWidth), widths[0], kernel: 3);
        bool ofWeights = form.GeneratorNorm == "weight";
        rgb = new Convolution(init, widths[4], channels, kernel: 3, hasBias: true, std: 0.05);
        further = new ModuleList<Convolution>();
        furtherNorm = new ModuleList<BatchNorm>();
        for (int i = 0; i < form.Depth; i++)
        {
            further.Add(new Convolution(init, widths[4], widths[4], kernel: 3));
            furtherNorm.Add(new BatchNorm(init, widths[4], ofWeights));
        }
        norm = new ModuleList<BatchNorm>();
        for (int i = 0; i < widths.Length; i++)
            norm.Add(new BatchNorm(init, widths[i], ofWeights && i == Doublings));
        classNorm = new ModuleList<FieldClassNorm>();
        if (classes > 0 && form.Conditioning == "norm")
        {
            foreach (int w in widths)
                classNorm.Add(new FieldClassNorm(init, classes, w));
        }
        noise = new ModuleList<NoiseScale>();
        foreach (int w in widths.AsSpan(1))
            for (int i = 0; i < NoisePictures; i++)
                noise.Add(new NoiseScale(init, w, NoiseStrength / Math.Sqrt(NoisePictures)));
        this.waves = tensor([.. waves.SelectMany(list => list).SelectMany(k => new[] { (float)k.X, (float)k.Y })], [waves.Count, periodic, 2L]);
        ComputeType = computeType;
        RegisterComponents();
    }

    public override string Family => "spatial";
    public override LatentLayout Latents { get; }
    public override IReadOnlyList<NoiseLayer> NoiseLayers { get; }
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

    public FineWaves? Fine => fine;
    public Convolution First => first;
    public IList<Upsample> Up => up;
    /// <summary>At the picture's resolution, each with its norm and ReLU.</summary>
    public IList<Convolution> Further => further;
    public IList<BatchNorm> FurtherNorm => furtherNorm;
    public Convolution Rgb => rgb;
    public IList<BatchNorm> Norm => norm;
    /// <summary>Of the first layer and of each doubling; empty where there are none.</summary>
    public IList<FieldClassNorm> ClassNorm => classNorm;
    /// <summary>The pictures of the first doubling, of the second, ...</summary>
    public IList<NoiseScale> Noise => noise;
    /// <summary>How many each doubling has.</summary>
    public int NoisePictures { get; }
    /// <summary>Lines left out on each side: of what doubling i sees (the first sees all), and last of what comes behind them all.</summary>
    public IReadOnlyList<int> Cuts => cuts;
    /// <summary>Lines left out on each side of the fine waves beside what doubling i sees.</summary>
    public IReadOnlyList<int> WaveCuts { get; }

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
        var x = embedding is null ? z : embedding.forward(z);                              // [N, Z (+ E), h + 2 margin, ...]
        x = x.to(ComputeType).ChannelsLast();
        x = norm[0].forward(first.forward(x));                                             // [N, 8 width, h + 2 margin - 2, ...]
        if (classNorm.Count > 0)
            x = classNorm[0].forward(x, Label(z).Cut(1));
        return functional.relu(x).MoveToOuterDisposeScope();
    }

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> grain)
    {
        using var scope = NewDisposeScope();
        var x = Begun(z);
        for (int i = 0; i < up.Count; i++)
        {
            x = norm[i + 1].Behind(WithNoise(up[i].forward(WithWaves(x.Cut(cuts[i]), z, i)), grain, i), up[i].Filters);
            if (classNorm.Count > 0)
                x = classNorm[i + 1].forward(x, ClassFields.Behind(Label(z), 1 << i, WaveCuts[i], up[i].Shortfall));
            x = functional.relu(x);
        }
        x = x.Cut(cuts[^1]);                                                               // [N, L, 16h + 2 + 2 depth, ...]
        for (int i = 0; i < further.Count; i++)
            x = functional.relu(furtherNorm[i].Behind(further[i].forward(x), further[i].Weight));
        return rgb.forward(x).to(float32).tanh().MoveToOuterDisposeScope();                // [N, L, 16h + 2, 16w + 2] -> [N, C, 16h, 16w]
    }

    /// <summary>It follows z.</summary>
    Tensor Label(Tensor z) => z.narrow(1, Latents.Total, Latents.Classes);

    Tensor WithNoise(Tensor x, IReadOnlyList<Tensor> grain, int doubling)
    {
        for (int i = doubling * NoisePictures; i < (doubling + 1) * NoisePictures; i++)
            x = noise[i].forward(x, grain[i]);
        return x;
    }

    /// <summary>What doubling i sees of the layer before, and the waves at its resolution.</summary>
    Tensor WithWaves(Tensor x, Tensor z, int i)
    {
        if (fine is null || i == 0)
            return x;
        var waves = fine.forward(z.narrow(1, Latents.FirstPeriodic, Latents.Periodic + (fine.HasClasses ? Latents.Classes : 0)), 1 << i);   // the label follows z
        return cat([x, waves.Cut(WaveCuts[i]).to(x.dtype)], 1);
    }

    /// <summary>How many lines the layers have beyond h times their pixels a cell, counted from the colours back: each has what the next one needs, an even number.</summary>
    /// <returns>Of what each doubling sees.</returns>
    static int[] Lines(IList<Upsample> up, int depth, out int[] cuts, out NoiseLayer[] noise)
    {
        (cuts, noise) = (new int[up.Count + 1], new NoiseLayer[up.Count]);
        var seen = new int[up.Count];
        int needed = 2 + 2 * depth;                                  // by rgb and the convolutions before it
        for (int i = up.Count - 1; i >= 0; i--)
        {
            seen[i] = (needed + up[i].Shortfall + 3) / 4 * 2;
            int made = 2 * seen[i] - up[i].Shortfall;
            cuts[i + 1] = (made - needed) / 2;
            noise[i] = new NoiseLayer(2 << i, made);
            needed = seen[i];
        }
        return seen;
    }
}
