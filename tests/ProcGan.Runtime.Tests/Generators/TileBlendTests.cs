using ProcGan.Runtime.Generators;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Tests.Models;
using static ProcGan.Runtime.Tests.Models.OnnxBuilder;

namespace ProcGan.Runtime.Tests.Generators;

/// <summary>Models that do not tile by themselves.</summary>
public sealed class TileBlendTests
{
    [Test]
    public void SeamRatio_OfAnyVectorTexture_GoesTo1([Values(TileAxes.X, TileAxes.Y)] TileAxes axis)
    {
        // Mean over 32 seeds of sums of waves that do not fit the image: one image's edge scatters.
        using var generator = TextureGenerator.Load(WavesModel(), "waves.onnx", new() { Provider = "CPU", Threads = 1 });
        byte[] rgba = new byte[4 * 64 * 64];
        double Mean(TileAxes tile) => Enumerable.Range(0, 32).Average(seed =>
        {
            generator.Generate(new((ulong)seed) { Tile = tile }, rgba);
            return SeamRatio.Measure(rgba, 64, 64, axis);
        });
        double plain = Mean(TileAxes.None), blended = Mean(TileAxes.Both);
        Assert.That(blended, Is.InRange(.8, 1.2), $"plain {plain}");
        Assert.That(plain, Is.GreaterThan(1.2), "else there was nothing to blend");
    }

    /// <summary>z [N, 12, 1, 1], each value the strength of a wave over 64 x 64 pixels.</summary>
    static byte[] WavesModel()
    {
        var random = new Philox(1);
        var values = new float[12 * 3 * 64 * 64];
        for (int wave = 0, at = 0; wave < 12; wave++)
        {
            double x = Normal.FromBits(random.NextUInt64()) / 12, y = Normal.FromBits(random.NextUInt64()) / 12, phase = random.NextInt32(1000) / 1000.0;
            for (int c = 0; c < 3; c++)
                for (int i = 0; i < 64 * 64; i++) values[at++] = .2f * (float)Math.Cos(2 * Math.PI * (x * (i % 64) + y * (i / 64) + phase + .1 * c));
        }
        var builder = new OnnxBuilder
        {
            Inputs = { [0] = Port("z", 1, -1, 12, 1, 1) },
            Outputs = { [0] = Port("image", 1, -1, 3, 64, 64) },
            Initializers = { Tensor("w", [12, 3, 64, 64], Field(9, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray())) },
        };
        builder.Nodes.Clear();
        builder.Nodes.AddRange([Convolution("ConvTranspose", "z", "w", "sum", 64, 1, 0), Node("Tanh", "sum", "image")]);
        builder.Metadata.Clear();
        return builder.Build();
    }

    [Test]
    public void BlendedAxes_SaysWhichOnes()
    {
        using var vector = TextureGenerator.Load(Repository.Model("dcgan.onnx"), new() { Provider = "CPU" });
        using var spatial = TextureGenerator.Load(Repository.Model("plain.onnx"), new() { Provider = "CPU" });
        Assert.That(vector.BlendedAxes(new(1)), Is.EqualTo(TileAxes.None), "nobody asked for it");
        Assert.That(vector.BlendedAxes(new(1) { Tile = TileAxes.X }), Is.EqualTo(TileAxes.X));
        Assert.That(spatial.BlendedAxes(new(1) { Tile = TileAxes.Both }), Is.EqualTo(TileAxes.None), "it does that by itself");
    }

    [Test]
    public void Apply_KeepsMeanAndContrastOfNoise_AndTheMiddle()
    {
        const int w = 64, h = 96;
        float[] image = new float[2 * w * h], former;
        new Philox(3).FillNormal(image, .2f, .1f);
        former = [.. image];
        TileBlend.Apply(image, w, h, TileAxes.Both);
        for (int c = 0; c < 2; c++)
        {
            var plane = image.Skip(c * w * h).Take(w * h).ToArray();
            double mean = plane.Average(), deviation = Math.Sqrt(plane.Average(v => (v - mean) * (v - mean)));
            Assert.That(mean, Is.EqualTo(.2).Within(.006), "6144 values of deviation .1");
            Assert.That(deviation, Is.EqualTo(.1).Within(.005), "a plain average would lose a tenth of it");
        }
        Assert.That(image[(h / 2) * w + w / 2], Is.EqualTo(former[(h / 2) * w + w / 2]));
    }

    [Test]
    public void Apply_AtTheEdge_IsTheImageMovedByHalf()
    {
        // Weight 1 - cos(pi / (length / 2)) over 2 at the first pixel: .0024 for 64.
        const int w = 64, h = 4;
        float[] image = [.. Enumerable.Range(0, w * h).Select(i => i % w < w / 2 ? -.5f : .5f)], former = [.. image];
        TileBlend.Apply(image, w, h, TileAxes.X);
        double own = (1 - Math.Cos(Math.PI * .5 / 16)) / 2, other = 1 - own, expected = (own * -.5 + other * .5) / Math.Sqrt(own * own + other * other);
        Assert.That(image[0], Is.EqualTo(expected).Within(1e-6));
        Assert.That(image[w - 1], Is.EqualTo(-expected).Within(1e-6));
        Assert.That(image.Skip(16).Take(32), Is.EqualTo(former.Skip(16).Take(32)));
    }

    [Test]
    public void SeamRatio_OfARamp_IsItsJump()
    {
        byte[] rgba = new byte[4 * 8 * 3];
        for (int i = 0; i < 24; i++) rgba[4 * i] = (byte)(10 * (i % 8));
        Assert.That(SeamRatio.Measure(rgba, 8, 3, TileAxes.X), Is.EqualTo(7).Within(1e-12), "70 across, 10 elsewhere");
        Assert.That(SeamRatio.Measure(rgba, 8, 3, TileAxes.Y), Is.EqualTo(1), "nothing differs");
        Assert.That(() => SeamRatio.Measure(rgba, 8, 4, TileAxes.X), Throws.ArgumentException.With.Message.Contains("128"));
        Assert.That(() => SeamRatio.Measure(rgba, 8, 3, TileAxes.Both), Throws.ArgumentException.With.Message.Contains("X or Y"));
    }
}
