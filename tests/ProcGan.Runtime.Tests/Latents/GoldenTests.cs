using System.Globalization;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Latents;

/// <summary>Every line of golden.txt, which golden.py computed with NumPy and Python; equal to the last bit.</summary>
public sealed class GoldenTests
{
    [Test]
    public void Block_IsNumPys()
    {
        foreach (var (a, expected) in Golden("block"))
        {
            Philox.Block(a[0], 0, a[1], a[2], a[3], a[4], out ulong r0, out ulong r1, out ulong r2, out ulong r3);
            Assert.That(new[] { r0, r1, r2, r3 }, Is.EqualTo(expected));
        }
    }

    [Test]
    public void NextUInt64_IsNumPysAndResumes()
    {
        foreach (var (a, expected) in Golden("stream"))
        {
            var whole = new Philox(a[0], a[1]);
            Assert.That(expected.Select(_ => whole.NextUInt64()), Is.EqualTo(expected));
            for (int i = 0; i < expected.Length; i++)
            {
                var resumed = new Philox(a[0], a[1], (ulong)i);
                Assert.That(expected.Skip(i).Select(_ => resumed.NextUInt64()), Is.EqualTo(expected.Skip(i)), $"from {i}");
            }
        }
    }

    [Test]
    public void FromBits_IsTheGoldenValue()
    {
        foreach (var (a, expected) in Golden("normal"))
        {
            Assert.That(DoubleBits(Normal.FromBits(a[0])), Is.EqualTo(expected[0]));
        }
    }

    [Test]
    public void Table_IsTheGoldenValue()
    {
        foreach (var (a, expected) in Golden("table"))
        {
            Assert.That(FloatBits(Normal.Table[(int)a[0]]), Is.EqualTo(expected[0]));
        }
    }

    [Test]
    public void FillLocal_IsTheGoldenValue()
    {
        foreach (var (a, expected) in Golden("local"))
        {
            var values = new float[expected.Length];
            LatentField.FillLocal(values, a[0], values.Length, new((long)a[1], (long)a[2], 1, 1));
            Assert.That(values.Select(FloatBits), Is.EqualTo(expected));
            if (a[1] != 0 || a[2] != 0) continue;
            LatentField.FillVector(values, a[0]);
            Assert.That(values.Select(FloatBits), Is.EqualTo(expected), "a vector is cell (0, 0)");
        }
    }

    [Test]
    public void FillGlobal_IsTheGoldenValue()
    {
        foreach (var (a, expected) in Golden("global"))
        {
            var values = new float[expected.Length];
            LatentField.FillGlobal(values, a[0]);
            Assert.That(values.Select(FloatBits), Is.EqualTo(expected));
        }
    }

    [Test]
    public void SeedClass_IsTheGoldenValue()
    {
        foreach (var (a, expected) in Golden("class"))
            Assert.That(new[] { 1, 2, 6, 73, 1024 }.Select(k => (ulong)LatentField.SeedClass(a[0], k)), Is.EqualTo(expected));
    }

    [Test]
    public void FillWavePhases_IsTheGoldenValue()
    {
        foreach (var (a, expected) in Golden("phases"))
        {
            var values = new ulong[expected.Length];
            LatentField.FillWavePhases(values, a[0]);
            Assert.That(values, Is.EqualTo(expected));
        }
    }

    [Test]
    public void FillNoise_IsTheGoldenValue()
    {
        foreach (var (a, expected) in Golden("noise"))
        {
            var values = new float[expected.Length];
            LatentField.FillNoise(values, a[0], (int)a[1], new((long)a[2], (long)a[3], values.Length, 1));
            Assert.That(values.Select(FloatBits), Is.EqualTo(expected));
        }
    }

    [Test]
    public void PerCell_IsTheExactFraction()
    {
        foreach (var (a, expected) in Golden("percell"))
        {
            Assert.That(Turns.PerCell(BitConverter.Int64BitsToDouble((long)a[0]), (long)a[1]), Is.EqualTo(expected[0]));
        }
    }

    [Test]
    public void FillWaves_IsTheSineOfTheExactAngle()
    {
        foreach (var (a, expected) in Golden("wave"))
        {
            var wave = new Wave(BitConverter.Int64BitsToDouble((long)a[0]), BitConverter.Int64BitsToDouble((long)a[1]));
            var phases = new ulong[2];
            LatentField.FillWavePhases(phases, 42);
            var value = new float[1];
            LatentField.FillWaves(value, [wave], [phases[1]], new((long)a[4], (long)a[5], 1, 1, (long)a[2], (long)a[3]));
            double sine = BitConverter.Int64BitsToDouble((long)expected[0]);
            // Half a unit in the last place of a float, and what the two sines may differ by.
            Assert.That(value[0], Is.EqualTo(sine).Within(Math.Abs(sine) * Math.Pow(2, -24) + 1e-15));
        }
    }

    static (ulong[] Arguments, ulong[] Expected)[] Golden(string kind)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Tests, "Latents", "golden.txt"))
            .Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal))
            .Select(line => line.Split(" : "))
            .Select(sides => (sides[0].Split(' ').Skip(1).Select(Hex).ToArray(), sides[1].Split(' ').Select(Hex).ToArray())).ToArray();
        Assert.That(lines, Is.Not.Empty, kind);
        return lines;
    }

    static ulong Hex(string text) => ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    static ulong DoubleBits(double value) => (ulong)BitConverter.DoubleToInt64Bits(value);
    static ulong FloatBits(float value) => (uint)BitConverter.SingleToInt32Bits(value);
}
