using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Export;

/// <summary>Models small enough to be computed by hand, saved through the check.</summary>
[TestFixture]
public sealed class ExportCheckTests
{
    /// <summary>[N, 4] -> tanh -> [N, 1, 2, 2].</summary>
    static OnnxGraph VectorModel()
    {
        var graph = new OnnxGraph("vector");
        Value z = graph.Input("z", "N", 4);
        graph.Output("image", graph.Tanh(graph.Reshape(z, -1, 1, 2, 2)), "N", 1, 2, 2);
        return Describe(graph, new ModelMetadata
        {
            Family = "dcgan", Local = 4, Stride = 0, Resolution = 2, Channels = ["albedo"], Tileable = "none",
        });
    }

    static float[] VectorByHand(FloatTensor z) => [.. z.Values.ToArray().Select(MathF.Tanh)];

    /// <summary>One pixel a cell: the sum of a cell's 4 channels and a tenth of its noise, margin 1.</summary>
    static OnnxGraph SpatialModel()
    {
        var graph = new OnnxGraph("spatial");
        Value z = graph.Input("z", "N", 4, "h", "w"), noise = graph.Input("noise0", "N", 1, "h0", "w0");
        var centre = new float[4 * 9];
        for (int c = 0; c < 4; c++)
            centre[c * 9 + 4] = 1;
        Value sum = graph.Conv("sum", z, new FloatTensor(centre, 1, 4, 3, 3));
        graph.Output("image", graph.Add(sum, graph.Mul("grain", noise, new[] { 0.1f })), "N", 1, "H", "W");
        return Describe(graph, new ModelMetadata
        {
            Family = "spatial", Local = 2, Global = 1, Waves = [[new Wave(0.25, -0.1)]], Margin = 1, Stride = 1, Resolution = 4,
            Channels = ["albedo"], Tileable = "xy", Noise = [new NoiseInput("noise0", 1, 0)],
        });
    }

    static float[] SpatialByHand(FloatTensor z, IReadOnlyList<FloatTensor> noise)
    {
        (int height, int width) = ((int)z.Shape[2], (int)z.Shape[3]);
        List<float> image = [];
        for (int y = 1; y < height - 1; y++)
            for (int x = 1; x < width - 1; x++)
            {
                float sum = 0.1f * noise[0].Values.Span[image.Count];
                for (int c = 0; c < 4; c++)
                    sum += z.Values.Span[(c * height + y) * width + x];
                image.Add(sum);
            }
        return [.. image];
    }

    [Test]
    public void Save_TheSameFunction_WritesTheFile()
    {
        using var folder = new TestFolder();
        foreach ((string name, OnnxGraph graph, TrainedGenerator trained) in new (string, OnnxGraph, TrainedGenerator)[]
                 { ("vector", VectorModel(), (z, _) => VectorByHand(z)), ("spatial", SpatialModel(), SpatialByHand) })
        {
            string path = folder.File(name + ".onnx");
            double difference = double.NaN;
            graph.Save(path, file => difference = ExportCheck.Run(file, path, trained, ExportCheck.Tolerance));
            Assert.That(difference, Is.LessThan(1e-6), name);   // a few float32 roundings of sums of order 1
            Assert.That(path, Does.Exist);
        }
        Assert.That(Judges.Python("onnx", "check.py", folder.Path), Does.Contain("2 models"));
    }

    [Test]
    public void Save_AnotherFunction_FailsAndKeepsTheFormerFile()
    {
        using var folder = new TestFolder();
        string path = folder.File("model.onnx");
        File.WriteAllText(path, "what stood there");
        var error = Assert.Throws<UserError>(() => VectorModel().Save(path, file => ExportCheck.Run(
            file, path, (z, _) => [.. VectorByHand(z).Select((value, i) => i == 3 ? value + 2e-4f : value)], ExportCheck.Tolerance)));
        Assert.That(error!.Message, Does.Contain("model.onnx").And.Contain("0.0002").And.Contain("0.0001"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("what stood there"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1), "temporary files left");
    }

    [Test]
    public void Save_NotANumberFromTheGenerator_Fails()
    {
        using var folder = new TestFolder();
        string path = folder.File("model.onnx");
        Assert.Throws<UserError>(() => VectorModel().Save(path, file => ExportCheck.Run(
            file, path, (z, _) => [.. VectorByHand(z).Select((value, i) => i == 0 ? float.NaN : value)], ExportCheck.Tolerance)));
        Assert.That(path, Does.Not.Exist);
    }

    [Test]
    public void Entries_AreTheFormat()
    {
        var metadata = new ModelMetadata
        {
            Family = "spatial", Local = 24, Global = 8, Waves = [[new Wave(0.1, -1.0 / 3), new Wave(1e-5, 2)]], Margin = 2, Stride = 16,
            Resolution = 64, Tileable = "xy", Noise = [new NoiseInput("noise0", 2, 2), new NoiseInput("noise1", 4, 2)],
            Classes = ["brick", "rock"], Training = new Dictionary<string, string> { ["kimg"] = "34" },
        };
        Assert.That(metadata.Entries().Select(pair => $"{pair.Key}={pair.Value}"), Is.EqualTo(new[]
        {
            "procgan.format=1", "procgan.family=spatial", "procgan.z=34", "procgan.z.local=24", "procgan.z.global=8", "procgan.z.periodic=2",
            "procgan.margin=2", "procgan.stride=16", "procgan.resolution=64", "procgan.channels=albedo.r,albedo.g,albedo.b",
            "procgan.colour=srgb", "procgan.range=-1,1", "procgan.tileable=xy", "procgan.waves=0.1,-0.3333333333333333;1E-05,2",
            "procgan.noise=noise0:2:2;noise1:4:2", "procgan.classes=brick,rock", "procgan.train.kimg=34",
        }));
    }

    static OnnxGraph Describe(OnnxGraph graph, ModelMetadata metadata)
    {
        foreach ((string key, string value) in metadata.Entries())
            graph.Metadata(key, value);
        return graph;
    }
}
