using ProcGan.Trainer.Training;
using TorchSharp;

namespace ProcGan.Trainer.Tests.Training;

[NonParallelizable]
public sealed class LongRunTests
{
    [Test]
    public void Step_TwoHundredTimes_MemoryStaysFlat() => Check(200);

    [Test, Explicit("Takes minutes; --filter Name=Step_TenThousandTimes_MemoryStaysFlat runs it.")]
    public void Step_TenThousandTimes_MemoryStaysFlat() => Check(10_000);

    /// <summary>Steps, and two snapshots, leave neither tensors nor memory behind.</summary>
    static void Check(int steps)
    {
        using var folder = new TestFolder();
        using var run = TinyRun.Start(folder.File("run"), TinyRun.Options with { Augment = new() { Kinds = "roll,cutout,colour", Target = 0.5 }, Kimg = 1000 });
        Advance(run, steps / 4);                     // whatever is made once is made here
        long tensors = DisposeScopeManager.Statistics.ThreadTotalLiveCount, bytes = MemoryInUse.Bytes;
        Advance(run, steps - steps / 4);
        long left = MemoryInUse.Bytes - bytes;
        TestContext.Out.WriteLine($"{steps} steps: {left / 1e6:0.0} MB left in use, {Environment.WorkingSet / 1e6:0} MB the working set");
        Assert.That(DisposeScopeManager.Statistics.ThreadTotalLiveCount, Is.EqualTo(tensors));
        // Caches take up to 7 MB between step 50 and 200, then all in use lay between 75 and 79 MB for 600 steps; a leak of one small activation a step would be 80 MB in 10,000.
        Assert.That(left, Is.LessThan(16 << 20));
    }

    static void Advance(TrainingRun run, int steps)
    {
        for (int i = 1; i <= steps; i++)
        {
            run.Step();
            if (i == steps)
                run.Snapshot();
        }
    }
}
