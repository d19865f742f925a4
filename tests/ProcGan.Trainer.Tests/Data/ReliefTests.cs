using ProcGan.Trainer.Data;
using ProcGan.Trainer.Data.Images;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Data;

public sealed class ReliefTests
{
    const int Side = 256, Crop = 64;

    /// <param name="level">Of (x, y), in levels of 8 bits.</param>
    /// <param name="deep">16 bits.</param>
    static Picture Draw(Func<int, int, double> level, bool deep = false)
    {
        var (high, low) = (new byte[Side * Side], deep ? new byte[Side * Side] : null);
        for (int i = 0; i < high.Length; i++)
        {
            int value = (int)Math.Round(level(i % Side, i / Side) * (deep ? 257 : 1));
            high[i] = (byte)(deep ? value >> 8 : value);
            if (deep)
                low![i] = (byte)value;
        }
        return new Picture(Side, Side, 1, high, low);
    }

    static double Wave(int at, double length, double levels) => levels * Math.Sin(2 * Math.PI * at / length);

    /// <summary>A wave of 256 px across, on one of 16 down, each of an amplitude in levels of 8 bits.</summary>
    static Picture Waves(double landscape, double relief, bool deep = false) =>
        Draw((x, y) => 127.5 + Wave(x, Side, landscape) + Wave(y, 16, relief), deep);

    static double Amplitude(Picture picture, int cycles, bool across)
    {
        double re = 0, im = 0;
        for (int i = 0; i < picture.High.Length; i++)
        {
            double at = 2 * Math.PI * cycles * (across ? i % Side : i / Side) / Side, value = picture.High[i] + (picture.Low?[i] ?? 0) / 256.0;
            (re, im) = (re + value * Math.Cos(at), im + value * Math.Sin(at));
        }
        return 2 * Math.Sqrt(re * re + im * im) / picture.High.Length;
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Without_ALandscape_LeavesWhatIsShorterThanACrop_InTheWholeRange(bool deep)
    {
        Picture flat = Relief.Without(Waves(90, 12, deep), Crop, wrapX: true, wrapY: true)!;
        // Three running means of 33 px keep 0.921 of a wave of 256 px, and of one of 16 px 0.00003.
        double kept = Math.Pow(Math.Sin(33 * Math.PI / 256) / (33 * Math.Sin(Math.PI / 256)), 3);
        double landscape = Amplitude(flat, 1, across: true), relief = Amplitude(flat, Side / 16, across: false);
        Assert.Multiple(() =>
        {
            Assert.That(landscape / relief, Is.EqualTo(90 * (1 - kept) / 12).Within(0.005));
            Assert.That(landscape + relief, Is.EqualTo(127.5).Within(2), "both crests together are the ends of the range");
            Assert.That(flat.Low is not null, Is.EqualTo(deep));
        });
    }

    [TestCase(20, 40)]     // relief above landscape
    [TestCase(0, 40)]
    [TestCase(0, 0)]
    [TestCase(6, 1)]       // a landscape hardly there
    public void Without_WhereReliefIsMost_IsNull(double landscape, double relief) =>
        Assert.That(Relief.Without(Waves(landscape, relief), Crop, true, true), Is.Null);

    /// <summary>A map that does not tile rises over its whole width: nowhere may it end in a cliff.</summary>
    [Test]
    public void Without_AtBordersThatDoNotMeet_LeavesNoCliff()
    {
        Picture flat = Relief.Without(Draw((x, y) => 20 + 0.8 * x + Wave(y, 16, 12), deep: true), Crop, wrapX: false, wrapY: true)!;
        double[] columns = [.. Enumerable.Range(0, Side).Select(x => Enumerable.Range(0, Side).Average(y => (double)flat.High[y * Side + x]))];
        // Where the outermost value goes on, each of the three means of 33 px is off by at most 0.8 x (1 + ... + 16) / 33 levels; across a wrap it would be off by 100.
        double stretch = Amplitude(flat, Side / 16, across: false) / 12;
        Assert.That((columns.Max() - columns.Min()) / stretch, Is.LessThan(2 * 3 * 0.8 * 136 / 33));
        Assert.That(columns[60..196].Max() - columns[60..196].Min(), Is.LessThan(1), "in the middle it is level");
    }

    [Test]
    public void Load_AMaterialOnALandscape_SaysThatItIsTakenOff_AndThatOfOthersStays()
    {
        using var folder = new TestFolder();
        foreach (var (name, levels) in new[] { ("hill", 90.0), ("wall", 0.0) })
        {
            ImageMaker.Write(folder.File($"{name}_albedo.png"), Side, Side);
            using Image<L8> height = Image.LoadPixelData<L8>(Waves(levels, 12).High, Side, Side);
            height.Save(folder.File($"{name}_height.png"));
        }
        TextureSet set = TextureSource.Load(folder.Path, new DataOptions { Resolution = Crop });
        Assert.That(set.Notes, Has.One.Contains("height of hill "));
        byte[] Height(int image) => [.. set.Images[image].Pixels.Where((_, i) => i % 4 == 3)];
        Assert.That(Height(1), Is.EqualTo(Waves(0, 12).High));
        Assert.That(Height(0), Is.Not.EqualTo(Waves(90, 12).High));
    }
}
