using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Networks;

/// <summary>Conditional batch norm over a field, against what its definition says.</summary>
[TestFixture]
public sealed class FieldClassNormTests
{
    const int Cells = 3, Channels = 5, Classes = 3;

    [Test]
    public void Forward_ScalesAndShiftsEachChannelByTheWeightsOfItsPlace([Values(1, 2)] int pixels)
    {
        using var scope = NewDisposeScope();
        var random = new RandomWeights(3);
        var norm = new FieldClassNorm(random, Classes, Channels);
        var x = random.Normal(1, 2, Channels, 4, 6);
        var label = random.Normal(1, 2, Classes, 4 / pixels, 6 / pixels);
        var actual = norm.forward(x, label);
        for (int n = 0; n < 2; n++)
            for (int c = 0; c < Channels; c++)
                for (int h = 0; h < 4; h++)
                    for (int w = 0; w < 6; w++)
                    {
                        double scale = 1, shift = 0;
                        for (int k = 0; k < Classes; k++)
                        {
                            double weight = label[n, k, h / pixels, w / pixels].ToDouble();
                            scale += weight * norm.Scales[c, k, 0, 0].ToDouble();
                            shift += weight * norm.Shifts[c, k, 0, 0].ToDouble();
                        }
                        Assert.That(actual[n, c, h, w].ToDouble(), Is.EqualTo(x[n, c, h, w].ToDouble() * scale + shift).Within(1e-5));
                    }
    }

    /// <summary>A label that is each cell's place becomes the place of each 2 x 2 pixels: interpolation keeps what is linear.</summary>
    [Test]
    public void Behind_OfARamp_IsWhereItsPixelsAre([Values("smooth", "transposed", "resize")] string upsampling, [Values(0, 1, 2)] int depth)
    {
        using var scope = NewDisposeScope();
        SpatialGenerator generator = Generator(new() { Conditioning = "norm", Upsampling = upsampling, Depth = depth });
        int margin = generator.Latents.Margin, side = Cells + 2 * margin;
        var ramp = (arange(side, float32) - margin + 0.5).expand(1, 1, side, side);
        var across = ramp.transpose(2, 3);
        for (int i = 0; i < generator.Up.Count; i++)
        {
            NoiseLayer made = generator.NoiseLayers[i];
            int pairs = (made.Scale * Cells + made.Extra) / 2;
            float[] expected = [.. Enumerable.Range(0, pairs).Select(pair => (2 * pair + 1 - made.Extra / 2f) / made.Scale)];
            Tensor Of(Tensor label) => ClassFields.Behind(label, 1 << i, generator.WaveCuts[i], generator.Up[i].Shortfall);
            Assert.That(Of(ramp).shape, Is.EqualTo(new long[] { 1, 1, pairs, pairs }), $"doubling {i}");
            Assert.That(Of(ramp)[0, 0, 1].cpu().data<float>().ToArray(), Is.EqualTo(expected).Within(1e-5), $"doubling {i}, along x");
            Assert.That(Of(across)[0, 0, TensorIndex.Colon, 1].contiguous().cpu().data<float>().ToArray(), Is.EqualTo(expected).Within(1e-5), $"doubling {i}, along y");
        }
    }

    /// <summary>What is painted far away changes nothing here.</summary>
    [Test]
    public void Generator_OfTwoPaintedClasses_IsEachWhereTheOtherIsBeyondItsMargin()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        SpatialGenerator generator = Generator(new() { Conditioning = "norm" });
        generator.eval();
        foreach (FieldClassNorm norm in generator.ClassNorm)
        {
            norm.Scales.normal_(0, 0.5);
            norm.Shifts.normal_(0, 0.5);
        }
        int margin = generator.Latents.Margin, cells = 4 * margin, side = cells + 2 * margin;
        var z = new RandomWeights(8).Normal(1, 1, generator.Latents.Total, side, side);
        var noise = generator.NoiseLayers.Select(layer => new RandomWeights(9).Normal(1, 1, 1, layer.Scale * cells + layer.Extra, layer.Scale * cells + layer.Extra)).ToArray();
        Tensor Painted(int left, int right)
        {
            var label = zeros(1, Classes, side, side);
            label.select(1, left).narrow(2, 0, side / 2).fill_(1);
            label.select(1, right).narrow(2, side / 2, side - side / 2).fill_(1);
            return generator.forward(cat([z, label], 1), noise);
        }
        var (first, second, both) = (Painted(0, 0), Painted(1, 1), Painted(0, 1));
        long clear = (cells / 2 - margin) * 16L, width = both.shape[3];
        double Difference(Tensor a, Tensor b, long from) => (a - b).narrow(3, from, clear).abs().max().ToDouble();
        Assert.That(Difference(both, first, 0), Is.LessThan(1e-6));
        Assert.That(Difference(both, second, width - clear), Is.LessThan(1e-6));
        Assert.That(Difference(first, second, 0), Is.GreaterThan(0.01), "the classes are not alike");
    }

    static SpatialGenerator Generator(FormOptions form) => new(new RandomWeights(5), new LatentSizes(4, 2), width: 8, channels: 3, [], Classes, float32, form);
}
