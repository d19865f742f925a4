using System.Diagnostics;
using ProcGan.Trainer.Training;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Training;

/// <summary>A real run, killed (SIGKILL) at fifty random moments: while it starts, trains, writes checkpoints, takes snapshots.</summary>
[NonParallelizable]
public sealed class KillTests
{
    const int Kills = 50;
    static readonly string[] Recipe = ["--preset", "none", "--resolution", "32", "--width", "4", "--discriminator-width", "4", "--batch", "2", "--threads", "1",
        "--precision", "float32", "--seed", "5", "--decay-share", "0", "--augment", "roll,cutout", "--augment-target", "0.3", "--augment-kimg", "0.2"];

    [Test]
    public void Resume_KilledAtFiftyMoments_LosesOnlyWhatCameAfterTheLastCheckpoint()
    {
        using var folder = new TestFolder();
        var run = new RunFolder(folder.File("run"));
        var random = new Random(20_261_126);
        long reached = 0;
        int resumed = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            string[] arguments = kill == 0 ? ["train", "builtin:tiles", "--out", run.Path, "--kimg", "1000", "--checkpoint-every", "0.02", "--snapshot-every", "1", .. Recipe]
                : ["resume", run.Path];
            string said = KillSoon(arguments, run, random, kill);
            Assert.That(said, Does.Not.Contain("damaged").And.Not.Contain("error"), $"kill {kill}");
            resumed += said.Contains($"resuming at {reached * 2 / 1000.0:0.0} kimg", StringComparison.Ordinal) ? 1 : 0;
            reached = Examine(run, reached, kill);
        }
        Assert.That(reached, Is.GreaterThan(Kills), "it went on in spite of all");
        Assert.That(resumed, Is.GreaterThan(Kills / 3), "most sittings came as far as to resume");

        // What fifty sittings have made of it is what one makes.
        TrainingOptions options = run.ReadOptions() with { Kimg = (reached + 3) * 2 / 1000.0, SnapshotEvery = 1e6, CheckpointEvery = 1e6 };
        var data = ProcGan.Trainer.Data.TextureSource.Load(options.Data, ProcGan.Trainer.Data.DataOptions.For(options));
        using var killed = TrainingRun.Resume(run, options, data, _ => { });
        using var whole = TrainingRun.Create(new RunFolder(folder.File("whole")), options, data);
        Assert.That(killed.State.Step, Is.EqualTo(reached));
        while (killed.State.Step < reached + 3)
            killed.Step();
        while (whole.State.Step < reached + 3)
            whole.Step();
        Assert.That(Trained(killed), Is.EqualTo(Trained(whole)));
    }

    /// <summary>All but the running statistics of the weight average, which are measured anew at each snapshot.</summary>
    static float[] Trained(TrainingRun run)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        return [.. run.Models.Tensors().Where(t => !(t.Name.StartsWith("gEma", StringComparison.Ordinal) && t.Name.Contains("running", StringComparison.Ordinal)))
            .SelectMany(t => t.Values.detach().contiguous().data<float>().ToArray())];
    }

    /// <summary>Every fifth is killed at any time after its start; of the others each waits for so many new checkpoints, and then a moment.</summary>
    static string KillSoon(string[] arguments, RunFolder run, Random random, int kill)
    {
        string program = Repository.File("src", "ProcGan.Trainer", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "ProcGan.Trainer.dll");
        var newest = run.AllCheckpoints();
        int wait = kill > 0 && kill % 5 == 0 ? 0 : random.Next(1, 4);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        try
        {
            if (wait == 0)
                Thread.Sleep(random.Next(50, 1500));
            for (var last = newest; wait > 0 && !process.HasExited; Thread.Sleep(1))
            {
                var now = run.AllCheckpoints();
                if (now.Count > 0 && (last.Count == 0 || now[0] != last[0]))
                    (last, wait) = (now, wait - 1);
            }
            Thread.Sleep(random.Next(0, 60));
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
        return said.Result;
    }

    /// <summary>Everything under a final name is whole, and the newest checkpoint is no older than it was.</summary>
    /// <returns>The step of the newest checkpoint.</returns>
    static long Examine(RunFolder run, long reached, int kill)
    {
        var checkpoints = run.AllCheckpoints();
        Assert.That(checkpoints, Is.Not.Empty, $"kill {kill}: the first sitting waits for one");
        foreach (string path in checkpoints)
            Assert.That(() => TensorFile.Read(path, []), Throws.Nothing, $"kill {kill}: '{path}' is whole");
        long newest = Checkpoint.StateOf(checkpoints[0])!.Step;
        Assert.That(newest, Is.GreaterThanOrEqualTo(reached), $"kill {kill}: nothing is lost of what a checkpoint held");
        foreach (string model in new[] { run.LatestModel, run.BestModel }.Where(File.Exists))
            Assert.That(() => ProcGan.Runtime.TextureGenerator.Load(model).Dispose(), Throws.Nothing, $"kill {kill}: '{model}' is whole");
        foreach (var (_, sample) in run.AllSamples())
            Assert.That(() => Image.Load<Rgba32>(sample).Dispose(), Throws.Nothing, $"kill {kill}: '{sample}' is whole");
        Assert.That(() => run.ReadOptions(), Throws.Nothing);
        if (File.Exists(run.Report))
            Assert.That(File.ReadAllText(run.Report), Does.EndWith("</html>\n"));
        return newest;
    }
}
