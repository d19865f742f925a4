using ProcGan.Trainer.Files;
using ProcGan.Trainer.Losses;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Tests.Files;
using ProcGan.Trainer.Training;
using TorchSharp;

namespace ProcGan.Trainer.Tests.Training;

[NonParallelizable]
public sealed class TrainingRunTests
{
    [TestCase("spatial")]
    [TestCase("dcgan")]
    [TestCase("progressive")]
    [TestCase("style")]
    public void Step_LeavesNoTensorBehind(string family)
    {
        using var folder = new TestFolder();
        using var run = TinyRun.Start(folder.File("run"), TinyRun.Options with { Family = family });
        run.Step();                                  // whatever is made once is made here
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        run.Step();
        Assert.That(DisposeScopeManager.Statistics.ThreadTotalLiveCount, Is.EqualTo(before));
    }

    static IEnumerable<TestCaseData> Recipes()
    {
        TestCaseData Case(string name, TrainingOptions options) => new TestCaseData(options).SetArgDisplayNames(name);
        foreach (string game in AdversarialLoss.Names)
            yield return Case(game, TinyRun.Options with { Loss = new() { Game = game, Clip = game == "wasserstein" ? 0.01 : 0 } });
        foreach (string norm in DiscriminatorNetwork.Norms.Where(norm => norm is not ("batch" or "class")))
            yield return Case("r1 " + norm, TinyRun.Options with { DiscriminatorNorm = norm, Loss = new() { R1 = 1, PenaltyEvery = 3 } });
        yield return Case("all penalties, two scales", TinyRun.Options with
        {
            DiscriminatorNorm = "spectral", DiscriminatorScales = 2, Precision = "bfloat16",
            Loss = new() { Game = "wasserstein", R1 = 1, R2 = 1, GradientPenalty = 10, PenaltyEvery = 2 },
        });
        yield return Case("adaptive augmentation", TinyRun.Options with { Augment = new() { Kinds = "roll,cutout,colour", Target = 0.3, AdaptKimg = 0.03 } });
        yield return Case("augmented relativistic", TinyRun.Options with { Loss = new() { Game = "relativistic" }, Augment = new() { Kinds = "roll,colour", Strength = 0.7 } });
        yield return Case("lecam, small patches, two scales", TinyRun.Options with { DiscriminatorPatch = 38, DiscriminatorScales = 2, Loss = new() { Lecam = 0.3 } });
        yield return Case("spatial, a further convolution", TinyRun.Options with { Form = new() { Depth = 1, LastWidth = 24, NoisePictures = 2 } });
        yield return Case("spatial, classes by norms", TinyRun.Options with { Classes = "images", Form = new() { Conditioning = "norm" } });
        yield return Case("spatial, classes normed by themselves", TinyRun.Options with
        {
            Classes = "images", DiscriminatorNorm = "class", DiscriminatorPatch = 38, DiscriminatorScales = 2, Loss = new() { ColourWeight = 5, Lecam = 0.3 },
        });
        yield return Case("colours of one kind", TinyRun.Options with { Classes = "none", Loss = new() { ColourWeight = 5 } });
        yield return Case("spatial, norms of filters", TinyRun.Options with { Form = new() { Depth = 1, GeneratorNorm = "weight" } });
        yield return Case("spectra", TinyRun.Options with { Loss = new() { SpectrumWeight = 1 } });
        yield return Case("patches", TinyRun.Options with { Loss = new() { PatchWeight = 1 } });
        yield return Case("dcgan of 16 px, classes by norms", TinyRun.Options with { Family = "dcgan", Resolution = 16, Classes = "images", Form = new() { Conditioning = "norm", Depth = 1, GeneratorNorm = "pixel" } });
        yield return Case("dcgan, resize, wrap", TinyRun.Options with { Family = "dcgan", Form = new() { Upsampling = "resize", Padding = "wrap", GeneratorNorm = "none" } });
        yield return Case("mlp of 28 px", TinyRun.Options with { Family = "mlp", Resolution = 28, Classes = "images", DiscriminatorNorm = "spectral", Form = new() { Depth = 2 } });
        yield return Case("progressive", TinyRun.Options with { Family = "progressive", Classes = "images", Kimg = 0.02 });       // grows within its seven steps
        yield return Case("progressive, r1", TinyRun.Options with { Family = "progressive", Kimg = 0.02, DiscriminatorNorm = "none", Loss = new() { R1 = 1, PenaltyEvery = 1 } });
        yield return Case("style", TinyRun.Options with { Family = "style", Classes = "images", Precision = "bfloat16" });
        yield return Case("style, relativistic", TinyRun.Options with { Family = "style", Form = new() { Depth = 1 }, DiscriminatorNorm = "none", Loss = new() { Game = "relativistic", R1 = 1, R2 = 1 } });
        yield return Case("dcgan, none", TinyRun.Options with { Family = "dcgan", DiscriminatorNorm = "none", DiscriminatorScales = 2, Loss = new() { R2 = 1, PenaltyEvery = 1 } });
    }

    /// <summary>Four steps, a checkpoint, three more; against seven in one go.</summary>
    [TestCaseSource(nameof(Recipes))]
    public void Step_AnyRecipe_LearnsResumesBitForBitAndLeavesNoTensorBehind(TrainingOptions options)
    {
        using var folder = new TestFolder();
        using var whole = TinyRun.Start(folder.File("whole"), options);
        whole.Step();
        float[] early = Weights.Of(whole);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int i = 1; i < 7; i++)
            whole.Step();
        Assert.That(DisposeScopeManager.Statistics.ThreadTotalLiveCount, Is.EqualTo(before));
        float[] late = Weights.Of(whole);
        Assert.That(late, Is.Not.EqualTo(early).And.All.Matches<float>(float.IsFinite));
        using (var run = TinyRun.Start(folder.File("parts"), options))
            StopAfter(run, steps: 4);
        using var resumed = TinyRun.Resume(folder.File("parts"));
        for (int i = 4; i < 7; i++)
            resumed.Step();
        Assert.That(Weights.Of(resumed), Is.EqualTo(late));
    }

    [Test]
    public void Validated_R1ThroughBatchNorm_IsRefused() =>
        Assert.That(() => (TinyRun.Options with { Loss = new() { R1 = 1 } }).Validated(),
            Throws.TypeOf<UserError>().With.Message.Contains("--discriminator-norm is batch"));

    [TestCase("spatial", "none", 8, "--discriminator-norm is class, must be another one with --classes none")]
    [TestCase("spatial", "images", 7, "--batch is 7, must be even")]
    [TestCase("dcgan", "images", 8, "--discriminator-norm is class, must be batch")]
    public void Validated_NormByClassWithoutPairsOfAClass_IsRefused(string family, string classes, int batch, string message) =>
        Assert.That(() => (TinyRun.Options with { Family = family, Classes = classes, Batch = batch, DiscriminatorNorm = "class" }).Validated(),
            Throws.TypeOf<UserError>().With.Message.Contains(message));

    [Test]
    public void Step_SameSeed_GivesTheSameWeightsBitForBit()
    {
        float[] first = WeightsAfter(steps: 6), second = WeightsAfter(steps: 6);
        Assert.That(second, Is.EqualTo(first));
        Assert.That(WeightsAfter(steps: 6, seed: 8), Is.Not.EqualTo(first));
    }

    [Test]
    public void Resume_AfterAnyStep_ContinuesBitForBit()
    {
        using var folder = new TestFolder();
        string name = folder.File("run");
        using (var run = TinyRun.Start(name))
            StopAfter(run, steps: 4);
        using var resumed = TinyRun.Resume(name);
        Assert.That(resumed.State.Step, Is.EqualTo(4));
        resumed.Step();
        resumed.Step();
        Assert.That(Weights.Of(resumed), Is.EqualTo(WeightsAfter(steps: 6)));
    }

    [Test]
    public void Resume_NewestCheckpointDamaged_NamesItAndTakesTheOneBefore()
    {
        using var folder = new TestFolder();
        string name = folder.File("run");
        using (var run = TinyRun.Start(name))
        {
            StopAfter(run, steps: 2);
            StopAfter(run, steps: 2);
        }
        string newest = new RunFolder(name).AllCheckpoints()[0];
        byte[] bytes = File.ReadAllBytes(newest);
        bytes[^100] ^= 1;
        File.WriteAllBytes(newest, bytes);
        TinyRun.Warnings.Clear();
        using var resumed = TinyRun.Resume(name);
        Assert.That(resumed.State.Step, Is.EqualTo(2));
        Assert.That(TinyRun.Warnings, Has.One.Contains(newest).And.One.Contains("damaged"));
    }

    [Test]
    public void Resume_OtherData_IsRefused()
    {
        using var folder = new TestFolder();
        string name = folder.File("run");
        using (var run = TinyRun.Start(name))
            StopAfter(run, steps: 1);
        Assert.That(() => TrainingRun.Resume(new RunFolder(name), TinyRun.Options, TinyRun.Data with { Hash = "other" }, _ => { }),
            Throws.TypeOf<UserError>().With.Message.Contains("has changed"));
    }

    [Test]
    public void Create_FolderHoldsARun_IsRefused()
    {
        using var folder = new TestFolder();
        using (TinyRun.Start(folder.Path))
            Assert.That(() => TinyRun.Start(folder.Path), Throws.TypeOf<UserError>().With.Message.Contains("procgan resume"));
    }

    [Test]
    public void SaveCheckpoint_DiskFull_KeepsTheFormerOne()
    {
        using var disk = SmallDisk.OrIgnore(megabytes: 1);
        string name = Path.Combine(disk.Path, "run");
        using (var run = TinyRun.Start(name))
        {
            StopAfter(run, steps: 1);
            string before = new RunFolder(name).AllCheckpoints().Single();
            long free = new DriveInfo(disk.Path).AvailableFreeSpace;
            File.WriteAllBytes(Path.Combine(disk.Path, "filler"), new byte[Math.Max(0, free - 20_000)]);
            run.Step();
            Assert.That(() => Interrupt(run), Throws.TypeOf<UserError>().With.Message.Contains("disk is full"));
            Assert.That(new RunFolder(name).AllCheckpoints(), Is.EqualTo(new[] { before }));
        }
        using var resumed = TinyRun.Resume(name);
        Assert.That(resumed.State.Step, Is.EqualTo(1));
    }

    [Test]
    public void Train_AFewSteps_LeavesAModelSamplesStatsAndACheckpoint()
    {
        using var folder = new TestFolder();
        string name = folder.File("run");
        using var run = TinyRun.Start(name, TinyRun.Options with { Kimg = 0.02 });   // ten steps of two
        run.Train(_ => { }, default);
        Assert.That(run.State.Step, Is.EqualTo(10));
        Assert.That(File.ReadAllLines(run.Folder.Stats), Has.Length.EqualTo(1));
        Assert.That(run.Folder.AllCheckpoints(), Has.Count.EqualTo(1));
        using var generator = ProcGan.Runtime.TextureGenerator.Load(run.Folder.LatestModel);
        Assert.That(generator.Model.Metadata["procgan.train.kimg"], Is.EqualTo("0.02"));
        using var sheet = SixLabors.ImageSharp.Image.Load<SixLabors.ImageSharp.PixelFormats.Rgba32>(run.Folder.SampleAt(0.02));
        Assert.That(sheet.Width, Is.EqualTo(4 * 256 + 3 * 4));
    }

    /// <summary>As Ctrl+C does.</summary>
    static void StopAfter(TrainingRun run, int steps)
    {
        for (int i = 0; i < steps; i++)
            run.Step();
        Assert.That(() => Interrupt(run), Throws.InstanceOf<OperationCanceledException>());
    }

    static void Interrupt(TrainingRun run) => run.Train(_ => { }, new CancellationToken(canceled: true));

    static float[] WeightsAfter(int steps, ulong seed = 7)
    {
        using var folder = new TestFolder();
        using var run = TinyRun.Start(folder.Path, TinyRun.Options with { Seed = seed });
        for (int i = 0; i < steps; i++)
            run.Step();
        return Weights.Of(run);
    }

    [Test]
    public void Open_Best_IsTheCheckpointOfTheSnapshotThatMeasuredBest()
    {
        using var folder = new TestFolder();
        var place = new RunFolder(folder.File("run"));
        Dictionary<long, double> scores = [];
        using (var run = TinyRun.Start(place.Path, TinyRun.Options with { Kimg = 1000 }))
        {
            for (int i = 1; i <= 9; i++)
            {
                run.Step();
                if (i % 3 != 0)
                    continue;
                run.Snapshot();
                scores[run.State.Step] = Checkpoint.StateOf(place.CheckpointAt(run.State.Step))!.Score!.Value;
            }
        }
        long best = scores.MinBy(s => s.Value).Key;
        using var opened = TrainingRun.Open(place, place.ReadOptions(), TinyRun.Data, _ => { }, best: true);
        Assert.That((opened.State.Step, opened.State.Score), Is.EqualTo((best, scores[best])));
        Assert.That(place.BestCheckpoints().Select(file => Checkpoint.StateOf(file)!.Score), Is.EqualTo(scores.Values.Order().Select(s => (double?)s)));
    }
}
