using System.Runtime.InteropServices;
using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Networks;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Export;

/// <summary>What the exporter cannot read off a generator.</summary>
sealed record ExportOptions
{
    /// <summary>Side of the pictures it was trained on, in pixels.</summary>
    public required int Resolution { get; init; }
    /// <summary>What the image's channels are.</summary>
    public IReadOnlyList<string> Channels { get; init; } = ["albedo.r", "albedo.g", "albedo.b"];
    /// <summary>How it came to be (<c>procgan.train.*</c>): kimg, seed, data, hash, seconds...</summary>
    public IReadOnlyDictionary<string, string> Training { get; init; } = new Dictionary<string, string>();
    /// <summary>Stores kernels as float16.</summary>
    public bool Half { get; init; }
}

/// <summary>Writes trained generators as model files.</summary>
static class GeneratorExporter
{
    /// <summary>Writes the file, once the Runtime has loaded it and made of it what the generator makes.</summary>
    /// <param name="generator">Computes in float32: bfloat16 would hide what the check looks for.</param>
    /// <param name="path">The final name; on any failure it stays as it was.</param>
    /// <param name="options">What the file says about it.</param>
    /// <returns>The largest difference that the check found.</returns>
    /// <exception cref="UserError">The file cannot be written, or computes something else.</exception>
    public static double Export(GeneratorNetwork generator, string path, ExportOptions options)
    {
        using var guard = no_grad();
        bool training = generator.training;
        generator.eval();   // batch norm uses its running statistics, which are what is folded
        try
        {
            double difference = double.NaN;
            double tolerance = options.Half ? ExportCheck.HalfTolerance : ExportCheck.Tolerance;
            Graph(generator, options).Save(path, written => difference = ExportCheck.Run(written, path, Trained(generator), tolerance));
            return difference;
        }
        finally
        {
            generator.train(training);
        }
    }

    /// <summary>The generator as a graph.</summary>
    public static OnnxGraph Graph(GeneratorNetwork generator, ExportOptions options)
    {
        using var scope = NewDisposeScope();
        OnnxGraph graph = generator switch
        {
            SpatialGenerator spatial => SpatialGraph.Build(spatial, options.Half),
            DcganGenerator dcgan => DcganGraph.Build(dcgan, options.Half),
            _ => throw new NotSupportedException($"No export is written for {generator.GetType().Name}."),
        };
        LatentLayout latents = generator.Latents;
        bool field = latents.Margin > 0;
        var metadata = new ModelMetadata
        {
            Family = generator.Family,
            Local = latents.Local,
            Global = latents.Global,
            Waves = generator.Waves,
            Margin = latents.Margin,
            Stride = field ? latents.Stride : 0,
            Resolution = options.Resolution,
            Channels = options.Channels,
            Tileable = field ? "xy" : "none",
            Noise = [.. generator.NoiseLayers.Select((layer, i) => new NoiseInput($"noise{i}", layer.Scale, layer.Extra))],
            Training = options.Training,
        };
        foreach ((string key, string value) in metadata.Entries())
            graph.Metadata(key, value);
        return graph;
    }

    static TrainedGenerator Trained(GeneratorNetwork generator) => (z, noise) =>
    {
        using var scope = NewDisposeScope();
        Device device = generator.parameters().First().device;
        Tensor image = generator.forward(z.ToTorch(device), [.. noise.Select(map => map.ToTorch(device))]);
        return image.ToFloats().Values.ToArray();
    };

    static Tensor ToTorch(this FloatTensor values, Device device) => tensor(values.Values.ToArray(), [.. values.Shape], device: device);

    /// <summary>A copy outside torch, row-major whatever the memory order was.</summary>
    public static FloatTensor ToFloats(this Tensor values)
    {
        using var scope = NewDisposeScope();
        Tensor plain = values.detach().to(float32).cpu().contiguous();
        return new FloatTensor(MemoryMarshal.Cast<byte, float>(plain.bytes).ToArray(), plain.shape);
    }

    /// <summary>The statistics that a norm uses in evaluation.</summary>
    public static BatchNormStatistics Statistics(this BatchNorm norm) => new(
        norm.Weight.ToFloats().Values.ToArray(), norm.Bias.ToFloats().Values.ToArray(),
        norm.RunningMean.ToFloats().Values.ToArray(), norm.RunningVar.ToFloats().Values.ToArray(), BatchNorm.Epsilon);
}
