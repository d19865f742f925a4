using ProcGan.Trainer.Files;
using ProcGan.Trainer.Training;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Training;

/// <summary>What a run does by itself when it goes wrong.</summary>
[NonParallelizable]
public sealed class GuardTests
{
    static TrainingRun Start(string path, TrainingOptions options, Action<string> say) =>
        TrainingRun.Create(new RunFolder(path), options.Validated(), TinyRun.Data, say);

    static void Poison(TrainingRun run)
    {
        using var guard = no_grad();
        run.Models.GValues.Values.fill_(float.NaN);
    }

    [Test]
    public void Train_NoNumbersFromTheFirstStep_StopsWithTheCause()
    {
        using var folder = new TestFolder();
        using var run = Start(folder.File("run"), TinyRun.Options with { Kimg = 0.02 }, _ => { });
        Poison(run);
        Assert.That(() => run.Train(_ => { }, default), Throws.TypeOf<UserError>()
            .With.Message.Contains("from the first step").And.Message.Contains("generator's weights").And.Message.Contains("--generator-rate"));
        Assert.That(run.Folder.AllCheckpoints(), Is.Empty);
        Assert.That(File.Exists(run.Folder.LatestModel), Is.False, "nothing half-made under a final name");
    }

    [Test]
    public void Train_NoNumbersLater_GoesBackToTheCheckpointAtHalfTheRates()
    {
        using var folder = new TestFolder();
        List<string> said = [];
        using var run = Start(folder.File("run"), TinyRun.Options with { Kimg = 0.024, DecayShare = 0 }, said.Add);   // 12 steps
        for (int i = 0; i < 5; i++)
            run.Step();
        Assert.That(() => run.Train(_ => { }, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());   // a checkpoint
        run.Step();
        Poison(run);
        run.Train(_ => { }, default);
        Assert.Multiple(() =>
        {
            Assert.That(said, Has.One.Contains("back to 0.0 kimg, with the rates at 0.5"));
            Assert.That(run.State.Step, Is.EqualTo(12), "it went on to its end");
            Assert.That((run.State.RateFactor, run.State.Rollbacks), Is.EqualTo((0.5, 1)));
            Assert.That(Weights.Of(run), Has.All.Matches<float>(float.IsFinite));
            Assert.That(StatsLog.Read(run.Folder.Stats).Select(s => s.Note ?? ""), Has.One.Contains("no numbers"), "the report tells it");
        });
    }

    [Test]
    public void AfterRollback_HalvesTheRatesEachTime_AndGivesUpAfterAFew()
    {
        var state = new RunState { Step = 9 };
        for (int i = 1; i <= NumberGuard.MostRollbacks; i++)
        {
            state = NumberGuard.AfterRollback(state, restored: new RunState { Step = 8 }) with { Step = 9 };
            Assert.That((state.Rollbacks, state.RateFactor), Is.EqualTo((i, Math.Pow(0.5, i))));
        }
        using var folder = new TestFolder();
        using var run = TinyRun.Start(folder.File("run"));
        Poison(run);
        Assert.That(() => NumberGuard.ThrowWhereHopeless(state, run.Models, run.Options), Throws.TypeOf<UserError>()
            .With.Message.Contains("5th time").And.Message.Contains("generator's weights are no numbers").And.Message.Contains("0.0625"));
    }

    /// <summary>The checkpoint says that a snapshot was better than any will be: the run ends two snapshots later.</summary>
    [Test]
    public void Train_NoBetterSnapshot_StopsEarly()
    {
        using var folder = new TestFolder();
        string name = folder.File("run");
        var options = TinyRun.Options with { EarlyStop = 2, SnapshotEvery = 1e-9 };
        using (var run = TinyRun.Start(name, options))
        {
            run.Step();
            Checkpoint.Write(run.Folder.CheckpointAt(1), run.Models, new RunState { Step = 1, BestScore = 1e-6, BestKimg = 0.002 }, options, TinyRun.Data);
        }
        using var resumed = TinyRun.Resume(name);
        resumed.Train(_ => { }, default);
        Assert.Multiple(() =>
        {
            Assert.That(resumed.StoppedEarly);
            Assert.That(resumed.State.Step, Is.EqualTo(3), "one step to each snapshot");
            Assert.That(File.Exists(resumed.Folder.BestModel), Is.False, "no snapshot was better");
        });
    }

    [Test]
    public void Train_BetterSnapshot_BecomesBestOnnx()
    {
        using var folder = new TestFolder();
        using var run = TinyRun.Start(folder.File("run"), TinyRun.Options with { Kimg = 0.006, SnapshotEvery = 1e-9 });
        List<double> scores = [];
        run.Train(status => scores.Add(status.Metrics?["swd"] ?? double.NaN), default);
        Assert.That(run.State.BestScore, Is.EqualTo(scores.Min()));
        using var best = ProcGan.Runtime.TextureGenerator.Load(run.Folder.BestModel);
        Assert.That(best.Model.Metadata["procgan.train.kimg"], Is.EqualTo($"0.00{2 * (scores.IndexOf(scores.Min()) + 1)}"), "two images a step, a snapshot a step");
        Assert.That(run.State.SnapshotsSinceBest, Is.EqualTo(scores.Count - 1 - scores.IndexOf(scores.Min())));
    }

    [Test]
    public void DropOldCheckpoints_KeepsTheNewestThreeAndTheBestTwo()
    {
        using var folder = new TestFolder();
        using var run = TinyRun.Start(folder.File("run"));
        double?[] scores = [5, 1, null, 3, 2, 9, null, null];
        for (int i = 0; i < scores.Length; i++)
        {
            Checkpoint.Write(run.Folder.CheckpointAt(i + 1), run.Models, new RunState { Step = i + 1, Score = scores[i] }, run.Options, TinyRun.Data);
            run.Folder.DropOldCheckpoints();
        }
        long[] kept = [.. run.Folder.AllCheckpoints().Select(path => Checkpoint.StateOf(path)!.Step)];
        Assert.That(kept, Is.EqualTo(new long[] { 8, 7, 6, 5, 2 }));
    }
}
