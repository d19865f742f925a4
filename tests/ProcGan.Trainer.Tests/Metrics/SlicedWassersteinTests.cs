using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Tests.Metrics;

sealed class SlicedWassersteinTests
{
    // Sums of 147 products in float32 against numpy's doubles: 1e-6 of each projection.
    const double Tolerance = 2e-5;

    [Test]
    public void Measure_SquarePictures_AsNumpyAndScipy() => Expect(
        SlicedWasserstein.Measure(new SwdOptions(16, 20, Seed: 7), Pictures.Of(6, 3, 64, 64), Pictures.Of(6, 3, 64, 64, 1))[0],
        Reference.Numbers("swd", "square"));

    [Test]
    public void Measure_WidePicturesWithAFlatChannel_AsNumpyAndScipy()
    {
        ImageBatch flat = Pictures.Of(4, 2, 16, 24, 1);
        for (int n = 0; n < flat.Count; n++)
            flat.Plane(n, 1).Fill(0.25f);
        Expect(SlicedWasserstein.Measure(new SwdOptions(300, 8, Seed: 3), Pictures.Of(4, 2, 16, 24), flat)[0], Reference.Numbers("swd", "wide"));
    }

    [Test]
    public void Measure_OneThreadOrFour_TheSameBits()
    {
        ImageBatch a = Pictures.Of(9, 3, 32, 32), b = Pictures.Of(9, 3, 32, 32, 1);
        SwdOptions options = new(40, 31);
        Assert.That(SlicedWasserstein.Measure(options with { Threads = 4 }, a, b)[0].Levels,
            Is.EqualTo(SlicedWasserstein.Measure(options with { Threads = 1 }, a, b)[0].Levels));
    }

    [Test]
    public void Measure_SeveralSets_AsOneByOne()
    {
        ImageBatch real = Pictures.Of(4, 3, 32, 32), floor = Pictures.Of(4, 3, 32, 32, 1), fake = Pictures.Of(4, 3, 32, 32, 2);
        SwdOptions options = new(64, 10);
        SwdResult[] both = SlicedWasserstein.Measure(options, real, floor, fake);
        Assert.That(both[0].Levels, Is.EqualTo(SlicedWasserstein.Measure(options, real, floor)[0].Levels));
        Assert.That(both[1].Levels, Is.EqualTo(SlicedWasserstein.Measure(options, real, fake)[0].Levels));
    }

    [Test]
    public void Measure_ShapesOrCountsDiffer_SaysBoth()
    {
        ImageBatch a = Pictures.Of(2, 3, 16, 16);
        Assert.That(() => SlicedWasserstein.Measure(SwdOptions.Quick, a, Pictures.Of(2, 3, 16, 32)), Throws.ArgumentException.With.Message.Contains("3 x 16 x 32"));
        Assert.That(() => SlicedWasserstein.Measure(SwdOptions.Quick, a, Pictures.Of(3, 3, 16, 16)), Throws.ArgumentException.With.Message.Contains("2 and 3"));
        Assert.That(() => SlicedWasserstein.Measure(SwdOptions.Quick, Pictures.Of(1, 1, 6, 9), Pictures.Of(1, 1, 6, 9)), Throws.ArgumentException.With.Message.Contains("9 x 6"));
    }

    [Test]
    public void Pyramid_AllLevels_AsScipy()
    {
        double[] sums = [.. LaplacianPyramid.Build(Pictures.Of(2, 1, 64, 32), 1).Select(level => level.Values.Sum(v => Math.Abs((double)v)))];
        Assert.That(sums, Is.EqualTo(Reference.Numbers("pyramid")).Within(1e-5).Percent);
    }

    [TestCase(64, 64, 3)]
    [TestCase(28, 28, 1)]
    [TestCase(100, 64, 3, Description = "25 x 16 is the last")]
    [TestCase(100, 100, 3, Description = "25 x 25 cannot be halved")]
    [TestCase(8, 8, 1)]
    public void LevelsFor_Sides_DownTo16(int height, int width, int levels) =>
        Assert.That(LaplacianPyramid.LevelsFor(height, width), Is.EqualTo(levels));

    [TestCase(10)]
    [TestCase(5000, Description = "radix")]
    public void FloatSort_AnyFiniteNumbers_AsTheFrameworkSorts(int count)
    {
        var random = new Philox(1, 99);
        float[] values = [.. Enumerable.Range(0, count).Select(i => i % 50 == 0 ? (i % 100 == 0 ? 0f : -0f) : (float)(random.NextNormal() * Math.Pow(10, i % 30 - 15)))];
        float[] expected = [.. values];
        Array.Sort(expected);
        FloatSort.Sort(values, new float[count]);
        Assert.That(values, Is.EqualTo(expected));
    }

    [Test]
    public void ColourDistance_Between_AsNumpy() =>
        Assert.That(ColourDistance.Between(Pictures.Of(3, 2, 9, 8), Pictures.Of(3, 2, 9, 8, 2)), Is.EqualTo(Reference.Number("colour")).Within(1e-5).Percent);

    static void Expect(SwdResult result, double[] expected)
    {
        Assert.That(result.Levels, Has.Count.EqualTo(expected.Length));
        for (int i = 0; i < expected.Length; i++)
            Assert.That(result.Levels[i], Is.EqualTo(expected[i]).Within(Tolerance * expected[i]), $"level {i}");
    }
}
