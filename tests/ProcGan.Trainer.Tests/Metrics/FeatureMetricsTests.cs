using ProcGan.Runtime;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Tests.Metrics;

sealed class FeatureMetricsTests
{
    // Features are float32, their products too: 1e-6 of each, a little more of a difference of means.
    const double Percent = 1e-3;

    static readonly FeatureSet Real = Pictures.Features(40, 12), Fake = Pictures.Features(30, 12, 1);

    [Test]
    public void KernelDistance_AsNumpy() =>
        Assert.That(KernelDistance.Between(Real, Fake, 1), Is.EqualTo(Reference.Number("features", "kernel")).Within(Percent).Percent);

    [Test]
    public void KernelDistance_HalvesOfOneSet_IsAboutZero() =>
        Assert.That(KernelDistance.Between(Pictures.Features(200, 12), Pictures.Features(200, 12), 2), Is.LessThan(0), "unbiased: equal sets lie below 0");

    [Test]
    public void Neighbourhoods_AsScipy()
    {
        Neighbourhoods found = Neighbourhoods.Of(Real, Fake, 2);
        Assert.That(new[] { found.Precision, found.Recall, found.Density, found.Coverage }, Is.EqualTo(Reference.Numbers("features", "neighbourhoods")).Within(1e-12));
    }

    [Test]
    public void Neighbourhoods_OneOfTwoModes_PreciseWithoutRecall()
    {
        // Two heaps far apart; the fakes know one of them.
        FeatureSet both = Shifted(Pictures.Features(60, 4), i => i % 2 * 100), one = Shifted(Pictures.Features(60, 4, 1), _ => 0);
        Neighbourhoods found = Neighbourhoods.Of(both, one, 1);
        Assert.Multiple(() =>
        {
            Assert.That(found.Precision, Is.GreaterThan(0.6));
            Assert.That(found.Recall, Is.LessThanOrEqualTo(0.5));
            Assert.That(found.Coverage, Is.LessThanOrEqualTo(0.5));
        });
    }

    [Test]
    public void Neighbourhoods_TooFew_SaysHowMany() =>
        Assert.That(() => Neighbourhoods.Of(Pictures.Features(5, 3), Real, 1), Throws.ArgumentException.With.Message.Contains("more than 5"));

    [Test]
    public void FrechetDistance_MorePicturesThanFeatures_AsScipy() =>
        Assert.That(FrechetDistance.Between(Real, Fake), Is.EqualTo(Reference.Number("features", "frechet")).Within(Percent).Percent);

    [Test]
    public void FrechetDistance_FewerPicturesThanFeatures_AsScipy() =>   // sqrtm of a singular matrix is good to 1e-6
        Assert.That(FrechetDistance.Between(Pictures.Features(9, 20), Pictures.Features(8, 20, 1)), Is.EqualTo(Reference.Number("features", "frechet few")).Within(0.01).Percent);

    [Test]
    public void RelativeTo_AsNumpy() =>
        Assert.That(Fake.RelativeTo(Real).Values.Sum(v => Math.Abs((double)v)), Is.EqualTo(Reference.Number("features", "relative")).Within(Percent).Percent);

    [Test]
    public void SymmetricEigen_AsNumpy()
    {
        double[][] matrix = Symmetric(17);
        SymmetricEigen eigen = SymmetricEigen.Of(matrix);
        Assert.That(eigen.Values, Is.EqualTo(Reference.Numbers("eigen", "values")).Within(1e-10));
        Assert.That(eigen.Vectors[0], Is.EqualTo(Reference.Numbers("eigen", "first")).Within(1e-10));
        Assert.That(SymmetricEigen.Of(matrix, withVectors: false).Values, Is.EqualTo(eigen.Values).Within(1e-10));
    }

    [TestCase(1), TestCase(2), TestCase(3), TestCase(40)]
    public void SymmetricEigen_VectorsAndValues_GiveTheMatrixBack(int n)
    {
        double[][] matrix = Symmetric(n);
        if (n > 5)
            for (int i = 0; i < n; i++)
                matrix[3][i] = matrix[i][3] = 0;      // an empty row, and values that are equal
        SymmetricEigen eigen = SymmetricEigen.Of(matrix);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                Assert.That(Enumerable.Range(0, n).Sum(k => eigen.Values[k] * eigen.Vectors[k][i] * eigen.Vectors[k][j]), Is.EqualTo(matrix[i][j]).Within(1e-9));
    }

    [Test]
    public void SymmetricEigen_NotANumber_Throws() => Assert.That(() => SymmetricEigen.Of([[double.NaN]]), Throws.ArgumentException);

    [Test]
    public void RandomBank_AsPyTorch()
    {
        ImageBatch images = Pictures.Of(2, 3, 64, 64);
        using var bank = FeatureBank.Random(3, 64, 64);
        FeatureSet features = bank.Extract(images, 2);
        double[] some = [.. Enumerable.Range(0, 2).SelectMany(n => Enumerable.Range(0, (features.Dimensions + 19) / 20).Select(i => (double)features[n][20 * i]))];
        Assert.That(some, Is.EqualTo(Reference.Numbers("bank")).Within(1e-5), "float32 sums of up to 432 products of about 1");
        Assert.That(bank.IsRandom, Is.True);
        Assert.That(bank.Name, Does.Not.Contain("ncept"));
    }

    [Test]
    public void Extract_WithANetworkOfOthers_ResizesAndPools()
    {
        using var folder = new TestFolder();
        var graph = new OnnxGraph("means");
        graph.Output("features", graph.AveragePool2(graph.Input("x", 4, 3, 2, 2)), 4, 3, 1, 1);   // the mean of each channel, a batch of four
        string path = folder.File("means.onnx");
        graph.Save(path);
        using var bank = FeatureBank.FromFile(path);
        ImageBatch images = Pictures.Of(6, 3, 8, 8);
        FeatureSet features = bank.Extract(images, 1);
        Assert.That((features.Count, features.Dimensions), Is.EqualTo((6, 3)));
        for (int n = 0; n < 6; n++)
            for (int c = 0; c < 3; c++)
            {
                double mean = 0;
                foreach (float value in images.Plane(n, c))
                    mean += value / 64;
                // The triangle cut off at the edges weighs pixels unevenly, but never leaves the range.
                Assert.That(features[n][c], Is.EqualTo(mean).Within(0.2));
            }
        Assert.That(features.Values.Distinct().Count(), Is.GreaterThan(12));
    }

    [Test]
    public void FromFile_NoFeatureNetwork_SaysWhatItHas()
    {
        using var folder = new TestFolder();
        string path = Cli.TestModels.Vector(folder);
        Assert.That(() => FeatureBank.FromFile(path), Throws.TypeOf<ModelFormatException>().With.Message.Contains("expected one float [N, C, H, W]"));
    }

    [TestCase(7, 5), TestCase(33, 22)]
    public void Resize_AsPillow(int width, int height)
    {
        var to = new float[width * height];
        Resize.Triangle(Pictures.Of(1, 1, 20, 30).Values, 20, 30, to, height, width);
        Assert.That(to.Select(v => (double)v), Is.EqualTo(Reference.Numbers("resize", $"{width}x{height}")).Within(1e-5));
    }

    static double[][] Symmetric(int n)
    {
        FeatureSet half = Pictures.Features(n, n);
        return [.. Enumerable.Range(0, n).Select(i => (double[])[.. Enumerable.Range(0, n).Select(j => (double)half[i][j] + half[j][i])])];
    }

    static FeatureSet Shifted(FeatureSet set, Func<int, float> shift) =>
        new([.. set.Values.Select((value, i) => value + shift(i / set.Dimensions))], set.Count);
}
