using ProcGan.Trainer.Cli;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Cli;

sealed class ProgressLineTests
{
    static TrainingStatus At(double kimg, double? swd = null) => new(kimg, 123.4, 1.2, 0.9, 60, 3725)
    {
        MemoryBytes = 1_500_000_000,
        Metrics = swd is { } value ? new Dictionary<string, double> { ["swd"] = value } : null,
    };

    [Test]
    public void Of_Status_SaysAllThatOneWatches() =>
        Assert.That(new ProgressLine().Of(At(4.56)), Is.EqualTo("4.6 kimg  123 img/s  D 1.20  G 0.90  1.5 GB  1:02:05 left"));

    [TestCase(100, 90, "SWD 90.0 better")]
    [TestCase(100, 110, "SWD 110.0 worse")]
    [TestCase(100, 99, "SWD 99.0 level")]
    public void Of_SnapshotAfterSnapshot_SaysWhereTheMetricGoes(double before, double now, string expected)
    {
        var line = new ProgressLine();
        Assert.That(line.Of(At(1, before)), Does.Contain($"SWD {before:0.0}  "), "one alone has no trend");
        line.Of(At(2, now));
        Assert.That(line.Of(At(3)), Does.Contain(expected), "and it stays until the next");
    }
}
