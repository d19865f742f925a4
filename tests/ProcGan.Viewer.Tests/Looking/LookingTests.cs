using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Looking;

namespace ProcGan.Viewer.Tests.Looking;

public class LookingTests
{
    static Picture Made(int width, int height, Func<int, int, (int R, int G, int B)> colour)
    {
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < width * height; i++)
        {
            (int r, int g, int b) = colour(i % width, i / width);
            (rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2], rgba[4 * i + 3]) = ((byte)r, (byte)g, (byte)b, 255);
        }
        return new Picture(width, height, rgba);
    }

    [Test]
    public void Histogram_TwoColours_CountsBoth()
    {
        var histogram = Histogram.Of(Made(10, 4, (x, _) => x < 3 ? (255, 0, 10) : (0, 100, 10)));
        Assert.That((histogram.Counts[Histogram.Red][255], histogram.Counts[Histogram.Red][0]), Is.EqualTo((12, 28)));
        Assert.That((histogram.Counts[Histogram.Green][100], histogram.Counts[Histogram.Blue][10]), Is.EqualTo((28, 40)));
        // 0.2126 * 255 + 0.0722 * 10 = 54.9 and 0.7152 * 100 + 0.0722 * 10 = 72.2, rounded.
        Assert.That((histogram.Counts[Histogram.Luminance][55], histogram.Counts[Histogram.Luminance][72]), Is.EqualTo((12, 28)));
        (double mean, double deviation) = histogram.Moments(Histogram.Red);
        Assert.That(mean, Is.EqualTo(76.5).Within(1e-9));
        Assert.That(deviation, Is.EqualTo(255 * Math.Sqrt(0.3 * 0.7)).Within(1e-9));
    }

    /// <summary>The fast transform against the sum that defines it.</summary>
    [Test]
    public void Power_SmallPicture_IsTheSumOfTheDefinition()
    {
        const int n = 8;
        Picture picture = Made(n, n, (x, y) => ((x * 37 + y * 91 + x * y * 13) % 256, (x * 11 + y * 7) % 256, (x * x + 3 * y) % 256));
        (int side, double[] power) = Spectrum.Power(picture);
        Assert.That(side, Is.EqualTo(n));
        for (int v = 0; v < n; v++)
        {
            for (int u = 0; u < n; u++)
            {
                double real = 0, imaginary = 0;
                for (int y = 0; y < n; y++)
                {
                    for (int x = 0; x < n; x++)
                    {
                        int i = 4 * (y * n + x);
                        double value = 0.2126 * picture.Rgba[i] + 0.7152 * picture.Rgba[i + 1] + 0.0722 * picture.Rgba[i + 2], angle = -2 * Math.PI * (u * x + v * y) / n;
                        real += value * Math.Cos(angle);
                        imaginary += value * Math.Sin(angle);
                    }
                }
                Assert.That(power[v * n + u], Is.EqualTo(real * real + imaginary * imaginary).Within(1e-6 * power[0]));
            }
        }
    }

    [Test]
    public void Spectrum_Stripes_HaveTwoDotsWhereTheyRepeat()
    {
        Picture seen = Spectrum.Of(Made(64, 64, (x, _) => { int grey = (int)Math.Round(128 + 100 * Math.Cos(2 * Math.PI * 8 * x / 64)); return (grey, grey, grey); }));
        int[] bright = [.. Enumerable.Range(0, 64 * 64).Where(i => i != 32 * 64 + 32 && seen.Rgba[4 * i] == 255)];
        Assert.That(bright, Is.EqualTo(new[] { 32 * 64 + 32 - 8, 32 * 64 + 32 + 8 }));
    }

    [Test]
    public void Thumbnail_OfAnySize_IsAtMostAsLarge([Values(1, 5, 64, 191, 192, 193, 400)] int width, [Values(1, 100, 777)] int height)
    {
        Picture small = Made(width, height, (x, y) => (7, 8, 9)).Thumbnail(192);
        Assert.That(small.Width is >= 1 and <= 192 && small.Height is >= 1 and <= 192, $"{small.Width} x {small.Height}");
        Assert.That(small.Rgba, Has.Length.EqualTo(4 * small.Width * small.Height));
        Assert.That(small.Rgba.Chunk(4).All(texel => texel.SequenceEqual(new byte[] { 7, 8, 9, 255 })));
    }
}
