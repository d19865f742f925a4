using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Training.Waves;

namespace ProcGan.Trainer.Tests.Training.Waves;

public sealed class LatticeTests
{
    const int Cell = 16;

    [Test]
    public void Of_CoursesTwentyPixelsHigh_GivesTheirWaveAlongY()
    {
        // The middle 320 px of 320 hold 16 courses.
        var waves = Lattice.Of(Painted(320, (x, y) => Math.Sin(2 * Math.PI * y / 20) + 0.2 * Grain(1, x, y)), Cell, most: 2);
        Assert.That(waves, Has.Count.EqualTo(1));
        Assert.That(waves[0].X, Is.Zero);
        Assert.That(waves[0].Y, Is.EqualTo(Cell / 20.0).Within(0.5 * Cell / 320), "half of what 320 px tell apart");
    }

    /// <summary>Bricks of 32 x 16 px, each course half a brick on: their corners repeat by (32, 0) and (16, 16), so the waves are
    /// (m / 32, n / 16 - m / 32) cycles a pixel, with whole m and n.</summary>
    [TestCase(true, TestName = "Of_BricksOfAnyColour_GivesTheBondFromTheirJoints")]
    [TestCase(false, TestName = "Of_BricksOfOneColour_GivesTheBond")]
    public void Of_RunningBond_GivesItsTwoWaves(bool coloured)
    {
        var waves = Lattice.Of(Painted(256, (x, y) => Wall(x, y, coloured)), Cell, most: 2);
        Assert.That(waves, Has.Count.EqualTo(2));
        foreach (var wave in waves)
        {
            double m = wave.X / Cell * 32, n = (wave.Y / Cell + wave.X / Cell) * 16;
            Assert.That((m, n), Is.EqualTo((Math.Round(m), Math.Round(n))), $"({wave.X}, {wave.Y}) is on the lattice");
        }
        double area = Math.Abs(waves[0].X * waves[1].Y - waves[0].Y * waves[1].X);
        Assert.That(area, Is.EqualTo(Cell * Cell / 512.0).Within(1e-9), "and the two span all of it: one over a brick's 512 px");
    }

    /// <summary>Boards show multiples of their wave, which are no waves of their own.</summary>
    [Test]
    public void Of_Boards_GivesOneWave()
    {
        var waves = Lattice.Of(Painted(256, (x, y) => (y % 32 < 2 ? -0.8 : 0.6 * Grain(3, 0, y / 32)) + 0.1 * Grain(4, x, y)), Cell, most: 2);
        Assert.That(waves, Is.EqualTo(new[] { new Wave(0, 0.5) }));
    }

    [Test]
    public void Of_GrainWithoutPeriod_GivesNone()
    {
        for (int seed = 0; seed < 20; seed++)
            Assert.That(Lattice.Of(Painted(256, (x, y) => Grain(seed, x, y)), Cell, most: 2), Is.Empty, $"seed {seed}");
    }

    [Test]
    public void Of_WallsWithDifferentCourses_GivesNone()
    {
        TextureSet[] walls = [.. new[] { 8, 10, 12, 14, 16, 18 }.Select(courses => Painted(256, (x, y) =>
            0.5 * Math.Sin(2 * Math.PI * y * courses / 256) + 0.5 * Grain(courses, x, y)))];
        var together = walls[0] with { Images = [.. walls.SelectMany(wall => wall.Images)] };
        Assert.Multiple(() =>
        {
            Assert.That(Lattice.Of(walls[0], Cell, 2), Is.Not.Empty, "alone it has one");
            Assert.That(Lattice.Of(together, Cell, 2), Is.Empty);
        });
    }

    /// <summary>17.44 courses on 124 px: what a picture shows that lost its outer lines.</summary>
    [Test]
    public void OfEach_CoursesBetweenTwoBins_GivesTheirWave()
    {
        TextureImage Wall(double courses) => Painted(124, (x, y) => 0.5 * Math.Sin(2 * Math.PI * (y * courses + 0.3) / 124) + 0.3 * Grain(7, x, y))
            .Images[0] with { TilesX = false, TilesY = false };
        var waves = Lattice.OfEach([Wall(17.44), Wall(9.62)], Cell, most: 2);
        Assert.Multiple(() =>
        {
            Assert.That(waves.Select(list => list.Count), Is.All.EqualTo(2), "as many for each");
            Assert.That(waves[0][0].Y * 124 / Cell, Is.EqualTo(17.44).Within(0.05), "a twentieth of a period over the picture: what grain leaves");
            Assert.That(waves[1][0].Y * 124 / Cell, Is.EqualTo(9.62).Within(0.05));
            Assert.That(waves[0][0].X * 124 / Cell, Is.Zero.Within(0.05));
            Assert.That(waves[0][1], Is.EqualTo(new Wave(0, 0)));
        });
    }

    static double Wall(int x, int y, bool coloured)
    {
        int course = y / 16, along = (x + 16 * course) % 256;
        bool joint = y % 16 < 2 || along % 32 < 2;
        return (joint ? -0.3 : coloured ? 0.6 * Grain(5, along / 32, course) : 0.4) + 0.1 * Grain(6, x, y);
    }

    /// <summary>-1 to 1, another number at each place.</summary>
    static double Grain(int seed, int x, int y)
    {
        Philox.Block((ulong)seed, 0, (ulong)x, (ulong)y, 0, 99, out ulong bits, out _, out _, out _);
        return (bits >> 11) * Math.Pow(2, -52) - 1;
    }

    static TextureSet Painted(int side, Func<int, int, double> value)
    {
        var pixels = new byte[side * side * 3];
        for (int i = 0; i < side * side; i++)
            pixels.AsSpan(i * 3, 3).Fill((byte)Math.Clamp(128 + 100 * value(i % side, i / side), 0, 255));
        return new TextureSet("painted", ["albedo.r", "albedo.g", "albedo.b"],
            [new TextureImage("one", side, side, 3, pixels, TilesX: true, TilesY: true)], [], "");
    }
}
