using System.Runtime.InteropServices;
using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Trainer.Tests.Cli;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Export;

/// <summary>A DCGAN that torch itself exported, without a word of metadata: loaded, and run from the seed to the picture.</summary>
[TestFixture]
public sealed class TutorialModelTests
{
    static readonly ulong[] seeds = [0, 1, 123456789];

    TestFolder folder = null!;
    string model = null!;

    [OneTimeSetUp]
    public void ExportWithTorch()
    {
        folder = new TestFolder();
        model = folder.File("tutorial.onnx");
        Judges.Python("torch", "tutorial_dcgan.py", [folder.Path, .. seeds.Select(seed => $"{seed}")]);
    }

    [OneTimeTearDown]
    public void Clean() => folder?.Dispose();

    [Test]
    public void Load_InfersWhatTheFileDoesNotSay()
    {
        using TextureGenerator generator = TextureGenerator.Load(model);
        Assert.Multiple(() =>
        {
            Assert.That(generator.Model.ZDim, Is.EqualTo(100));
            Assert.That(generator.Model.IsSpatial, Is.False);
            Assert.That((generator.Model.Width, generator.Model.Height), Is.EqualTo((64, 64)));
            Assert.That(generator.Model.Channels, Is.EqualTo(new[] { "albedo.r", "albedo.g", "albedo.b" }));
        });
    }

    [TestCaseSource(nameof(seeds))]
    public void GenerateChannels_GivesWhatTorchGives(ulong seed)
    {
        float[] expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File($"{seed}.f32"))).ToArray();
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU", Threads = 1 });
        var actual = new float[expected.Length];
        generator.GenerateChannels(new TextureRecipe(seed), actual);
        Assert.That(expected.Max() - expected.Min(), Is.GreaterThan(0.5), "the picture is flat, the comparison says little");
        Assert.That(actual, Is.EqualTo(expected).Within(1e-4));   // the promise; sums in another order give about 1e-6
    }

    [Test]
    public void Inspect_SaysWhatItIs()
    {
        Capture capture = Capture.Of("inspect", model, "--json");
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        using JsonDocument json = JsonDocument.Parse(capture.Out);
        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("latents").GetProperty("all").GetInt32(), Is.EqualTo(100));
            Assert.That(json.RootElement.GetProperty("width").GetInt32(), Is.EqualTo(64));
        });
    }

    [Test]
    public void Generate_WritesTheBytesOfTorchsPicture()
    {
        string file = folder.File("picture.png");
        Capture capture = Capture.Of("generate", model, "--seed", $"{seeds[2]}", "--out", file);
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        float[] expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder.File($"{seeds[2]}.f32"))).ToArray();
        using Image<Rgba32> picture = Image.Load<Rgba32>(file);
        for (int y = 0; y < 64; y++)
            for (int x = 0; x < 64; x++)
            {
                Rgba32 pixel = picture[x, y];
                float[] found = [pixel.R, pixel.G, pixel.B], wanted =
                    [.. Enumerable.Range(0, 3).Select(c => (expected[(c * 64 + y) * 64 + x] + 1) * 127.5f)];
                Assert.That(found, Is.EqualTo(wanted).Within(0.52), $"pixel {x}, {y}");   // half a step, and 1e-4 of 127.5
            }
    }
}
