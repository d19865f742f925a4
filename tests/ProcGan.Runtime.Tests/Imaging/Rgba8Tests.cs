using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Imaging;

public sealed class Rgba8Tests
{
    /// <summary>(value + 1) * 127.5, halves up, by decimal arithmetic.</summary>
    [TestCase(-1f, 0), TestCase(1f, 255), TestCase(0f, 128), TestCase(-2f, 0), TestCase(9e9f, 255), TestCase(float.NaN, 0)]
    [TestCase(float.PositiveInfinity, 255), TestCase(float.NegativeInfinity, 0), TestCase(-0.99607843f, 1), TestCase(-0.9961f, 0), TestCase(.5f, 191)]
    [TestCase(-.5f, 64), TestCase(float.Epsilon, 128), TestCase(-1e-7f, 127), TestCase(0.99f, 254)]
    public void FromSigned_RoundsAndClamps(float value, int expected) => Assert.That(Rgba8.FromSigned(value), Is.EqualTo(expected));

    [Test]
    public void FromSigned_EveryByte_RoundTrips()
    {
        for (int i = 0; i < 256; i++) Assert.That(Rgba8.FromSigned(i / 127.5f - 1), Is.EqualTo(i));
    }

    [Test]
    public void Interleave_EveryLength_EqualsOneByOne([Range(0, 70)] int pixels, [Values] bool opaque)
    {
        var planes = Enumerable.Range(0, 4).Select(c => Values(pixels + 3, (ulong)c)).ToArray();
        var bytes = new byte[4 * pixels];
        Rgba8.Interleave(planes[0], planes[1], planes[2], opaque ? default : planes[3], bytes);
        for (int i = 0; i < bytes.Length; i++)
            Assert.That(bytes[i], Is.EqualTo(i % 4 == 3 && opaque ? 255 : Rgba8.FromSigned(planes[i % 4][i / 4])), $"byte {i}");
    }

    [Test]
    public void Interleave_WrongLength_Throws()
    {
        var plane = new float[4];
        Assert.Throws<ArgumentException>(() => Rgba8.Interleave(plane, plane, plane, default, new byte[20]));
        Assert.Throws<ArgumentException>(() => Rgba8.Interleave(plane, plane, plane, default, new byte[15]));
        Assert.Throws<ArgumentException>(() => Rgba8.Interleave(plane, plane, plane, new float[3], new byte[16]));
    }

    [TestCase("albedo", 0, 0, 0, -1), TestCase("albedo,alpha", 0, 0, 0, 1), TestCase("albedo.r,albedo.g,albedo.b", 0, 1, 2, -1)]
    [TestCase("height,albedo.b,albedo.g,albedo.r,alpha", 3, 2, 1, 4), TestCase("height,roughness", 0, 0, 0, -1), TestCase("height,albedo", 1, 1, 1, -1)]
    public void ColourChannels_GoByName(string names, int r, int g, int b, int alpha) =>
        Assert.That(ColourChannels.Of(names.Split(',')), Is.EqualTo(new ColourChannels(r, g, b, alpha)));

    /// <summary>Ordinary values with the odd ones strewn in, so that each falls on wide and narrow paths.</summary>
    static float[] Values(int count, ulong seed)
    {
        float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1, -1, 0, -0f, 1.5f, -1e30f, .00392156f, float.Epsilon];
        var random = new Philox(seed);
        return Enumerable.Range(0, count)
            .Select(_ => random.NextInt32(3) == 0 ? odd[random.NextInt32(odd.Length)] : (float)(random.NextDouble() * 2.2 - 1.1)).ToArray();
    }
}
