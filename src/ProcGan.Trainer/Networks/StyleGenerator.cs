using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A small StyleGAN on the torus: z becomes a style w, which weighs the channels of convolutions that wrap around; every picture is a tile
/// (Karras et al. 2019, 2020): [N, Z + K, 1, 1] and noise -> [N, C, R, R].</summary>
/// <remarks>z is not normed before the mapping network, so that psi, which makes z shorter, draws w to that of z = 0: truncation about the middle,
/// in a plain graph.</remarks>
sealed class StyleGenerator : GeneratorNetwork
{
    const int MappingLayers = 3;

    readonly VectorInput input;
    readonly ModuleList<Convolution> mapping;   // z -> ... -> w, dense
    readonly Parameter start;                   // [1, ., 4, 4], what all pictures begin with
    readonly ModuleList<StyleLayer> layers;     // 4, 8, ... R, at each resolution 1 + depth of them
    readonly Convolution rgb;
    readonly VectorGeneratorSizes sizes;

    public StyleGenerator(RandomWeights init, VectorGeneratorSizes sizes, ScalarType computeType) : base(nameof(StyleGenerator))
    {
        this.sizes = sizes;
        input = new VectorInput(init, sizes.ZDim, sizes.Classes, "concat");
        mapping = new ModuleList<Convolution>();
        for (int i = 0; i < MappingLayers; i++)
        {
            int from = i == 0 ? input.Width : sizes.ZDim;
            mapping.Add(new Convolution(init, from, sizes.ZDim, kernel: 1, hasBias: true, std: Math.Sqrt(2.0 / from)));
        }
        start = Parameter(init.Normal(1, 1, sizes.WidthAt(0), 4, 4));
        layers = new ModuleList<StyleLayer>();
        var noise = new List<NoiseLayer>();
        long width = sizes.WidthAt(0);
        for (int level = 0; level <= sizes.Doublings; level++)
        {
            long to = level < sizes.Doublings ? sizes.WidthAt(level) : sizes.Width;
            for (int i = 0; i <= sizes.Form.Depth; i++, width = to)
            {
                layers.Add(new StyleLayer(init, sizes.ZDim, width, to, doubles: level > 0 && i == 0));
                noise.Add(new NoiseLayer(4 << level, Extra: 0));
            }
        }
        NoiseLayers = noise;
        rgb = new Convolution(init, width, sizes.Channels, kernel: 1, hasBias: true, std: Math.Sqrt(0.1 / width));
        ComputeType = computeType;
        RegisterComponents();
    }

    public override string Family => "style";
    public override LatentLayout Latents => sizes.Latents;
    public override IReadOnlyList<NoiseLayer> NoiseLayers { get; }
    public override bool Tiles => true;

    public VectorInput Input => input;
    public IList<Convolution> Mapping => mapping;
    public Tensor Start => start;
    public IList<StyleLayer> Layers => layers;
    public Convolution Rgb => rgb;

    public override Tensor FirstLayer() => sizes.FirstLayer(mapping[0], norm: null, pixels: 1);

    /// <summary>The style: what all layers are told.</summary>
    public override Tensor FirstActivations(Tensor z) => Style(z).flatten(1);

    public override Tensor forward(Tensor z, IReadOnlyList<Tensor> grain)
    {
        using var scope = NewDisposeScope();
        var w = Style(z);
        var x = start.to(ComputeType).expand(z.shape[0], -1, -1, -1).ChannelsLast();
        for (int i = 0; i < layers.Count; i++)
            x = layers[i].forward(x, (w, grain[i]));
        return rgb.forward(x).to(float32).tanh().MoveToOuterDisposeScope();
    }

    /// <summary>z to w: [N, Z + K, 1, 1] -> [N, Z, 1, 1].</summary>
    public Tensor Style(Tensor z)
    {
        using var scope = NewDisposeScope();
        var w = input.forward(z).Seen;
        foreach (var layer in mapping)
            w = functional.leaky_relu(layer.forward(w), StyleLayer.Slope);
        return w.MoveToOuterDisposeScope();
    }
}
