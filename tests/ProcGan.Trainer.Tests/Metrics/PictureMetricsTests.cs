using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Tests.Metrics;

sealed class PictureMetricsTests
{
    [Test]
    public void MultiScaleSsim_OfPairs_AsScipy()
    {
        Assert.That(MultiScaleSsim.OfPairs(Alike(4, 3, 50, 66), 2), Is.EqualTo(Reference.Number("ssim", "pairs")).Within(1e-5));
        Assert.That(MultiScaleSsim.Of(Alike(2, 1, 12, 20), 0, 1), Is.EqualTo(Reference.Number("ssim", "small")).Within(1e-5), "one scale");
    }

    [Test]
    public void MultiScaleSsim_OfAPictureAndItself_IsOne() =>
        Assert.That(MultiScaleSsim.Of(Pictures.Of(1, 3, 64, 64), 0, 0), Is.EqualTo(1).Within(1e-6));

    [Test]
    public void SeamRatio_BothAxes_AsNumpy()
    {
        ImageBatch tiles = Pictures.Of(5, 2, 12, 18);
        SeamRatio columns = SeamRatio.OfColumns(tiles), rows = SeamRatio.OfRows(tiles);
        Assert.That(new[] { columns.Ratio, columns.Rank }, Is.EqualTo(Reference.Numbers("seam", "columns")).Within(1e-6));
        Assert.That(new[] { rows.Ratio, rows.Rank }, Is.EqualTo(Reference.Numbers("seam", "rows")).Within(1e-6));
    }

    [Test]
    public void SeamRatio_AFlatPicture_HasNoSeam() =>
        Assert.That(SeamRatio.OfColumns(new ImageBatch(new float[3 * 16], 1, 3, 4, 4)), Is.EqualTo(new SeamRatio(1, 0.5)));

    [Test]
    public void RadialSpectrum_Rings_AsNumpy() =>
        Assert.That(new RadialSpectrum(Pictures.Of(3, 2, 70, 64), 2).Rings(), Is.EqualTo(Reference.Numbers("spectrum", "rings")).Within(1e-5));

    [Test]
    public void RadialSpectrum_ALatticeOfEightPixels_IsSeenAsNumpySeesIt()
    {
        ImageBatch natural = Pictures.Of(3, 2, 70, 64), lattice = Pictures.Of(3, 2, 70, 64);
        for (int i = 0; i < lattice.Values.Length; i += 8)     // rows are 64 wide
            lattice.Values[i] += 0.1f;
        RadialSpectrum real = new(natural, 1), fake = new(lattice, 1);
        (double mean, double worst) = RadialSpectrum.Distance(fake, real);
        Assert.Multiple(() =>
        {
            Assert.That(mean, Is.EqualTo(Reference.Number("spectrum", "mean")).Within(1e-4));
            Assert.That(worst, Is.EqualTo(Reference.Number("spectrum", "worst")).Within(1e-4));
            Assert.That(fake.Peak(16, real), Is.EqualTo(Reference.Number("spectrum", "peak")).Within(1e-4));
            Assert.That(real.Peak(16, real), Is.Zero);
        });
    }

    [Test]
    public void RadialSpectrum_FlatPictures_HaveTheSpectrumOfRounding()
    {
        var flat = new RadialSpectrum(new ImageBatch(new float[2 * 32 * 32], 2, 1, 32, 32), 1);
        Assert.That(flat.Rings(), Has.All.EqualTo(10 * Math.Log10(4 / 255.0 / 255 / 12)).Within(1e-9));
    }

    [TestCase(16, 16, 16), TestCase(31, 40, 16), TestCase(64, 64, 64)]
    public void RadialSpectrum_Side_IsThePowerOfTwoThatFits(int height, int width, int side) =>
        Assert.That(new RadialSpectrum(new ImageBatch(new float[height * width], 1, 1, height, width), 1).Side, Is.EqualTo(side));

    /// <summary>Each second picture is four fifths of the one before it.</summary>
    static ImageBatch Alike(int count, int channels, int height, int width)
    {
        ImageBatch images = Pictures.Of(count, channels, height, width);
        for (int n = 0; n < count; n += 2)
            for (int i = 0; i < images.PictureSize; i++)
                images.Picture(n + 1)[i] = 0.8f * images.Picture(n)[i] + 0.2f * images.Picture(n + 1)[i];
        return images;
    }
}
