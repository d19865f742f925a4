using System.Runtime.InteropServices;
using ProcGan.Runtime;

namespace ProcGan.Trainer.Tests.Export;

/// <summary>A DCGAN that torch itself exported, without a word of metadata: loaded, and run from the seed to the picture.</summary>
[TestFixture]
public sealed class TutorialModelTests
{
    static readonly ulong[] seeds = [0, 1, 123456789];

    TemporaryFolder folder = null!;
    string model = null!;

    [OneTimeSetUp]
    public void ExportWithTorch()
    {
        folder = new TemporaryFolder();
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
}
