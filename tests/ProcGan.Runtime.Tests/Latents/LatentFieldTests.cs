using FsCheck;
using FsCheck.Fluent;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Latents;

public sealed class LatentFieldTests
{
    /// <summary>Origins near zero and near both ends of 64 bits, where the arithmetic wraps.</summary>
    static readonly Arbitrary<long[]> origins = ArbMap.Default.GeneratorFor<short>()
        .SelectMany(_ => Gen.Elements(0L, long.MaxValue - 9, long.MinValue + 9, 1L << 40), (offset, at) => unchecked(at + offset % 50))
        .ArrayOf(2).ToArbitrary();

    delegate void Fill(float[] destination, FieldWindow window);

    static readonly Wave[] waves = [new(.25, .01), new(-.125, .37)];
    static readonly ulong[] phases = [1UL << 60, 12345];

    static IEnumerable<TestCaseData> Fields()
    {
        yield return new TestCaseData(6, (Fill)((d, w) => LatentField.FillLocal(d, 42, 6, w))).SetArgDisplayNames("local");
        yield return new TestCaseData(1, (Fill)((d, w) => LatentField.FillNoise(d, 42, 3, w))).SetArgDisplayNames("noise");
        yield return new TestCaseData(2, (Fill)((d, w) => LatentField.FillWaves(d, waves, phases, w))).SetArgDisplayNames("waves");
    }

    [TestCaseSource(nameof(Fields))]
    public void Fill_Window_EqualsItsCellsOneByOne(int planes, Delegate fill) => Prop.ForAll(origins, origin =>
    {
        foreach (var (periodX, periodY) in new[] { (0L, 0L), (5, 0), (0, 3), (5, 7), (1, 40) })
        {
            var window = new FieldWindow(origin[0], origin[1], 37, 4, periodX, periodY);
            var whole = Made((Fill)fill, planes, window);
            for (int y = 0; y < window.Height; y++)
                for (int x = 0; x < window.Width; x++)
                {
                    // The cell's address is taken into the period here, so that the library is asked without one.
                    long cellX = unchecked(window.X + x), cellY = unchecked(window.Y + y);
                    if (periodX > 0) cellX = (long)((((System.Numerics.BigInteger)window.X + x) % periodX + periodX) % periodX);
                    if (periodY > 0) cellY = (long)((((System.Numerics.BigInteger)window.Y + y) % periodY + periodY) % periodY);
                    var one = Made((Fill)fill, planes, new(cellX, cellY, 1, 1, planes == 2 ? periodX : 0, planes == 2 ? periodY : 0));
                    for (int c = 0; c < planes; c++)
                        if (one[c] != whole[(c * window.Height + y) * window.Width + x]) return false;
                }
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [TestCaseSource(nameof(Fields))]
    public void Fill_AllocatesNothing(int planes, Delegate fill)
    {
        var destination = new float[planes * 40 * 40];
        var window = new FieldWindow(-3, 5, 40, 40, 16, 0);
        ((Fill)fill)(destination, window);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ((Fill)fill)(destination, window);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void FillLocal_IsStandardNormal()
    {
        var values = new float[8 * 250 * 250];
        LatentField.FillLocal(values, 3, 8, new(-100, -100, 250, 250));
        AssertMoments(values);
    }

    [Test]
    public void FillNoise_IsStandardNormalAndItsLayersDiffer()
    {
        float[] a = new float[700 * 700], b = new float[a.Length];
        LatentField.FillNoise(a, 3, 0, new(-100, -100, 700, 700));
        LatentField.FillNoise(b, 3, 1, new(-100, -100, 700, 700));
        AssertMoments(a);
        AssertMoments(b);
        Assert.That(a.Zip(b, (p, q) => (double)p * q).Average(), Is.Zero.Within(4 / 700.0), "uncorrelated to four deviations");
    }

    [Test]
    public void Fill_WrongLength_NamesBothNumbers()
    {
        var error = Assert.Throws<ArgumentException>(() => LatentField.FillLocal(new float[10], 1, 2, new(0, 0, 3, 2)));
        Assert.That(error!.Message, Does.Contain("10").And.Contain("2 x 2 x 3"));
        Assert.Throws<ArgumentException>(() => LatentField.FillNoise(new float[4], 1, 0, new(0, 0, -2, -2)));
        Assert.Throws<ArgumentException>(() => LatentField.FillWaves(new float[4], waves, [1], new(0, 0, 1, 2)));
    }

    [Test]
    public void Philox_Helpers_StayInTheirRangesAndMoments()
    {
        var random = new Philox(5);
        var values = new float[200_000];
        random.FillUniform(values, -2, 3);
        Assert.That(values, Has.All.InRange(-2f, 3f));
        Assert.That(values.Average(v => (double)v), Is.EqualTo(.5).Within(4 * 5 / Math.Sqrt(12 * values.Length)), "four deviations of the mean");
        random.FillNormal(values, 1, 2);
        AssertMoments(values.Select(v => (v - 1) / 2).ToArray());
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[random.NextInt32(7)]++;
        Assert.That(counts, Has.All.InRange(10_000 - 400, 10_000 + 400), "four deviations of a binomial");
        Assert.Throws<ArgumentException>(() => random.NextInt32(0));
        for (int i = 0; i < 1000; i++) Assert.That(random.NextDouble(), Is.InRange(0, 1 - 1e-17));
    }

    static float[] Made(Fill fill, int planes, FieldWindow window)
    {
        var values = new float[planes * window.Area];
        fill(values, window);
        return values;
    }

    static void AssertMoments(float[] values)
    {
        double mean = values.Average(v => (double)v), variance = values.Average(v => (double)v * v) - mean * mean;
        double fourth = values.Average(v => Math.Pow(v, 4));
        double n = values.Length;      // tolerances are four standard errors
        Assert.That(mean, Is.Zero.Within(4 / Math.Sqrt(n)));
        Assert.That(variance, Is.EqualTo(1).Within(4 * Math.Sqrt(2 / n)));
        Assert.That(fourth, Is.EqualTo(3).Within(4 * Math.Sqrt(96 / n)));
    }
}
