using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Tests.Losses;
using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Networks;

public sealed class SpectralNormTests
{
    /// <summary>torch.nn.utils.spectral_norm of PyTorch 1.13 after three updates from the same u.</summary>
    [Test]
    public void Forward_ThreeIterations_GivesPyTorchsWeightAndGradient()
    {
        using var scope = NewDisposeScope();
        var expected = LossReference.All.Spectral;
        var weight = tensor(expected.Weight, [5L, 3L, 3L, 3L]).requires_grad_();
        var norm = new SpectralNorm(new RandomWeights(1), weight);
        using (no_grad())
            norm.get_buffer("u")!.copy_(tensor(expected.U));
        norm.Iterate(weight, 3);
        var normed = norm.forward(weight);
        (normed * tensor(expected.Direction, weight.shape)).sum().backward();
        const float Tolerance = 1e-5f;   // float32, values up to 10
        Assert.That(norm.get_buffer("u")!.data<float>().ToArray(), Is.EqualTo(expected.UAfter).Within(Tolerance));
        Assert.That(normed.data<float>().ToArray(), Is.EqualTo(expected.Normed).Within(Tolerance));
        Assert.That(weight.grad!.data<float>().ToArray(), Is.EqualTo(expected.Gradient).Within(10 * Tolerance));
    }

    [Test]
    public void Forward_AfterManyIterations_HasLargestSingularValueOne()
    {
        using var scope = NewDisposeScope();
        var weight = new RandomWeights(2).Normal(0.3, 6, 4, 3, 3);
        var norm = new SpectralNorm(new RandomWeights(3), weight);
        norm.Iterate(weight, 300);
        float largest = linalg.svdvals(norm.forward(weight).reshape(6, -1)).max().ToSingle();
        Assert.That(largest, Is.EqualTo(1).Within(1e-5), "float32");
    }
}
