using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Png.Chunks;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Deps.Tests.ImageSharp;

public sealed class EncodeTests
{
    /// <summary>Noise with runs: every packet kind of run-length coding.</summary>
    private static Image<Rgba32> Sample(int width = 301, int height = 17)
    {
        Image<Rgba32> image = new(width, height);
        image.ProcessPixelRows(accessor =>
        {
            for (int y = 0; y < accessor.Height; y++)
            {
                Span<Rgba32> row = accessor.GetRowSpan(y);
                for (int x = 0; x < row.Length; x++)
                    row[x] = x % 3 == 0 && y % 2 == 0 ? new Rgba32((byte)x, (byte)(y * 9), (byte)(x * y), (byte)(255 - y)) : new Rgba32(9, (byte)y, 200, 77);
            }
        });
        return image;
    }

    private static Image<TPixel> RoundTrip<TPixel>(Image image, IImageEncoder encoder)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using MemoryStream stream = new();
        image.Save(stream, encoder);
        return Image.Load<TPixel>(stream.ToArray());
    }

    private static IEnumerable<TestCaseData> LosslessWithAlpha()
    {
        yield return new TestCaseData(new PngEncoder()).SetArgDisplayNames("png");
        yield return new TestCaseData(new PngEncoder { CompressionLevel = PngCompressionLevel.NoCompression }).SetArgDisplayNames("png 0");
        yield return new TestCaseData(new PngEncoder { CompressionLevel = PngCompressionLevel.BestCompression }).SetArgDisplayNames("png 9");
        yield return new TestCaseData(new PngEncoder { BitDepth = PngBitDepth.Bit16 }).SetArgDisplayNames("png 16");
        yield return new TestCaseData(new TgaEncoder { BitsPerPixel = TgaBitsPerPixel.Pixel32 }).SetArgDisplayNames("tga rle");
        yield return new TestCaseData(new TgaEncoder { BitsPerPixel = TgaBitsPerPixel.Pixel32, Compression = TgaCompression.None }).SetArgDisplayNames("tga");
        yield return new TestCaseData(new BmpEncoder { BitsPerPixel = BmpBitsPerPixel.Pixel32 }).SetArgDisplayNames("bmp 32");
        yield return new TestCaseData(new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }).SetArgDisplayNames("webp");
    }

    [TestCaseSource(nameof(LosslessWithAlpha))]
    public void Save_LosslessWithAlpha_ComesBackEqual(IImageEncoder encoder)
    {
        using Image<Rgba32> image = Sample();
        using Image<Rgba32> back = RoundTrip<Rgba32>(image, encoder);
        Assert.That(Fixtures.Bytes(back), Is.EqualTo(Fixtures.Bytes(image)));
    }

    private static IEnumerable<TestCaseData> LosslessOpaque()
    {
        yield return new TestCaseData(new PngEncoder { ColorType = PngColorType.Rgb }).SetArgDisplayNames("png");
        yield return new TestCaseData(new PngEncoder { ColorType = PngColorType.Rgb, BitDepth = PngBitDepth.Bit16 }).SetArgDisplayNames("png 16");
        yield return new TestCaseData(new TgaEncoder()).SetArgDisplayNames("tga rle");
        yield return new TestCaseData(new BmpEncoder()).SetArgDisplayNames("bmp");
    }

    [TestCaseSource(nameof(LosslessOpaque))]
    public void Save_LosslessOpaque_ComesBackEqual(IImageEncoder encoder)
    {
        using Image<Rgb24> image = Sample().CloneAs<Rgb24>();
        using Image<Rgb24> back = RoundTrip<Rgb24>(image, encoder);
        Assert.That(Fixtures.Bytes(back), Is.EqualTo(Fixtures.Bytes(image)));
    }

    [Test]
    public void SaveAsPng_Grey16_KeepsEveryBit()
    {
        using Image<L16> image = new(300, 300);
        for (int i = 0; i < 90000; i++)
            image[i % 300, i / 300] = new L16((ushort)(i * 31));
        using Image<L16> back = RoundTrip<L16>(image, new PngEncoder());
        Assert.That(Fixtures.Bytes(back), Is.EqualTo(Fixtures.Bytes(image)));
    }

    [Test]
    public void SaveAsPng_ChosenColour_IsInTheHeader()
    {
        using MemoryStream stream = new();
        using Image<Rgba32> image = Sample();
        image.SaveAsPng(stream, new PngEncoder { ColorType = PngColorType.Grayscale, BitDepth = PngBitDepth.Bit16 });
        Assert.That(stream.ToArray()[24..26], Is.EqualTo(new byte[] { 16, 0 }));
    }

    [Test]
    public void SaveAsPng_Text_ComesBack()
    {
        using Image<Rgba32> image = Sample();
        image.Metadata.GetPngMetadata().TextData.Add(new PngTextData("procgan.recipe", "{\"seed\":7}", string.Empty, string.Empty));
        image.Metadata.GetPngMetadata().TextData.Add(new PngTextData("Title", "Ziegel ☃", "de", "Titel"));
        using Image<Rgba32> back = RoundTrip<Rgba32>(image, new PngEncoder());
        Assert.That(back.Metadata.GetPngMetadata().TextData, Is.EqualTo(image.Metadata.GetPngMetadata().TextData));
    }

    [TestCase(JpegEncodingColor.YCbCrRatio444, 3.0)]
    [TestCase(JpegEncodingColor.YCbCrRatio420, 6.0)]
    public void SaveAsJpeg_SmoothImage_StaysClose(JpegEncodingColor color, double bound)
    {
        // Quantisation at quality 95 moves a smooth image by a few levels; halved chroma by a few more.
        using Image<Rgb24> image = new(64, 48);
        for (int i = 0; i < 64 * 48; i++)
            image[i % 64, i / 64] = new Rgb24((byte)(i % 64 * 4), (byte)(i / 64 * 5), (byte)(255 - i % 64 * 2));
        using Image<Rgb24> back = RoundTrip<Rgb24>(image, new JpegEncoder { Quality = 95, ColorType = color });
        double mean = Fixtures.Bytes(image).Zip(Fixtures.Bytes(back), (a, b) => Math.Abs(a - b)).Average();
        Assert.That(mean, Is.LessThan(bound));
    }

    [Test]
    public void SaveAsJpeg_Grey_HasOneChannel()
    {
        using MemoryStream stream = new();
        using Image<L8> image = new(8, 8, new L8(200));
        image.SaveAsJpeg(stream);
        Assert.That(Image.Identify(stream.ToArray()).PixelType.BitsPerPixel, Is.EqualTo(8));
        using Image<L8> back = Image.Load<L8>(stream.ToArray());
        Assert.That(back[3, 3].PackedValue, Is.EqualTo(200).Within(1));   // one rounding of the transform
    }

    [TestCase("a.png", "PNG")]
    [TestCase("a.JPG", "JPEG")]
    [TestCase("a.webp", "WEBP")]
    [TestCase("a.tga", "TGA")]
    [TestCase("a.bmp", "BMP")]
    public void Save_ByExtension_WritesThatFormat(string name, string format)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}-{name}");
        try
        {
            using Image<Rgba32> image = Sample();
            image.Save(path);
            Assert.That(Image.DetectFormat(path).Name, Is.EqualTo(format));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Save_UnknownExtension_ThrowsNotSupported()
    {
        using Image<Rgba32> image = Sample();
        Assert.Throws<NotSupportedException>(() => image.Save("a.xyz"));
    }
}
