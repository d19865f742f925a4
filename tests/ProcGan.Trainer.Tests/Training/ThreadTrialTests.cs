using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

[NonParallelizable]
public sealed class ThreadTrialTests
{
    [TestCase(1, "1")]
    [TestCase(2, "1,2")]
    [TestCase(6, "1,2,4,6")]
    public void Candidates_AreDoublingsAndAll(int processors, string expected) =>
        Assert.That(string.Join(',', ThreadTrial.Candidates(processors)), Is.EqualTo(expected));

    [TestCase(100, 110, 1, Description = "a tenth faster is not worth a second thread")]
    [TestCase(100, 150, 2)]
    [TestCase(100, 30, 1, Description = "more threads than free cores")]
    public void Best_MoreThreads_HaveToEarnIt(double one, double two, int expected) =>
        Assert.That(ThreadTrial.Best([(1, one), (2, two)]), Is.EqualTo(expected));

    [TestCase(20.0, null, true)]
    [TestCase(0.5, null, false)]
    [TestCase(null, 0.1, false)]
    public void IsWorthIt_NotInAShortRun(double? minutes, double? kimg, bool expected) =>
        Assert.That(ThreadTrial.IsWorthIt(TinyRun.Options with { Minutes = minutes, Kimg = kimg }), Is.EqualTo(expected && Environment.ProcessorCount > 1));

    /// <summary>What the trial's steps did to weights and state is undone, so that a run is the same with and without it.</summary>
    [Test]
    public void Train_AfterATrial_IsTheRunWithThatNumberOfThreads()
    {
        using var folder = new TestFolder();
        var options = TinyRun.Options with { Threads = 0, Kimg = 2.2, DecayShare = 0 };   // 1,100 steps: long enough for a trial
        List<string> said = [];
        using var tried = TrainingRun.Create(new RunFolder(folder.File("tried")), options.Validated(), TinyRun.Data, said.Add);
        Assert.That(() => tried.Train(_ => { }, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        if (Environment.ProcessorCount == 1)
            Assert.Ignore("One processor: there is nothing to try.");
        Assert.That(said, Has.One.StartsWith("threads: "));
        Assert.That(tried.State.Step, Is.Zero);
        int threads = new RunFolder(folder.File("tried")).ReadOptions().Threads;
        Assert.That(threads, Is.GreaterThan(0));
        using var plain = TinyRun.Start(folder.File("plain"), options with { Threads = threads });
        tried.Step();
        plain.Step();
        Assert.That(Weights.Of(tried), Is.EqualTo(Weights.Of(plain)));
    }
}
