using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Tests.Networks;

/// <summary>The fast forms of upsampling against the textbook ones, forward and gradient.</summary>
public sealed class UpsampleTests
{
    // Sums of at most 12 * 16 float32 products of size ~1e-2 in another order.
    const double Tolerance = 1e-6;

    static readonly RandomWeights Random = new(3);

    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public void TransposedUpsample_AnyInput_EqualsTransposedConvolution(bool padFree, int padding)
    {
        using var scope = NewDisposeScope();
        var layer = new TransposedUpsample(Random, 12, 7);
        var x = Random.Normal(1, 2, 12, 5, 6).requires_grad_();
        var expected = functional.conv_transpose2d(x, layer.TransposedWeight(), strides: [2L, 2L], padding: [padding, padding]);
        AssertEqual(padFree ? layer.forward(x) : layer.Padded(x), expected, x);
    }

    [TestCase("transposed")]
    [TestCase("resize")]
    public void Padded_Wrapping_IsTheTextbookFormOnATorus(string form)
    {
        using var scope = NewDisposeScope();
        var layer = ProcGan.Trainer.Networks.Upsample.Of(form, Random, 6, 5);
        var x = Random.Normal(1, 2, 6, 4, 4).requires_grad_();
        var repeated = x.repeat(1, 1, 3, 3);                                      // the middle one of nine does not see the border
        var all = layer is TransposedUpsample transposed
            ? functional.conv_transpose2d(repeated, transposed.TransposedWeight(), strides: [2L, 2L], padding: [1L, 1L])
            : functional.conv2d(functional.interpolate(repeated, scale_factor: [2, 2], mode: InterpolationMode.Nearest), ((ResizeUpsample)layer).Weight, padding: [1L, 1L]);
        AssertEqual(layer.Padded(x, wrap: true), all.narrow(2, 8, 8).narrow(3, 8, 8), x);
    }

    [Test]
    public void Padded_ResizeWithZeros_IsNearestThenPaddedConvolution()
    {
        using var scope = NewDisposeScope();
        var layer = new ResizeUpsample(Random, 6, 5);
        var x = Random.Normal(1, 2, 6, 4, 5).requires_grad_();
        var doubled = functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest);
        AssertEqual(layer.Padded(x), functional.conv2d(doubled, layer.Weight, padding: [1L, 1L]), x);
    }

    [Test]
    public void ResizeUpsample_AnyInput_EqualsNearestThenConvolution()
    {
        using var scope = NewDisposeScope();
        var layer = new ResizeUpsample(Random, 12, 7);
        var x = Random.Normal(1, 2, 12, 5, 6).requires_grad_();
        var doubled = functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest);
        AssertEqual(layer.forward(x), functional.conv2d(doubled, layer.Weight), x);
    }

    [Test]
    public void SmoothUpsample_AnyInput_EqualsConvolutionThenBilinear()
    {
        using var scope = NewDisposeScope();
        var layer = new SmoothUpsample(Random, 12, 7);
        var x = Random.Normal(1, 2, 12, 5, 6).requires_grad_();
        var doubled = functional.interpolate(functional.conv2d(x, layer.Weight), scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false);
        AssertEqual(layer.forward(x), doubled.narrow(2, 1, 4).narrow(3, 1, 6), x);   // what lies between two inputs
    }

    /// <summary>The reason for it: no pixel differs in its statistics by its place.</summary>
    [Test]
    public void SmoothUpsample_WhiteNoise_HasTheSameSpreadAtEachOfFourPhases()
    {
        using var scope = NewDisposeScope();
        double Unevenness(ProcGan.Trainer.Networks.Upsample layer)
        {
            var y = layer.forward(Random.Normal(1, 1, 3, 200, 200));
            long side = y.shape[2] / 2 * 2;
            var spread = y.narrow(2, 0, side).narrow(3, 0, side).reshape(4, side / 2, 2, side / 2, 2).square().mean([1L, 3L]);   // [C, 2, 2]
            return (spread.amax([1L, 2L]) / spread.amin([1L, 2L])).max().ToDouble();
        }
        // By symmetry they are equal; of 10,000 values each, the standard deviation is 1.4 to 2 %.
        Assert.That(Unevenness(new SmoothUpsample(Random, 3, 4)), Is.LessThan(1.1));
        Assert.That(Unevenness(new TransposedUpsample(Random, 3, 4)), Is.GreaterThan(1.5), "this measure does not see a lattice");
    }

    [Test]
    public void ChannelsLast_AnyTensor_KeepsValuesAndShape()
    {
        using var scope = NewDisposeScope();
        var x = Random.Normal(1, 2, 3, 4, 5);
        var y = x.ChannelsLast();
        Assert.That(y.shape, Is.EqualTo(x.shape));
        Assert.That(y.contiguous().data<float>().ToArray(), Is.EqualTo(x.data<float>().ToArray()));
        Assert.That(y.stride()[1], Is.EqualTo(1), "channels are innermost");
    }

    static void AssertEqual(Tensor actual, Tensor expected, Tensor x)
    {
        Assert.That(actual.shape, Is.EqualTo(expected.shape));
        Assert.That(Distance(actual, expected), Is.LessThan(Tolerance));
        var weighting = Random.Normal(1, actual.shape);
        Assert.That(Distance(Gradient(actual, weighting, x), Gradient(expected, weighting, x)), Is.LessThan(Tolerance));
    }

    static Tensor Gradient(Tensor y, Tensor weighting, Tensor x) => autograd.grad([(y * weighting).sum()], [x])[0];

    static double Distance(Tensor a, Tensor b) => (a - b).abs().max().ToDouble();
}
