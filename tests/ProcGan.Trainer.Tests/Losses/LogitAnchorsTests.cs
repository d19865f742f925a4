using ProcGan.Trainer.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Losses;

public sealed class LogitAnchorsTests
{
    const float Tolerance = 2e-6f;   // float32, values up to 3

    /// <summary>Two steps, the second with logits of twice the size, so that the averages matter; against PyTorch 1.13.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public void Penalty_TwoSteps_HasPyTorchsValuesAndGradients(int scales)
    {
        using var scope = NewDisposeScope();
        using var anchors = new LogitAnchors(0.3, scales);
        for (int step = 0; step < 2; step++)
        {
            var expected = LossReference.All.Anchors[step];
            var real = (tensor(LossReference.All.Real, [3L, 1L, 2L, 2L]) * (step + 1)).requires_grad_();
            var fake = (tensor(LossReference.All.Fake, [3L, 1L, 2L, 2L]) * (step + 1)).requires_grad_();
            var value = anchors.Penalty([.. Enumerable.Repeat(real, scales)], [.. Enumerable.Repeat(fake, scales)]);
            value.backward();
            Assert.That(value.ToSingle(), Is.EqualTo(expected.Value).Within(Tolerance));
            Assert.That(real.grad!.data<float>().ToArray(), Is.EqualTo(expected.ByReal).Within(Tolerance));
            Assert.That(fake.grad!.data<float>().ToArray(), Is.EqualTo(expected.ByFake).Within(Tolerance));
        }
    }

    /// <summary>Logits on the wrong side are the game's business.</summary>
    [Test]
    public void Penalty_LogitsNotBeyondTheOthers_IsZero()
    {
        using var scope = NewDisposeScope();
        using var anchors = new LogitAnchors(1, 1);
        Assert.That(anchors.Penalty([tensor(new[] { -1f, -2f })], [tensor(new[] { 3f, 4f })]).ToSingle(), Is.Zero);
    }
}
