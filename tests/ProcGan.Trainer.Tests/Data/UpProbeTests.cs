using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Tests.Data;

public sealed class UpProbeTests
{
    static UpProbe Of(Func<int, int, double> paint)
    {
        const int Side = 96;
        byte[] pixels = new byte[Side * Side * 3];
        for (int i = 0; i < Side * Side; i++)
            pixels.AsSpan(i * 3, 3).Fill((byte)Math.Clamp(paint(i % Side, i / Side), 0, 255));
        return UpProbe.Of(ImageMaker.SetOf(new TextureImage("painted", Side, Side, 3, pixels, true, true)));
    }

    /// <summary>Independent values, the same on every machine.</summary>
    static double Grain(int x, int y)
    {
        uint h = (uint)(x * 73856093) ^ (uint)(y * 19349663);
        h = (h ^ (h >> 15)) * 0x2c1b3c6d;
        h = (h ^ (h >> 12)) * 0x297a2d39;
        return (h ^ (h >> 15)) % 100;
    }

    [Test]
    public void Of_Grain_MayBeFlippedAndTurned()
    {
        UpProbe probe = Of((x, y) => 80 + Grain(x, y));
        Assert.That((probe.AgainstFlipX, probe.AgainstFlipY, probe.AgainstTurns), Is.EqualTo(((string?)null, (string?)null, (string?)null)), probe.ToString());
    }

    [Test]
    public void Of_Boards_MayBeFlippedButNotTurned()
    {
        UpProbe probe = Of((x, y) => 60 + Grain(x, y) / 8 + 50 * Math.Sin(y * 0.8));
        Assert.That((probe.AgainstFlipX, probe.AgainstFlipY), Is.EqualTo(((string?)null, (string?)null)), probe.ToString());
        Assert.That(probe.AgainstTurns, Does.Contain("from top to bottom"));
    }

    [Test]
    public void Of_Slant_MayNotBeMirrored() =>
        Assert.That(Of((x, y) => 100 + Grain(x, y) / 8 + 50 * Math.Sin((x + y) * 0.7)).AgainstFlipX, Does.Contain("slanted"));

    [Test]
    public void Of_SawteethFromAbove_HasAnUp()
    {
        UpProbe probe = Of((x, y) => 60 + Grain(x, y) / 8 + y % 12 * 10);
        Assert.That(probe.AgainstFlipY, Does.Contain("an up"), probe.ToString());
        Assert.That(probe.AgainstFlipX, Is.Null);
    }
}
