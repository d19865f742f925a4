using ProcGan.Trainer.Losses;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Tests.Losses;

/// <summary>Penalties on a critic of two layers against PyTorch 1.13: values, and gradients of gradients by its weights.</summary>
public sealed class GradientPenaltyTests
{
    const float Tolerance = 1e-5f;   // float32, gradients up to 10, sums of 200 products

    static readonly LossReference.CriticInputs Inputs = LossReference.All.Critic;

    [TestCase("patches")]
    [TestCase("one logit")]
    public void ZeroCentred_FixedCritic_HasPyTorchsValueAndGradients(string name) => Check(name, d => GradientPenalty.ZeroCentred(
        name == "patches" ? d : x => [d(x)[0].narrow(2, 1, 1).narrow(3, 2, 1)], Pictures(Inputs.Pictures)));

    [Test]
    public void OneCentred_FixedCritic_HasPyTorchsValueAndGradients() => Check("one-centred", d => GradientPenalty.OneCentred(
        d, Pictures(Inputs.Pictures), Pictures(Inputs.Others), tensor(Inputs.Mix, [2L, 1L, 1L, 1L])));

    static void Check(string name, Func<Func<Tensor, IReadOnlyList<Tensor>>, Tensor> penalty)
    {
        using var scope = NewDisposeScope();
        var expected = LossReference.All.Penalties.Single(p => p.Name == name);
        var first = tensor(Inputs.First, [3L, 2L, 4L, 4L]).requires_grad_();
        var second = tensor(Inputs.Second, [1L, 3L, 3L, 3L]).requires_grad_();
        var value = penalty(x => [functional.conv2d(
            functional.leaky_relu(functional.conv2d(x, first, strides: [2L, 2L], padding: [1L, 1L]), 0.2), second, padding: [1L, 1L])]);
        value.backward();
        Assert.That(value.ToSingle(), Is.EqualTo(expected.Value).Within(Tolerance));
        Assert.That(first.grad!.contiguous().data<float>().ToArray(), Is.EqualTo(expected.ByFirst).Within(Tolerance));
        Assert.That(second.grad!.contiguous().data<float>().ToArray(), Is.EqualTo(expected.BySecond).Within(Tolerance));
    }

    static Tensor Pictures(float[] values) => tensor(values, [2L, 2L, 8L, 8L]);
}
