using System.Numerics;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

public sealed class SpectralPeaksTests
{
    /// <summary>Against the sum that defines the transform.</summary>
    [Test]
    public void Transform_SixteenValues_EqualsTheDefinition()
    {
        Complex[] x = [.. Enumerable.Range(0, 16).Select(i => new Complex((i * 7 + 3) % 11, i * i % 5))];
        Complex[] expected = [.. Enumerable.Range(0, 16).Select(k =>
            x.Select((value, n) => value * Complex.Exp(new Complex(0, -2 * Math.PI * k * n / 16))).Aggregate((a, b) => a + b))];
        Fourier.Transform(x);
        for (int k = 0; k < 16; k++)
            Assert.That((x[k] - expected[k]).Magnitude, Is.LessThan(1e-10), "double rounding of sums near 100");
    }

    [Test]
    public void Find_CoursesTwentyPixelsHigh_GivesTheirWaveAlongY()
    {
        // 320 px hold 16 courses; the middle 256 px are looked at.
        var waves = SpectralPeaks.Find(Painted(320, (x, y) => Math.Sin(2 * Math.PI * y / 20)), cellPixels: 16, count: 3);
        Assert.That(waves, Is.Not.Empty);
        Assert.That(waves[0].X, Is.Zero);
        Assert.That(Math.Abs(waves[0].Y), Is.EqualTo(16 / 20.0).Within(0.5 * 16 / 256), "half a bin");
    }

    /// <summary>Some 600 frequencies are looked at, and grain passes each with a chance of 2^-11: 0.3 a picture by chance, 6 in twenty.</summary>
    [Test]
    public void Find_GrainWithoutPeriod_GivesHardlyAny()
    {
        int found = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var random = new ProcGan.Runtime.Latents.Philox(seed);
            found += SpectralPeaks.Find(Painted(256, (_, _) => random.NextDouble() * 2 - 1), 16, 6).Count;
        }
        Assert.That(found, Is.LessThanOrEqualTo(18), "6 are expected with a spread of 2.5; the median of few bins adds some");
    }

    [Test]
    public void Find_WallsWithDifferentCourses_GivesNoWave()
    {
        TextureSet[] walls = [.. new[] { 8, 10, 12, 14, 16, 18 }.Select(courses => Painted(256, (x, y) =>
            0.5 * Math.Sin(2 * Math.PI * y * courses / 256) + 0.5 * Grain(courses, x, y)))];
        var together = walls[0] with { Images = [.. walls.SelectMany(wall => wall.Images)] };
        Assert.Multiple(() =>
        {
            Assert.That(SpectralPeaks.Find(walls[0], 16, 6), Is.Not.Empty, "alone it has one");
            Assert.That(SpectralPeaks.Find(together, 16, 6), Is.Empty);
        });
    }

    /// <summary>17.44 courses on 124 px: what a picture shows that lost its outer lines. Bins are 0.25 cycles a cell apart there.</summary>
    [Test]
    public void FindEach_CoursesBetweenTwoBins_GivesTheirWave()
    {
        TextureImage Wall(double courses) => Painted(124, (x, y) => 0.5 * Math.Sin(2 * Math.PI * (y * courses + 0.3) / 124) + 0.5 * Grain(7, x, y))
            .Images[0] with { TilesX = false, TilesY = false };
        var waves = SpectralPeaks.FindEach([Wall(17.44), Wall(9.62)], cellPixels: 16, count: 2);
        Assert.Multiple(() =>
        {
            Assert.That(waves.Select(list => list.Count), Is.All.EqualTo(2), "as many for each");
            Assert.That(waves[0][0].Y * 124 / 16, Is.EqualTo(17.44).Within(0.05), "a twentieth of a period over the picture: what grain leaves");
            Assert.That(waves[1][0].Y * 124 / 16, Is.EqualTo(9.62).Within(0.05));
            Assert.That(waves[0][0].X * 124 / 16, Is.Zero.Within(0.05));
        });
    }

    static double Grain(int seed, int x, int y)
    {
        ProcGan.Runtime.Latents.Philox.Block((ulong)seed, 0, (ulong)x, (ulong)y, 0, 99, out ulong bits, out _, out _, out _);
        return (bits >> 11) * Math.Pow(2, -52) - 1;
    }

    static TextureSet Painted(int side, Func<int, int, double> value)
    {
        var pixels = new byte[side * side * 3];
        for (int i = 0; i < side * side; i++)
            pixels.AsSpan(i * 3, 3).Fill((byte)(128 + 100 * value(i % side, i / side)));
        return new TextureSet("painted", ["albedo.r", "albedo.g", "albedo.b"],
            [new TextureImage("one", side, side, 3, pixels, TilesX: true, TilesY: true)], [], "");
    }
}
