using ProcGan.Trainer.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Losses;

/// <summary>The pull of colours, against its slope in closed form.</summary>
public sealed class ClassColoursTests
{
    const double Weight = 5;
    const int Side = 6;

    /// <summary>Of the first pictures of each class, the averages are theirs: along channel c each pixel x has the slope
    /// w / N / R² * (difference of means + difference of deviations * (x - mean) / deviation).</summary>
    [Test]
    public void Pull_FirstPictures_HasItsSlope()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var colours = new ClassColours(Weight, classes: 2, channels: 3);
        var real = randn(2, 3, Side, Side) * 0.3 + 0.2;
        var fake = (randn(2, 3, Side, Side) * 0.2).requires_grad_();
        colours.Pull(fake, real, eye(2)).backward();
        Tensor Mean(Tensor x) => x.mean([2L, 3L], keepdim: true);
        Tensor Deviation(Tensor x) => (x.var([2L, 3L], unbiased: false, keepdim: true) + 1e-4).sqrt();
        using var guard = no_grad();
        var expected = (Mean(fake) - Mean(real) + (Deviation(fake) - Deviation(real)) * (fake - Mean(fake)) / Deviation(fake)) * (Weight / 2 / Side / Side);
        Assert.That((fake.grad! - expected).abs().max().ToSingle(), Is.LessThan(1e-6));
        Assert.That(expected.abs().max().ToSingle(), Is.GreaterThan(1e-3));
    }

    /// <summary>Pictures as far apart as they like, whose averages agree, are let alone.</summary>
    [Test]
    public void Pull_AveragesAgree_IsNone()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        using var colours = new ClassColours(Weight, classes: 0, channels: 1);
        Tensor real = zeros(4, 1, Side, Side) + tensor(new[] { -0.5f, 0.5f, -0.3f, 0.3f }).view(4, 1, 1, 1);
        for (int step = 0; step < 400; step++)
            colours.Pull(real, real, null);
        var fake = real.detach().clone().requires_grad_();
        colours.Pull(fake, real, null).backward();
        Assert.That(fake.grad!.abs().max().ToSingle(), Is.LessThan(1e-6));
    }

    [Test]
    public void Pull_ClassesApart_AreAveragedApart()
    {
        using var scope = NewDisposeScope();
        using var colours = new ClassColours(Weight, classes: 2, channels: 1);
        var label = eye(2);
        var real = zeros(2, 1, Side, Side) + tensor(new[] { -0.8f, 0.8f }).view(2, 1, 1, 1);
        var fake = zeros_like(real).requires_grad_();
        for (int step = 0; step < 3; step++)
            colours.Pull(fake, real, label);
        colours.Pull(fake, real, label).backward();
        float[] slopes = fake.grad!.sum([1L, 2L, 3L]).data<float>().ToArray();
        Assert.That(slopes, Is.EqualTo(new[] { 0.8f * (float)Weight / 2, -0.8f * (float)Weight / 2 }).Within(1e-4), "each towards its own photographs");
        float[] state = colours.State.data<float>().ToArray();
        Assert.That(new[] { state[0], state[5], state[4], state[9] }, Is.EqualTo(new[] { -0.8f, 0.8f, 4, 4 }).Within(1e-5));
    }
}
