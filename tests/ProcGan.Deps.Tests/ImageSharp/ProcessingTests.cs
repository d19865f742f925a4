using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace ProcGan.Deps.Tests.ImageSharp;

public sealed class ProcessingTests
{
    private static IEnumerable<TestCaseData> Resizes() =>
        Fixtures.Resizes.Select(r => new TestCaseData(r).SetArgDisplayNames($"{r.Sampler} {r.Width}x{r.Height}"));

    [TestCaseSource(nameof(Resizes))]
    public void Resize_AgainstNumpy_DiffersByRoundingOnly(object expected)
    {
        Fixtures.Resized golden = (Fixtures.Resized)expected;
        IResampler sampler = golden.Sampler switch
        {
            "Lanczos3" => KnownResamplers.Lanczos3,
            "Bicubic" => KnownResamplers.Bicubic,
            _ => KnownResamplers.Box,
        };
        using Image<Rgb24> image = Image.Load<Rgb24>(Fixtures.PathOf("resize.png"));
        image.Mutate(x => x.Resize(golden.Width, golden.Height, sampler));
        int[] differences = [.. Convert.FromHexString(golden.Rgb).Zip(Fixtures.Bytes(image), (a, b) => Math.Abs(a - b))];

        // Sums are float here and double there: a value that falls on a half may round either way,
        // and a box's mean of a few bytes is a half quite often.
        Assert.That(differences.Max(), Is.LessThanOrEqualTo(1));
        Assert.That(differences.Average(), Is.LessThan(0.05));
    }

    [Test]
    public void Resize_ConstantWithAlpha_StaysConstant()
    {
        using Image<Rgba32> image = new(37, 19, new Rgba32(200, 3, 90, 128));
        image.Mutate(x => x.Resize(11, 50, KnownResamplers.Lanczos3));
        image.ProcessPixelRows(a => Assert.That(a.GetRowSpan(49).ToArray(), Has.All.EqualTo(new Rgba32(200, 3, 90, 128))));
    }

    [Test]
    public void Resize_NearestNeighbour_TakesThePixelBelowTheScaledIndex()
    {
        using Image<L8> image = Image.LoadPixelData<L8>(new byte[] { 0, 10, 20, 30, 40, 50 }, 6, 1);
        image.Mutate(x => x.Resize(4, 1, KnownResamplers.NearestNeighbor));
        Assert.That(Fixtures.Bytes(image), Is.EqualTo(new byte[] { 0, 10, 30, 40 }));
    }

    [Test]
    public void Resize_OneSideNought_KeepsTheProportion()
    {
        using Image<L8> image = new(40, 30);
        image.Mutate(x => x.Resize(20, 0));
        Assert.That(image.Size, Is.EqualTo(new Size(20, 15)));
    }

    [TestCase(RotateMode.Rotate90, 2, "4 1 5 2 6 3")]
    [TestCase(RotateMode.Rotate180, 3, "6 5 4 3 2 1")]
    [TestCase(RotateMode.Rotate270, 2, "3 6 2 5 1 4")]
    public void Rotate_ByQuarters_TurnsClockwise(RotateMode mode, int width, string expected)
    {
        using Image<L8> image = Image.LoadPixelData<L8>(new byte[] { 1, 2, 3, 4, 5, 6 }, 3, 2);
        image.Mutate(x => x.Rotate(mode));
        Assert.That(image.Width, Is.EqualTo(width));
        Assert.That(string.Join(' ', Fixtures.Bytes(image)), Is.EqualTo(expected));
    }

    [TestCase(FlipMode.Horizontal, "3 2 1 6 5 4")]
    [TestCase(FlipMode.Vertical, "4 5 6 1 2 3")]
    [TestCase(FlipMode.None, "1 2 3 4 5 6")]
    public void Flip_MirrorsTheNamedAxis(FlipMode mode, string expected)
    {
        using Image<L8> image = Image.LoadPixelData<L8>(new byte[] { 1, 2, 3, 4, 5, 6 }, 3, 2);
        image.Mutate(x => x.Flip(mode));
        Assert.That(string.Join(' ', Fixtures.Bytes(image)), Is.EqualTo(expected));
    }

    [Test]
    public void Crop_Inside_CutsAndOutsideThrows()
    {
        using Image<L8> image = Image.LoadPixelData<L8>(new byte[] { 1, 2, 3, 4, 5, 6 }, 3, 2);
        using Image<L8> crop = image.Clone(x => x.Crop(new Rectangle(1, 0, 2, 2)));
        Assert.That(string.Join(' ', Fixtures.Bytes(crop)), Is.EqualTo("2 3 5 6"));
        Assert.That(image.Width, Is.EqualTo(3));
        Assert.Throws<ArgumentException>(() => image.Mutate(x => x.Crop(new Rectangle(2, 0, 2, 2))));
    }

    [Test]
    public void DrawImage_HalfOpaqueAndOverTheEdge_Mixes()
    {
        using Image<Rgb24> image = new(4, 2, new Rgb24(100, 100, 100));
        using Image<Rgba32> front = new(3, 3, new Rgba32(200, 0, 100));
        image.Mutate(x => x.DrawImage(front, new Point(2, 1), 0.5f));
        Assert.That(image[1, 1], Is.EqualTo(new Rgb24(100, 100, 100)));
        Assert.That(image[3, 1], Is.EqualTo(new Rgb24(150, 50, 100)));
        Assert.That(image[3, 0], Is.EqualTo(new Rgb24(100, 100, 100)));
    }

    [Test]
    public void Grayscale_Bt709_WeighsTheChannels()
    {
        using Image<Rgb24> image = new(1, 1, new Rgb24(200, 100, 50));
        image.Mutate(x => x.Grayscale());
        Assert.That(image[0, 0], Is.EqualTo(new Rgb24(118, 118, 118)));   // .2126 * 200 + .7152 * 100 + .0722 * 50 = 117.65
    }

    [Test]
    public void Pixels_BetweenDepths_RoundAsThePackageDoes()
    {
        for (int v = 0; v <= ushort.MaxValue; v++)
        {
            L8 l8 = default;
            l8.FromL16(new L16((ushort)v));
            Assert.That(l8.PackedValue, Is.EqualTo((byte)Math.Round(v / 257.0)));
        }

        for (int v = 0; v < 256; v++)
        {
            Rgba64 wide = default;
            wide.FromRgba32(new Rgba32((byte)v, 0, 0, (byte)v));
            Rgba32 back = default;
            back.FromScaledVector4(wide.ToScaledVector4());
            Assert.That(back, Is.EqualTo(new Rgba32((byte)v, 0, 0, (byte)v)));
        }
    }

    [Test]
    public void Image_OutOfRangeOrDisposed_Throws()
    {
        Image<L8> image = new(2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = image[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.ProcessPixelRows(a => a.GetRowSpan(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.CopyPixelDataTo(new byte[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new Image<L8>(0, 3));
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _ = image[0, 0]);
    }
}
