using ProcGan.Trainer.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Losses;

/// <summary>Every game against PyTorch 1.13: values, and gradients by the logits.</summary>
public sealed class AdversarialLossTests
{
    const float Tolerance = 2e-6f;   // float32, values up to 4

    static IEnumerable<string> Games => AdversarialLoss.Names;

    [TestCaseSource(nameof(Games))]
    public void Losses_FixedLogits_HavePyTorchsValuesAndGradients(string name)
    {
        var expected = LossReference.All.Games.Single(game => game.Name == name);
        var loss = AdversarialLoss.Named(name);
        AssertSide(loss.Discriminator, expected.Discriminator);
        AssertSide(loss.Generator, expected.Generator);
    }

    [TestCaseSource(nameof(Games))]
    public void Losses_TwoScalesAlike_AreThoseOfOne(string name)
    {
        using var scope = NewDisposeScope();
        var loss = AdversarialLoss.Named(name);
        var (real, fake) = Logits();
        Assert.That(loss.Discriminator([real, real], [fake, fake]).ToSingle(), Is.EqualTo(loss.Discriminator([real], [fake]).ToSingle()).Within(Tolerance));
        Assert.That(loss.Generator([real, real], [fake, fake]).ToSingle(), Is.EqualTo(loss.Generator([real], [fake]).ToSingle()).Within(Tolerance));
    }

    [TestCaseSource(nameof(Games))]
    public void Generator_NeedsRealLogits_AsItSays(string name)
    {
        using var scope = NewDisposeScope();
        var loss = AdversarialLoss.Named(name);
        var (real, fake) = Logits();
        bool depends = loss.Generator([real], [fake]).ToSingle() != loss.Generator([real + 1], [fake]).ToSingle();
        Assert.That(depends, Is.EqualTo(loss.GeneratorSeesReal));
    }

    static void AssertSide(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>, Tensor> loss, LossReference.Side expected)
    {
        using var scope = NewDisposeScope();
        var (real, fake) = Logits();
        var value = loss([real.requires_grad_()], [fake.requires_grad_()]);
        value.backward();
        Assert.That(value.ToSingle(), Is.EqualTo(expected.Value).Within(Tolerance));
        AssertGradient(real, expected.ByReal);
        AssertGradient(fake, expected.ByFake);
    }

    static void AssertGradient(Tensor logits, float[] expected) =>
        Assert.That((logits.grad ?? zeros_like(logits)).data<float>().ToArray(), Is.EqualTo(expected).Within(Tolerance));

    static (Tensor Real, Tensor Fake) Logits() =>
        (tensor(LossReference.All.Real, [3L, 1L, 2L, 2L]), tensor(LossReference.All.Fake, [3L, 1L, 2L, 2L]));
}
