using ProcGan.Trainer.Data;
using ProcGan.Trainer.Metrics;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

/// <summary>Each family learns, and not only runs: in a few hundred small steps its pictures come to less than a stated share of the distance from
/// the data that they began with.</summary>
/// <remarks>With the distance of patches as a part of G's loss, which makes so short a game steady; D learns and is listened to all the same.</remarks>
[NonParallelizable]
public sealed class LearningTests
{
    static readonly TextureSet Bricks = TextureSource.Load("builtin:bricks", new DataOptions { Resolution = 32, WorkingSize = 64 });

    static IEnumerable<TestCaseData> Families()
    {
        TestCaseData Case(string family, TrainingOptions options, int steps, double share) => new TestCaseData(options, steps, share).SetArgDisplayNames(family);
        TrainingOptions small = TinyRun.Options with { Width = 8, DiscriminatorWidth = 8, Batch = 8, GeneratorRate = 2e-3, DiscriminatorRate = 1e-4, EmaKimg = 0.2, Threads = 1, Loss = new() { PatchWeight = 20 } };
        TrainingOptions vector = small with { Resolution = 16, Latents = new(16, 0), MaxWaves = 0 };
        yield return Case("spatial", small with { Latents = new(8, 4) }, 150, 0.3);
        yield return Case("dcgan", vector with { Family = "dcgan" }, 250, 0.3);
        yield return Case("mlp", vector with { Family = "mlp", Width = 64, DiscriminatorWidth = 32, DiscriminatorNorm = "none", Form = new() { Depth = 2 } }, 250, 0.3);
        yield return Case("progressive", vector with { Family = "progressive", Kimg = 2 }, 250, 0.3);
        yield return Case("style", vector with { Family = "style" }, 250, 0.3);
    }

    [TestCaseSource(nameof(Families))]
    public void Step_SomeHundred_BringsThePicturesNearTheData(TrainingOptions options, int steps, double share)
    {
        using var folder = new TestFolder();
        using var run = TrainingRun.Create(new RunFolder(folder.File("run")), options.Validated(), Bricks);
        run.Step();
        double before = DistanceOf(run);
        for (int i = 1; i < steps; i++)
            run.Step();
        double after = DistanceOf(run);
        TestContext.Out.WriteLine($"{options.Family}: KID {before:0.0} -> {after:0.0}");
        Assert.That(after, Is.LessThan(share * before));
    }

    /// <summary>KID of the random features, times 1000: it sees colours, contrast and structure, and falls by orders of magnitude as they are learnt.</summary>
    static double DistanceOf(TrainingRun run)
    {
        (ImageBatch fakes, ImageBatch reals) = run.Samples();
        using var bank = FeatureBank.Random(reals.Channels, reals.Height, reals.Width);
        FeatureSet real = bank.Extract(reals, 1), fake = bank.Extract(fakes, 1);
        return 1000 * KernelDistance.Between(real.RelativeTo(real), fake.RelativeTo(real), 1);
    }

    [Test]
    public void Families_AllAreTrainedHere() =>
        Assert.That(Families().Select(test => ((TrainingOptions)test.Arguments[0]!).Family), Is.EquivalentTo(Family.Names));
}
