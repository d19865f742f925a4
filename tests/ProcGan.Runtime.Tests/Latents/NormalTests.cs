using System.Globalization;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Latents;

public sealed class NormalTests
{
    [Test]
    public void Log_IsTheLibrarysWithinTwoUlp()
    {
        var random = new Philox(1);
        for (int i = 0; i < 100_000; i++)
        {
            double x = Math.Pow(2, -60 * random.NextDouble());
            Assert.That(Normal.Log(x), Is.EqualTo(Math.Log(x)).Within(Math.Max(1e-300, Math.Abs(Math.Log(x)) * 4.5e-16)));
        }
    }

    /// <summary>inverse.txt holds 50-digit roots of erfc(-x / sqrt 2) / 2 = p, by mpmath (inverse.py).</summary>
    [TestCaseSource(nameof(Roots))]
    public void InverseCdf_IsTheRootTo1e13(string p, string root)
    {
        double expected = double.Parse(root, CultureInfo.InvariantCulture);
        Assert.That(Normal.InverseCdf(double.Parse(p, CultureInfo.InvariantCulture)), Is.EqualTo(expected).Within(Math.Abs(expected) * 1e-13));
    }

    [TestCase(0.0), TestCase(1.0), TestCase(-1.0), TestCase(double.NaN)]
    public void InverseCdf_OutsideZeroToOne_Throws(double p) =>
        Assert.Throws<ArgumentException>(() => Normal.InverseCdf(p));

    [Test]
    public void FromBits_IsOddAndFiniteAtTheEnds()
    {
        // Flipping all bits mirrors the probability about 1/2.
        var random = new Philox(2);
        for (int i = 0; i < 10_000; i++)
        {
            ulong bits = random.NextUInt64();
            Assert.That(Normal.FromBits(~bits), Is.EqualTo(-Normal.FromBits(bits)));
        }
        Assert.That(Normal.FromBits(ulong.MaxValue), Is.EqualTo(8.29).Within(.01), "the root of 2^-54");
    }

    [Test]
    public void Table_IsOddAndRises()
    {
        var table = Normal.Table.ToArray();
        Assert.That(table, Has.Length.EqualTo(65536));
        for (int j = 0; j < table.Length; j++) Assert.That(table[j], Is.EqualTo(-table[65535 - j]));
        Assert.That(table, Is.Ordered.Ascending);
    }

    [Test]
    public void Sin_IsTheLibrarysTo1e15()
    {
        var random = new Philox(3);
        for (int i = 0; i < 100_000; i++)
        {
            ulong turns = random.NextUInt64();
            Assert.That(Turns.Sin(turns), Is.EqualTo(Math.Sin(Math.PI * ((long)turns * Math.Pow(2, -63)))).Within(1e-15));
        }
        Assert.That(Turns.Sin(0), Is.Zero);
        Assert.That(Turns.Sin(1UL << 62), Is.EqualTo(1).Within(3e-16));
        Assert.That(Turns.Sin(1UL << 63), Is.Zero);
        Assert.That(Turns.Sin(3UL << 62), Is.EqualTo(-1).Within(3e-16));
    }

    static IEnumerable<string[]> Roots() =>
        File.ReadLines(Path.Combine(Repository.Tests, "Latents", "inverse.txt")).Select(line => line.Split(' '));
}
