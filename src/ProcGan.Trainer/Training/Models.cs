using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Augment;
using ProcGan.Trainer.Losses;
using ProcGan.Trainer.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>The three networks of a run with their optimisers: everything that training changes.</summary>
sealed class Models : IDisposable
{
    readonly FlatParameters gValues, dValues, averageValues;
    readonly Func<IReadOnlyList<int>, GeneratorNetwork> average;   // an untrained one of these classes
    readonly int classes;

    public Models(TrainingOptions options, int channels, IReadOnlyList<IReadOnlyList<Wave>> waves, int classes, Compute compute, ClassLooks? looks = null)
    {
        var init = new RandomWeights(options.Seed);
        this.classes = classes;
        average = kept => Generator(new RandomWeights(options.Seed), options, channels, waves.Count > 1 ? [.. kept.Select(k => waves[k])] : waves, kept.Count, float32);
        G = Generator(init, options, channels, waves, classes, compute.Type);
        GEma = Generator(init, options, channels, waves, classes, float32);   // exported in float32, so checked in it
        D = Discriminator(init, options, channels, classes, compute.Type);
        foreach (var network in new nn.Module[] { G, GEma, D })
        {
            if (looks is not null)
                Begin(network, looks);
            network.to(compute.Device);
        }
        GEma.eval();
        gValues = new FlatParameters(G);
        dValues = new FlatParameters(D);
        averageValues = new FlatParameters(GEma);
        foreach (var parameter in GEma.parameters())
            parameter.requires_grad = false;
        GOptimiser = new Adam(gValues, options.Beta1, options.Beta2);
        DOptimiser = new Adam(dValues, options.Beta1, options.Beta2);
        Strength = options.Augment.Adapts ? new AdaptiveStrength(options.Augment) : null;
        Anchors = options.Loss.Lecam > 0 ? new LogitAnchors(options.Loss.Lecam, FormOf(options, classes).Opinions) : null;
        Colours = options.Loss.ColourWeight > 0 ? new ClassColours(options.Loss.ColourWeight, classes, channels) : null;
        Average = new WeightAverage(GEma, averageValues, gValues, options.EmaKimg);
    }

    public GeneratorNetwork G { get; }
    /// <summary>The weight average of <see cref="G"/>: what gets exported.</summary>
    public GeneratorNetwork GEma { get; }
    public DiscriminatorNetwork D { get; }
    public FlatParameters GValues => gValues;
    public FlatParameters DValues => dValues;
    public Adam GOptimiser { get; }
    public Adam DOptimiser { get; }
    public WeightAverage Average { get; }

    /// <summary>Null where augmentation is off or of a fixed strength.</summary>
    public AdaptiveStrength? Strength { get; }

    /// <summary>Null where nothing holds D's logits.</summary>
    public LogitAnchors? Anchors { get; }

    /// <summary>Null where nothing holds the colours of classes.</summary>
    public ClassColours? Colours { get; }

    /// <summary>A copy of <see cref="GEma"/> that has only these of its classes, two or more, in this order.</summary>
    public GeneratorNetwork AverageOf(IReadOnlyList<int> kept)
    {
        GeneratorNetwork fewer = average(kept);
        ClassSubset.Copy(GEma, fewer, classes, kept);
        fewer.to(GEma.parameters().First().device);
        fewer.Growth = GEma.Growth;
        fewer.eval();
        return fewer;
    }

    /// <summary>All that a checkpoint holds, by name.</summary>
    public IReadOnlyList<(string Name, Tensor Values)> Tensors()
    {
        var tensors = new List<(string, Tensor)>();
        void Add(string prefix, nn.Module network)
        {
            foreach (var (name, value) in network.named_parameters())
                tensors.Add(($"{prefix}.{name}", value));
            foreach (var (name, value) in network.named_buffers())
                tensors.Add(($"{prefix}.{name}", value));
        }
        Add("g", G);
        Add("gEma", GEma);
        Add("d", D);
        tensors.AddRange([("g.adam.mean", GOptimiser.Mean), ("g.adam.square", GOptimiser.Square),
                          ("d.adam.mean", DOptimiser.Mean), ("d.adam.square", DOptimiser.Square)]);
        if (Strength is not null)
            tensors.Add(("augment", Strength.State));
        if (Anchors is not null)
            tensors.Add(("lecam", Anchors.State));
        if (Colours is not null)
            tensors.Add(("colours", Colours.State));
        return tensors;
    }

    static void Begin(nn.Module network, ClassLooks looks)
    {
        foreach (var embedding in network.modules().OfType<ClassEmbedding>())
            embedding.Begin(looks);
        foreach (var projection in network.modules().OfType<ClassProjection>())
            projection.Begin(looks);
    }

    static GeneratorNetwork Generator(RandomWeights init, TrainingOptions options, int channels, IReadOnlyList<IReadOnlyList<Wave>> waves,
                                      int classes, ScalarType type)
    {
        var sizes = new VectorGeneratorSizes(options.Latents.Local, options.Width, options.Resolution, channels, classes, options.Form);
        return options.Family switch
        {
            "dcgan" => new DcganGenerator(init, sizes, type),
            "mlp" => new MlpGenerator(init, sizes, type),
            "progressive" => new ProgressiveGenerator(init, sizes, type),
            "style" => new StyleGenerator(init, sizes, type),
            _ => new SpatialGenerator(init, options.Latents, options.Width, channels, waves, classes, type, options.Form),
        };
    }

    static DiscriminatorForm FormOf(TrainingOptions options, int classes) =>
        new(options.DiscriminatorWidth, options.DiscriminatorNorm, options.DiscriminatorScales, classes, options.DiscriminatorPatch, Colours: options.DiscriminatorNorm == "class");

    static DiscriminatorNetwork Discriminator(RandomWeights init, TrainingOptions options, int channels, int classes, ScalarType type)
    {
        DiscriminatorForm form = FormOf(options, classes);
        return options.Family switch
        {
            "mlp" => new MlpDiscriminator(init, form, options.Resolution, channels, options.Form.Depth, type),
            "progressive" => new ProgressiveDiscriminator(init, form, options.Resolution, channels, type),
            "dcgan" => new Discriminator(init, form, options.Resolution, channels, Verdict.Picture, type),
            // A texture is judged, not a picture; but of a small one the patches would end in single values, whose batch norms see nothing.
            "style" when options.Resolution < 64 => new Discriminator(init, form, options.Resolution, channels, Verdict.Picture, type),
            _ => new Discriminator(init, form, options.Resolution, channels, Verdict.Patch, type),
        };
    }

    /// <summary>Lets both optimisers begin anew.</summary>
    public void ForgetMoments()
    {
        foreach (var optimiser in new[] { GOptimiser, DOptimiser })
        {
            optimiser.Mean.zero_();
            optimiser.Square.zero_();
            optimiser.Steps = 0;
        }
    }

    /// <summary>Lets growing networks reach <paramref name="growth"/>; others stay as they are.</summary>
    public void Grow(double growth) => G.Growth = GEma.Growth = D.Growth = growth;

    public void Dispose()
    {
        Strength?.Dispose();
        Anchors?.Dispose();
        Colours?.Dispose();
        GOptimiser.Dispose();
        DOptimiser.Dispose();
        gValues.Dispose();
        dValues.Dispose();
        averageValues.Dispose();
        G.Dispose();
        GEma.Dispose();
        D.Dispose();
    }
}
