using ProcGan.Runtime;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Cli;

/// <summary>What a run's results promise: the road itself is in RoadTests.</summary>
[NonParallelizable]
sealed class TrainingVerbTests
{
    // Small networks, so that a step takes milliseconds.
    static readonly string[] Small = ["--resolution", "32", "--width", "4", "--discriminator-width", "4", "--batch", "2", "--threads", "2", "--seed", "5"];

    [TestCase("spatial")]
    [TestCase("dcgan")]
    public void TrainResumeExport_EitherFamily_GiveTheModelOfOneLongerRun(string family)
    {
        using TestFolder folder = new();
        string whole = folder.File("whole"), parts = folder.File("parts"), model = folder.File("model.onnx");
        Assert.That(Capture.Of(["train", "builtin:tiles", "--out", whole, "--kimg", "0.02", "--decay-share", "0", "--family", family, .. Small]).ExitCode, Is.Zero);
        Assert.That(Capture.Of(["train", "builtin:tiles", "--out", parts, "--kimg", "0.008", "--decay-share", "0", "--family", family, .. Small]).ExitCode, Is.Zero);
        Assert.That(Capture.Of("resume", parts, "--kimg", "0.02").ExitCode, Is.Zero);
        Capture export = Capture.Of("export", parts, "--out", model);
        Assert.That(export.ExitCode, Is.Zero, export.Error);
        Assert.That(Picture(folder, model), Is.EqualTo(Picture(folder, Path.Combine(whole, "latest.onnx"))));
        string card = File.ReadAllText(folder.File("model.md"));
        Assert.That(card, Does.StartWith("# model\n").And.Contain("(model.png)").And.Contain("| data | tiles, 8 images |").And.Contain("- batch:").And.Contain("| SWD x 1000 |"));
        Assert.That(ImageFile.Load(folder.File("model.png"), out _, out _), Is.Not.Empty);
    }

    [Test]
    public void Train_Interrupted_WritesACheckpointThatResumes()
    {
        using TestFolder folder = new();
        string run = folder.File("run");
        Capture capture = Capture.Of(new CancellationToken(canceled: true), ["train", "builtin:tiles", "--out", run, "--kimg", "1", .. Small]);
        Assert.That(capture.ExitCode, Is.EqualTo(130));
        Assert.That(capture.Error, Does.Contain("checkpoint written").And.Contain("procgan resume"));
        Assert.That(Directory.GetFiles(Path.Combine(run, "checkpoints")), Has.Length.EqualTo(1));
        Assert.That(Capture.Of("resume", run, "--kimg", "0.004").ExitCode, Is.Zero);
    }

    /// <summary>A run may be training while its newest checkpoint is exported.</summary>
    [Test]
    public void Export_ARun_LeavesItsFolderAlone()
    {
        using TestFolder folder = new();
        string run = folder.File("run"), stats = Path.Combine(run, "stats.jsonl"), options = Path.Combine(run, "options.json");
        Assert.That(Capture.Of(["train", "builtin:tiles", "--out", run, "--kimg", "0.004", .. Small]).ExitCode, Is.Zero);
        File.AppendAllText(stats, """{"Kimg":9}""" + "\n");
        string before = File.ReadAllText(stats);
        DateTime written = File.GetLastWriteTimeUtc(options);
        Assert.That(Capture.Of("export", run, "--out", folder.File("m.onnx"), "--no-card").ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(stats), Is.EqualTo(before));
        Assert.That(File.GetLastWriteTimeUtc(options), Is.EqualTo(written));
    }

    [TestCase("spatial", "concat")]
    [TestCase("spatial", "norm")]
    [TestCase("dcgan", "concat")]
    [TestCase("dcgan", "norm")]
    [TestCase("style", "concat")]
    public void Export_SomeClasses_MakesOfThemWhatTheWholeModelMakes(string family, string conditioning)
    {
        using TestFolder folder = new();
        string run = folder.File("run"), whole = folder.File("whole.onnx"), some = folder.File("some.onnx");
        Assert.That(Capture.Of(["train", "builtin:tiles", "--out", run, "--kimg", "0.008", "--classes", "images", "--family", family, "--conditioning", conditioning, .. Small]).ExitCode, Is.Zero);
        Assert.That(Capture.Of("export", run, "--out", whole, "--no-card").ExitCode, Is.Zero);
        string[] names = [.. Classes(whole)], kept = [names[1], names[4], names[6]];
        Capture export = Capture.Of("export", run, "--out", some, "--classes", $"{kept[2]},{kept[0]}, {kept[1]}");
        Assert.That(export.ExitCode, Is.Zero, export.Error);
        Assert.That(Classes(some), Is.EqualTo(kept), "the run's own order, whatever the option's");
        Assert.Multiple(() =>
        {
            foreach (string name in kept)
                Assert.That(Pixels(folder, some, name), Is.EqualTo(Pixels(folder, whole, name)), name);
            Assert.That(Pixels(folder, some, kept[0]), Is.Not.EqualTo(Pixels(folder, some, kept[1])), "classes do differ");
            _ = ImageFile.Load(folder.File("some.png"), out int width, out int height);
            if (family == "spatial")
                Assert.That((width, height), Is.EqualTo((512, 510)), "two tiles of each of three classes");
            Assert.That(File.ReadAllText(folder.File("some.md")), Does.Contain($"| classes | {string.Join(", ", kept)} |").And.Contain($"| classes left out | {string.Join(", ", names.Except(kept))}:"));
        });
    }

    [TestCase("none of these", "has 'none of these', which is no class of the run: give two or more of ")]
    [TestCase("", "has 0 classes of the run")]
    public void Export_ClassesThatTheRunLacks_AreNamed(string classes, string said)
    {
        using TestFolder folder = new();
        string run = folder.File("run");
        Assert.That(Capture.Of(["train", "builtin:tiles", "--out", run, "--kimg", "0.004", "--classes", "images", .. Small]).ExitCode, Is.Zero);
        Capture export = Capture.Of("export", run, "--out", folder.File("m.onnx"), "--classes", classes);
        Assert.That(export.ExitCode, Is.EqualTo(2));
        Assert.That(export.Error, Does.Contain("error: --classes " + said));
        Assert.That(File.Exists(folder.File("m.onnx")), Is.False);
    }

    [Test]
    public void Export_NoCheckpointYet_SaysSo()
    {
        using TestFolder folder = new();
        string run = folder.File("run");
        Assert.That(Capture.Of(["train", "builtin:tiles", "--out", run, "--kimg", "0.004", .. Small]).ExitCode, Is.Zero);
        Directory.Delete(Path.Combine(run, "checkpoints"), recursive: true);
        Capture capture = Capture.Of("export", run, "--out", folder.File("m.onnx"));
        Assert.That(capture.ExitCode, Is.EqualTo(1));
        Assert.That(capture.OneErrorLine, Does.Contain(run).And.Contain("no checkpoint"));
        Assert.That(File.Exists(folder.File("m.onnx")), Is.False);
    }

    [Test]
    public void Train_OptionsThatCannotWork_AreAllListedAtOnce()
    {
        Capture capture = Capture.Of("train", "builtin:bricks", "--out", "unused", "--resolution", "48", "--batch", "1", "--minutes", "-2");
        Assert.That(capture.ExitCode, Is.EqualTo(2));
        Assert.That(capture.OneErrorLine, Does.Contain("--resolution is 48").And.Contain("--batch is 1").And.Contain("--minutes is -2"));
    }

    [Test]
    public void Train_APreset_SaysWhatItChoseAndWhyAndKeepsIt()
    {
        using TestFolder folder = new();
        string run = folder.File("run");
        Capture capture = Capture.Of(["train", "builtin:tiles", "--out", run, "--preset", "fast", "--kimg", "0.004", .. Small]);
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        var options = new ProcGan.Trainer.Training.RunFolder(run).ReadOptions();
        Assert.Multiple(() =>
        {
            Assert.That(capture.Error, Does.Contain("preset fast, for 8 images of 256 px, 0 kimg on the CPU").And.Contain("discriminator rate 8E-05: a fifth"));
            Assert.That(options.Preset, Is.EqualTo("fast"));
            Assert.That(options.Why.Keys, Does.Contain("discriminator rate").And.Not.Contain("width"), "--width was named");
            Assert.That(File.ReadAllText(Path.Combine(run, "report.html")), Does.Contain("a fifth of the generator"));
        });
    }

    [Test]
    public void Train_MoreMemoryThanThereIs_IsSaidBeforeAnythingStarts()
    {
        using TestFolder folder = new();
        Capture capture = Capture.Of("train", "builtin:tiles", "--out", folder.File("run"), "--kimg", "1", "--width", "512", "--discriminator-width", "512", "--batch", "1024", "--resolution", "128");
        Assert.That(capture.ExitCode, Is.EqualTo(1));
        Assert.That(capture.Error, Does.Contain("error: this run needs about").And.Contain("lower --batch"));
        Assert.That(Directory.Exists(folder.File("run")), Is.False);
    }

    static IReadOnlyList<string> Classes(string model)
    {
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU" });
        return generator.Model.Classes;
    }

    /// <summary>The pixels alone: a PNG tells the model's hash, too.</summary>
    static byte[] Pixels(TestFolder folder, string model, string label)
    {
        Capture capture = Capture.Of("generate", model, "--seed", "3", "--label", label, "--out", folder.File("picture.png"));
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        return ImageFile.Load(folder.File("picture.png"), out _, out _);
    }

    static byte[] Picture(TestFolder folder, string model)
    {
        Capture capture = Capture.Of("generate", model, "--seed", "3", "--out", folder.File("picture.png"));
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        return File.ReadAllBytes(folder.File("picture.png"));
    }
}
