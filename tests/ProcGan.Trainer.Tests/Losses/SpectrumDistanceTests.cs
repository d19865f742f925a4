using ProcGan.Trainer.Losses;
using ProcGan.Trainer.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Losses;

/// <summary>Against PyTorch 1.13, by its own transform: value, and gradient by the pixels; and what the loss is for.</summary>
public sealed class SpectrumDistanceTests
{
    [Test]
    public void Between_AStrongAndAFaintChannel_HasPyTorchsValueAndGradient()
    {
        using var scope = NewDisposeScope();
        using var distance = new SpectrumDistance(32, CPU);
        var expected = LossReference.All.Spectrum;
        var contrast = tensor(new[] { 1, 0.02f }, [1L, 2L, 1L, 1L]);
        var made = (LossReference.Hashed(0) * contrast).requires_grad_();
        var value = distance.Between(made, LossReference.Hashed(5000).cumsum(3).mul(0.2).tanh() * contrast);
        value.backward();
        Assert.That(value.ToSingle(), Is.EqualTo(expected.Value).Within(1e-5));
        float[] gradient = [.. made.grad!.data<float>().ToArray().Where((_, i) => i % 5 == 0)];
        Assert.That(gradient, Is.EqualTo(expected.EveryFifthGradient).Within(1e-5 * expected.EveryFifthGradient.Max(Math.Abs)), "sums of some thousands in float32");
    }

    [TestCase(8)]
    [TestCase(28)]
    [TestCase(64)]
    public void Between_APictureAndItsDouble_IsTheSquaredLogarithmOfFour(int side)
    {
        using var scope = NewDisposeScope();
        using var distance = new SpectrumDistance(side, CPU);
        manual_seed(1);
        var picture = rand(3, 2, side, side) - 0.5;
        Assert.That(distance.Between(picture, picture + 0.3).ToSingle(), Is.LessThan(1e-6), "brightness is no grain");
        Assert.That(distance.Between(2 * picture, picture).ToSingle(), Is.EqualTo(Math.Pow(Math.Log(4), 2)).Within(0.01), "rounding weighs little beside such noise");
    }

    /// <summary>The loss alone gives a faint channel its grain: what <c>evaluate</c> would measure falls to a fraction of a dB.</summary>
    [Test]
    public void Between_LoweredByItsGradient_GivesAFaintChannelItsGrain()
    {
        using var scope = NewDisposeScope();
        using var distance = new SpectrumDistance(32, CPU);
        manual_seed(1);
        var real = randn(8, 1, 32, 32) * 0.05;
        var made = (randn(8, 1, 32, 32) * 0.01).requires_grad_();
        double before = Decibels(made, real);
        for (int step = 0; step < 100; step++)
        {
            using var inner = NewDisposeScope();
            distance.Between(made, real).backward();
            using var guard = no_grad();
            made.sub_(made.grad! * 0.5);
            made.grad!.zero_();
        }
        TestContext.Out.WriteLine($"{before:0.0} -> {Decibels(made, real):0.00} dB");
        Assert.That(before, Is.GreaterThan(10));
        Assert.That(Decibels(made, real), Is.LessThan(1));
    }

    static double Decibels(Tensor a, Tensor b) => RadialSpectrum.Distance(new RadialSpectrum(Pictures(a), 1), new RadialSpectrum(Pictures(b), 1)).Mean;

    static ImageBatch Pictures(Tensor x) => new(x.detach().contiguous().data<float>().ToArray(), (int)x.shape[0], (int)x.shape[1], (int)x.shape[2], (int)x.shape[3]);
}
