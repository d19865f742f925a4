using ProcGan.Trainer.Metrics;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

public sealed class DiversityTests
{
    const int Side = 16;

    /// <summary>Pictures of one value each.</summary>
    static ImageBatch Plain(params float[] values) => new([.. values.SelectMany(v => Enumerable.Repeat(v, Side * Side))], values.Length, 1, Side, Side);

    /// <summary>Of values -1 and 1 in equal parts the variance is n / (n - 1), and the spread sqrt(2) times its root.</summary>
    [Test]
    public void Spread_TwoValues_IsTheClosedForm() =>
        Assert.That(Diversity.Spread(Plain(-1, 1, -1, 1), block: 1), Is.EqualTo(Math.Sqrt(2 * 4 / 3.0)).Within(1e-9));

    [Test]
    public void Of_HalfTheSpread_IsHalf() =>
        Assert.That(Diversity.Of(Plain(-0.5f, 0.5f, 0, 0.25f), Plain(-1, 1, 0, 0.5f)), Is.EqualTo(0.5).Within(1e-6));

    [Test]
    public void Of_GrainThatDiffersOverOneColour_IsSeenByTheBlocks()
    {
        var random = new Random(1);
        float[] Grain(double of, double colours) => [.. Enumerable.Range(0, 8).SelectMany(n =>
        {
            double colour = colours * (n % 2 * 2 - 1);
            return Enumerable.Range(0, Side * Side).Select(_ => (float)(colour + of * (random.NextDouble() - 0.5)));
        })];
        double share = Diversity.Of(new ImageBatch(Grain(1.9, 0), 8, 1, Side, Side), new ImageBatch(Grain(1.9, 0.3), 8, 1, Side, Side));
        Assert.That(share, Is.LessThan(0.3));
    }

    /// <summary>Each class has collapsed to one picture; over all classes the pictures are as varied as the data.</summary>
    [Test]
    public void Of_OnePictureForEachClass_IsACollapse()
    {
        int[] classes = [.. Enumerable.Range(0, 24).Select(i => i / 6)];
        float[] reals = [.. classes.Select((c, i) => 0.4f * c - 0.6f + 0.1f * (i % 6 - 2.5f))], fakes = [.. classes.Select(c => 0.4f * c - 0.6f)];
        Assert.Multiple(() =>
        {
            Assert.That(Diversity.Of(Plain(fakes), Plain(reals)), Is.GreaterThan(0.9), "without classes nothing is seen");
            Assert.That(Diversity.Of(Plain(fakes), Plain(reals), classes), Is.Zero.Within(1e-6));
            Assert.That(Diversity.Of(Plain(reals), Plain(reals), classes), Is.EqualTo(1).Within(1e-9));
        });
    }

    [Test]
    public void Of_FlatData_IsNoAlarm() => Assert.That(Diversity.Of(Plain(0, 0, 0), Plain(0, 0, 0)), Is.EqualTo(1));

    [Test]
    public void Observe_OnlyWhatWasVariedOnce_CollapsesOnce()
    {
        var alarm = new CollapseAlarm();
        string? At(double diversity, double best, int sinceBest = 1) => alarm.Observe(new RunState { BestDiversity = best, BestKimg = 7, SnapshotsSinceBest = sinceBest }, diversity);
        Assert.Multiple(() =>
        {
            Assert.That(At(0.1, 0.2), Is.Null, "early pictures are alike by nature");
            Assert.That(At(0.9, 0.9), Is.Null);
            Assert.That(At(0.2, 0.9, sinceBest: 0), Is.Null, "nearer to the data than ever");
            Assert.That(At(0.2, 0.9), Does.Contain("20 %").And.Contain("90 %").And.Contain("7.0 kimg").And.Contain("--discriminator-rate"));
            Assert.That(At(0.2, 0.9), Is.Null, "said already");
            Assert.That(At(0.8, 0.9), Is.Null);
            Assert.That(At(0.2, 0.9), Is.Not.Null, "it recovered, and collapsed again");
        });
    }
}
