using System.Runtime.InteropServices;
using ProcGan.Runtime;
using ProcGan.Trainer.Export.Latents;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Networks;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Export;

/// <summary>Writes trained generators as model files.</summary>
static class GeneratorExporter
{
    /// <summary>Writes the file, once the Runtime has loaded it and made of it what the generator makes.</summary>
    /// <param name="generator">Trained in whatever type.</param>
    /// <param name="path">The final name; on any failure it stays as it was.</param>
    /// <param name="channels">What the image's channels are: albedo.r, ...</param>
    /// <param name="classes">Names of its classes; empty where it has none.</param>
    /// <param name="resolution">Side of the pictures it was trained on, in pixels.</param>
    /// <param name="training">How it came to be (<c>procgan.train.*</c>): kimg, seed, data, hash, seconds...</param>
    /// <param name="half">Stores kernels as float16.</param>
    /// <param name="facts">What is known of its latents.</param>
    /// <returns>The largest difference that the check found.</returns>
    /// <exception cref="UserError">The file cannot be written, or computes something else.</exception>
    public static double Export(GeneratorNetwork generator, string path, IReadOnlyList<string> channels, IReadOnlyList<string> classes,
                                int resolution, IReadOnlyDictionary<string, string> training, bool half = false, LatentFacts? facts = null)
    {
        using var guard = no_grad();
        bool wasTraining = generator.training, allowedTf32 = backends.cudnn.allow_tf32;
        ScalarType computeType = generator.ComputeType;
        generator.eval();                   // batch norm uses its running statistics, which are what is folded
        generator.ComputeType = float32;    // as the model will; bfloat16 and TF32 would hide what the check looks for
        backends.cudnn.allow_tf32 = false;
        try
        {
            double difference = double.NaN;
            double tolerance = half ? ExportCheck.HalfTolerance : ExportCheck.Tolerance;
            OnnxGraph graph = Graph(generator, half);
            foreach ((string key, string value) in (Describe(generator, channels, classes, resolution, training) with { Facts = facts ?? LatentFacts.None }).Entries())
                graph.Metadata(key, value);
            graph.Save(path, written => difference = ExportCheck.Run(written, path, Trained(generator), tolerance));
            return difference;
        }
        finally
        {
            generator.train(wasTraining);
            generator.ComputeType = computeType;
            backends.cudnn.allow_tf32 = allowedTf32;
        }
    }

    static OnnxGraph Graph(GeneratorNetwork generator, bool half)
    {
        using var scope = NewDisposeScope();
        return generator switch
        {
            SpatialGenerator spatial => SpatialGraph.Build(spatial, half),
            DcganGenerator dcgan => DcganGraph.Build(dcgan, half),
            MlpGenerator mlp => MlpGraph.Build(mlp, half),
            ProgressiveGenerator progressive => ProgressiveGraph.Build(progressive, half),
            StyleGenerator style => StyleGraph.Build(style, half),
            _ => throw new NotSupportedException($"No export is written for {generator.GetType().Name}."),
        };
    }

    static ModelMetadata Describe(GeneratorNetwork generator, IReadOnlyList<string> channels, IReadOnlyList<string> classes,
                                  int resolution, IReadOnlyDictionary<string, string> training)
    {
        LatentLayout latents = generator.Latents;
        bool isField = latents.Margin > 0;
        return new ModelMetadata
        {
            Family = generator.Family,
            Local = latents.Local,
            Global = latents.Global,
            Waves = generator.Waves,
            Margin = latents.Margin,
            Stride = isField ? latents.Stride : 0,
            Resolution = resolution,
            Channels = channels,
            Classes = classes,
            Tileable = generator.Tiles ? "xy" : "none",
            Noise = [.. generator.NoiseLayers.Select((layer, i) => new NoiseInput($"noise{i}", layer.Scale, layer.Extra))],
            Training = training,
        };
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
