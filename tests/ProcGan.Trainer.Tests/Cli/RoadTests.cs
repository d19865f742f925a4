using System.Diagnostics;
using System.Runtime.Versioning;
using ProcGan.Trainer.Training;
using SixLabors.ImageSharp;

namespace ProcGan.Trainer.Tests.Cli;

/// <summary>The whole road as a user walks it, with networks too small to be of use.</summary>
[NonParallelizable]
sealed class RoadTests
{
    const string Tiny = " --resolution 32 --width 4 --discriminator-width 4 --batch 2 --precision float32 --threads 1";

    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Quickstart_OfASecond_LeavesSheetAndTileAndModel()
    {
        string run = folder.File("quick run");
        Capture capture = Capture.Of("quickstart", "--minutes", "0.02", "--headless", "--out", run);
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        string[] pictures = [.. capture.Out.Split(Environment.NewLine).Where(line => line.EndsWith(".png", StringComparison.Ordinal))];
        Assert.Multiple(() =>
        {
            Assert.That(pictures, Has.Length.EqualTo(2), capture.Out);
            Assert.That(Image.Identify(pictures[0]).Width, Is.GreaterThanOrEqualTo(4 * 256), "four tiles of 256 px in a row");
            Assert.That(Image.Identify(pictures[1]).Width, Is.EqualTo(1024));
            Assert.That(Capture.Of("inspect", Path.Combine(run, "latest.onnx")).ExitCode, Is.Zero);
        });
    }

    [Test]
    public void TrainResumeExportGenerate_OneAfterTheOther_EachTakesWhatTheOneBeforeLeft()
    {
        string run = folder.File("run"), model = folder.File("planks.onnx"), picture = folder.File("a.png");
        Succeed($"train|builtin:planks|--out|{run}|--kimg|0.02{Tiny.Replace(' ', '|')}");
        Succeed($"resume|{run}|--kimg|0.04");
        Succeed($"export|{run}|--out|{model}");
        Succeed($"generate|{model}|--seed|1|--size|64x32|--tile|both|--out|{picture}");
        ImageInfo made = Image.Identify(picture);
        Assert.Multiple(() =>
        {
            Assert.That((made.Width, made.Height), Is.EqualTo((64, 32)));
            Assert.That(Capture.Of("inspect", model).Out, Does.Match("trained: kimg +0.04"), "the whole run, not the second sitting");
        });
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public void Train_Interrupted_WritesACheckpointAndEnds130()
    {
        string run = folder.File("run");
        string program = Repository.File("src", "ProcGan.Trainer", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "ProcGan.Trainer.dll");
        // Shells start background processes deaf to Ctrl-C, and what those start inherits it: without this the run would go on to its end.
        string[] listening = OperatingSystem.IsLinux() ? ["--default-signal=INT"] : [];
        using Process process = Process.Start(new ProcessStartInfo("env",
            [.. listening, "dotnet", program, "train", "builtin:bricks", "--out", run, "--minutes", "30", .. Tiny.Trim().Split(' ')])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        string? line = process.StandardError.ReadLine();
        while (line is not null && !line.Contains("img/s", StringComparison.Ordinal))   // it trains
            line = process.StandardError.ReadLine();
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        string rest = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Multiple(() =>
        {
            Assert.That(process.ExitCode, Is.EqualTo(130), rest);
            Assert.That(new RunFolder(run).AllCheckpoints(), Is.Not.Empty);
            Assert.That(rest, Does.Contain("procgan resume"), "says how to go on");
            Assert.That(rest, Does.Not.Contain("   at "), "no stack trace");
        });
    }

    [TestCase("train|nowhere/at/all|--out|{0}/run", 1, "nowhere/at/all")]
    [TestCase("train|{0}/empty|--out|{0}/run", 1, "empty")]
    [TestCase("train|{0}/texts|--out|{0}/run", 1, "texts")]
    [TestCase("train|builtin:brix|--out|{0}/run", 2, "bricks")]
    [TestCase("train|builtin:bricks|--out|/proc/run", 1, "/proc/run")]
    [TestCase("train|builtin:bricks|--out|{0}/run|--resolution|65", 2, "65")]
    [TestCase("resume|{0}/empty", 1, "is no run")]
    [TestCase("export|{0}/empty|--out|{0}/x.onnx", 1, "is no run")]
    public void Run_WhatCannotWork_EndsWithOneLineThatNamesIt(string arguments, int code, string named)
    {
        Directory.CreateDirectory(folder.File("empty"));
        Directory.CreateDirectory(folder.File("texts"));
        File.WriteAllText(folder.File("texts/a.png"), "no picture");
        Capture capture = Capture.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, arguments, folder.Path).Split('|'));
        string[] errors = [.. capture.Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal))];
        Assert.Multiple(() =>
        {
            Assert.That(errors, Has.Length.EqualTo(1), capture.Error);
            Assert.That(capture.Error, Does.Contain(named).And.Not.Contain("   at "));
            Assert.That(capture.ExitCode, Is.EqualTo(code));
        });
    }

    static void Succeed(string arguments)
    {
        Capture capture = Capture.Of(arguments.Split('|'));
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
    }
}
