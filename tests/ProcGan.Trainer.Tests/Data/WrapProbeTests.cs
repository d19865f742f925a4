using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Tests.Data;

public sealed class WrapProbeTests
{
    [TestCase(3, 2, true, true)]
    [TestCase(3, 2.4, true, false)]
    [TestCase(2.6, 2, false, true)]
    [TestCase(2.6, 2.4, false, false)]
    public void Tiles_Waves_WhereThePeriodsAreWhole(double periodsX, double periodsY, bool x, bool y) =>
        Assert.That(WrapProbe.Tiles(ImageMaker.Waves(96, 80, periodsX, periodsY), 96, 80, 3), Is.EqualTo((x, y)));

    [Test]
    public void Tiles_LargeImage_IsMeasuredOnAReducedOne() =>
        Assert.That(WrapProbe.Tiles(ImageMaker.Waves(1024, 1536, 7, 5.5), 1024, 1536, 3), Is.EqualTo((true, false)));

    [Test]
    public void Tiles_OneColour_Does() => Assert.That(WrapProbe.Tiles(new byte[20 * 20 * 3], 20, 20, 3), Is.EqualTo((true, true)));

    [Test]
    public void Tiles_FewerThanFourLines_SaysNo() => Assert.That(WrapProbe.Tiles(new byte[3 * 3 * 3], 3, 3, 3), Is.EqualTo((false, false)));

    [Test]
    public void SeamRatio_Ramp_IsTheWholeRangeByOneStep()
    {
        byte[] ramp = new byte[16 * 8];
        for (int i = 0; i < ramp.Length; i++)
            ramp[i] = (byte)(i % 16 * 10);
        (double x, double y) = WrapProbe.SeamRatio(ramp, 16, 8, 1);
        Assert.That(x, Is.EqualTo(15).Within(1e-12));       // 150 across the seam, 10 inside
        Assert.That(y, Is.EqualTo(1));
    }

    /// <summary>A measure can be wrong; how often is pinned: 80 axes that tile, 80 of cuts that do not, and 80 of tiles that lost two
    /// lines on each side, as thumbnails often do.</summary>
    [Test]
    public void Tiles_BuiltInSets_NearlyAllDoAndCutsHardlyEver()
    {
        int whole = 0, cuts = 0, trimmed = 0;
        foreach (string name in new[] { "bricks", "planks", "stone", "tiles", "cobbles" })
        {
            foreach (TextureImage image in TextureSource.Load($"builtin:{name}", new DataOptions()).Images)
            {
                whole += Count(WrapProbe.Tiles(image.Pixels, image.Width, image.Height, 3));
                cuts += Count(WrapProbe.Tiles(Cut(image, 20, 0, 150, 155), 150, 155, 3));
                trimmed += Count(WrapProbe.Tiles(Cut(image, 2, 2, 252, 252), 252, 252, 3));
            }
        }
        Assert.That(whole, Is.GreaterThanOrEqualTo(76));
        Assert.That(cuts, Is.LessThanOrEqualTo(6));        // rows of tiles and boards come near whole periods by chance
        Assert.That(trimmed, Is.LessThanOrEqualTo(16));    // the faint ones: grain of stone, the length of boards

        static int Count((bool X, bool Y) tiles) => (tiles.X ? 1 : 0) + (tiles.Y ? 1 : 0);
    }

    static byte[] Cut(TextureImage image, int left, int top, int width, int height)
    {
        byte[] cut = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
            image.Pixels.AsSpan(((top + y) * image.Width + left) * 3, width * 3).CopyTo(cut.AsSpan(y * width * 3));
        return cut;
    }
}
