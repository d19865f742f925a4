using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Networks;

/// <summary>The norm of weights: what it keeps, and what no pixel can do to it. Batch norm itself is compared with PyTorch in the exported models.</summary>
public sealed class BatchNormTests
{
    const int Channels = 8, Inputs = 64;

    [Test]
    public void Behind_OfWeights_KeepsTheSizeOfWhatPasses()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var norm = new BatchNorm(new RandomWeights(1), Channels, ofWeights: true);
        var filters = randn(Channels, Inputs, 3, 3) * 0.07;
        var passed = randn(4, Inputs, 40, 40).relu();
        using (no_grad())
        {
            var size = norm.Behind(nn.functional.conv2d(passed, filters), filters).square().mean([0L, 2L, 3L]) / norm.Weight.square();
            Assert.That(size.mean().ToSingle(), Is.EqualTo(1).Within(0.35), "the mean of what a ReLU passes is added up at the filters' sums, which chance decides");
            var larger = norm.Behind(nn.functional.conv2d(passed, 10 * filters), 10 * filters).square().mean([0L, 2L, 3L]) / norm.Weight.square();
            Assert.That((larger / size - 1).abs().max().ToSingle(), Is.LessThan(1e-3), "the size of the filters is all one");
        }
    }

    /// <summary>One pixel of ten thousand takes the grain from a picture under batch norm: that is how a generator makes droplets.</summary>
    [TestCase(false, 0.2, 1.0)]
    [TestCase(true, 0.0, 1e-6)]
    public void Behind_OnePixelOfTenThousand_ChangesTheOthers(bool ofWeights, double least, double most)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        manual_seed(1);
        using var norm = new BatchNorm(new RandomWeights(1), Channels, ofWeights);
        var (filters, x) = (randn(Channels, Inputs, 3, 3), randn(1, Channels, 50, 50));
        double before = norm.Behind(x, filters).narrow(3, 1, 49).std().ToSingle();
        x.narrow(2, 0, 1).narrow(3, 0, 1).fill_(10_000);
        double after = norm.Behind(x, filters).narrow(3, 1, 49).std().ToSingle();
        Assert.That(1 - after / before, Is.InRange(least, most));
    }

    [Test]
    public void Behind_OfWeights_IsInEvaluationTheBatchNormThatIsExported()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var norm = new BatchNorm(new RandomWeights(2), Channels, ofWeights: true);
        var (filters, x) = (randn(Channels, Inputs, 3, 3), randn(2, Channels, 9, 9));
        var made = norm.Behind(x, filters);
        norm.eval();
        Assert.That((norm.forward(x) - made).abs().max().ToSingle(), Is.LessThan(1e-6));
    }

    [Test]
    public void Forward_Together_NormsEachRowByItself()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var whole = new BatchNorm(new RandomWeights(1), Channels);
        using var rows = new BatchNorm(new RandomWeights(1), Channels, together: 2);
        var x = randn(6, Channels, 5, 7) * arange(1, 7).view(6, 1, 1, 1);
        var actual = rows.forward(x);
        for (int i = 0; i < 6; i += 2)
            Assert.That((actual.narrow(0, i, 2) - whole.forward(x.narrow(0, i, 2))).abs().max().ToSingle(), Is.Zero, $"pictures {i} and {i + 1}");
        Assert.That((actual - whole.forward(x)).abs().max().ToSingle(), Is.GreaterThan(0.1));
        rows.eval();
        Assert.That(rows.forward(x).mean().ToSingle(), Is.Not.EqualTo(actual.mean().ToSingle()), "in evaluation the running statistics count");
    }
}
