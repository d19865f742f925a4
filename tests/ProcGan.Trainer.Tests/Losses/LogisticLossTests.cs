using ProcGan.Trainer.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Losses;

/// <summary>Against PyTorch 1.13: softplus(fake).mean() + softplus(-real).mean(), and softplus(-fake).mean().</summary>
public sealed class LogisticLossTests
{
    const float Tolerance = 1e-6f;   // float32, values near 1

    [Test]
    public void Discriminator_FixedLogits_HasPyTorchsValueAndGradients()
    {
        using var scope = NewDisposeScope();
        var real = tensor(new[] { -2f, 0f, 0.5f, 3f }).requires_grad_();
        var fake = tensor(new[] { 1f, -1f, 0.25f, -4f }).requires_grad_();
        var loss = LogisticLoss.Discriminator(real, fake);
        loss.backward();
        Assert.That(loss.ToSingle(), Is.EqualTo(1.4533380270004272f).Within(Tolerance));
        AssertClose(real.grad!, [-0.22019927203655243f, -0.125f, -0.09438516944646835f, -0.01185646839439869f]);
        AssertClose(fake.grad!, [0.18276464939117432f, 0.06723535805940628f, 0.140544131398201f, 0.004496552515774965f]);
    }

    [Test]
    public void Generator_FixedLogits_HasPyTorchsValueAndGradient()
    {
        using var scope = NewDisposeScope();
        var fake = tensor(new[] { 1f, -1f, 0.25f, -4f }).requires_grad_();
        var loss = LogisticLoss.Generator(fake);
        loss.backward();
        Assert.That(loss.ToSingle(), Is.EqualTo(1.5551531314849854f).Within(Tolerance));
        AssertClose(fake.grad!, [-0.06723535805940628f, -0.18276464939117432f, -0.10945587605237961f, -0.24550344049930573f]);
    }

    static void AssertClose(Tensor actual, float[] expected) =>
        Assert.That(actual.data<float>().ToArray(), Is.EqualTo(expected).Within(Tolerance));
}
