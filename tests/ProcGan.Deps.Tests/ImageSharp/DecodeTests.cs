using System.Buffers.Binary;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Deps.Tests.ImageSharp;

public sealed class DecodeTests
{
    private static IEnumerable<string> Names => Fixtures.Names;

    [TestCaseSource(nameof(Names))]
    public void Load_EveryFormat_GivesPillowsPixels(string name)
    {
        Fixtures.Golden golden = Fixtures.Images[name];
        using Image<Rgba32> image = Image.Load<Rgba32>(Fixtures.PathOf(name));
        Assert.That((image.Width, image.Height), Is.EqualTo((golden.Width, golden.Height)));
        byte[] expected = Convert.FromHexString(golden.Rgba);
        byte[] actual = Fixtures.Bytes(image);
        int worst = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        Assert.That(worst, Is.LessThanOrEqualTo(golden.Tolerance), $"{Convert.ToHexString(actual)}");
    }

    [TestCaseSource(nameof(Names))]
    public void Identify_EveryFormat_ReadsSizeAndDepth(string name)
    {
        Fixtures.Golden golden = Fixtures.Images[name];
        ImageInfo info = Image.Identify(Fixtures.PathOf(name));
        Assert.That((info.Width, info.Height, info.PixelType.BitsPerPixel), Is.EqualTo((golden.Width, golden.Height, golden.Bits)));
    }

    [TestCaseSource(nameof(Names))]
    public void Load_OtherWaysIn_GiveTheSame(string name)
    {
        byte[] file = File.ReadAllBytes(Fixtures.PathOf(name));
        using Image<Rgb24> path = Image.Load<Rgb24>(Fixtures.PathOf(name));
        using Image<Rgb24> span = Image.Load<Rgb24>(file);
        using Image<Rgb24> stream = Image.Load<Rgb24>(new MemoryStream(file));
        using Image<Rgba32> rgba = Image.Load<Rgba32>(file);
        using Image<Rgb24> converted = rgba.CloneAs<Rgb24>();
        Assert.That(Fixtures.Bytes(span), Is.EqualTo(Fixtures.Bytes(path)));
        Assert.That(Fixtures.Bytes(stream), Is.EqualTo(Fixtures.Bytes(path)));
        Assert.That(Fixtures.Bytes(converted), Is.EqualTo(Fixtures.Bytes(path)));
    }

    [Test]
    public void Load_Png16Grey_KeepsEveryBit()
    {
        using Image<L16> image = Image.Load<L16>(Fixtures.PathOf("grey16.png"));
        byte[] expected = Fixtures.Grey16;
        for (int i = 0; i < image.Width * image.Height; i++)
            Assert.That(image[i % image.Width, i / image.Width].PackedValue, Is.EqualTo(BinaryPrimitives.ReadUInt16BigEndian(expected.AsSpan(i * 2))));
    }

    [Test]
    public void Load_Png16Rgb_KeepsEveryBit()
    {
        using Image<Rgba64> image = Image.Load<Rgba64>(Fixtures.PathOf("rgb16.png"));
        byte[] expected = Fixtures.Rgb16;
        for (int i = 0; i < image.Width * image.Height; i++)
        {
            Rgba64 pixel = image[i % image.Width, i / image.Width];
            ReadOnlySpan<byte> e = expected.AsSpan(i * 6);
            Assert.That(pixel, Is.EqualTo(new Rgba64(
                BinaryPrimitives.ReadUInt16BigEndian(e), BinaryPrimitives.ReadUInt16BigEndian(e[2..]),
                BinaryPrimitives.ReadUInt16BigEndian(e[4..]), ushort.MaxValue)));
        }
    }

    [Test]
    public void DetectFormat_ByContentNotByName_Recognises()
    {
        Assert.That(Image.DetectFormat(Fixtures.PathOf("rgb.png")), Is.SameAs(PngFormat.Instance));
        Assert.That(Image.DetectFormat(Fixtures.PathOf("rgb.jpg")).Name, Is.EqualTo("JPEG"));
        Assert.That(Image.DetectFormat(File.ReadAllBytes(Fixtures.PathOf("rle.tga"))).Name, Is.EqualTo("TGA"));
    }

    [TestCase("")]
    [TestCase("just some text that somebody called a picture, long enough for any header")]
    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'></svg>")]
    public void Load_NoImage_ThrowsUnknownFormat(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>(bytes));
        Assert.Throws<UnknownImageFormatException>(() => Image.Identify(bytes));
    }

    [Test]
    public void Identify_HugePng_ReadsTheHeaderAlone()
    {
        byte[] file = File.ReadAllBytes(Fixtures.PathOf("rgb.png"));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 2_000_000_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 2_000_000_000);
        ImageInfo info = Image.Identify(file.AsSpan(0, 40));
        Assert.That(info.Size, Is.EqualTo(new Size(2_000_000_000, 2_000_000_000)));
    }

    [Test]
    public void Load_DegenerateDimensions_ThrowsBeforeAllocating()
    {
        byte[] tga = new byte[1000];
        (tga[2], tga[12], tga[13], tga[14], tga[15], tga[16]) = (2, 0xFF, 0xFF, 0xFF, 0xFF, 32);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgba32>(tga));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }
}
