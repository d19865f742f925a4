using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Training;

public sealed class GrowthTests
{
    [TestCase(0, 0)]
    [TestCase(0.09, 0)]
    [TestCase(0.15, 0.5)]
    [TestCase(0.2, 1)]
    [TestCase(0.29, 1)]
    [TestCase(0.4, 2)]
    [TestCase(0.55, 2.5)]
    [TestCase(0.6, 3)]
    [TestCase(1, 3)]
    public void At_ThreeDoublings_TrainsEachForAsLongAsTheNextFadesIn(double share, double expected) =>
        Assert.That(GrowthSchedule.At(share, most: 3), Is.EqualTo(expected).Within(1e-9));

    /// <summary>Where a resolution has faded in whole, the picture is its own; where it just begins, that of the one before, enlarged.</summary>
    [Test]
    public void Forward_AtTheEndsOfAFade_IsWhatComesBeforeAndAfter()
    {
        using var scope = NewDisposeScope();
        var sizes = new VectorGeneratorSizes(ZDim: 6, Width: 4, Resolution: 32, Channels: 3, Classes: 0, new FormOptions());
        using var g = new ProgressiveGenerator(new RandomWeights(1), sizes, float32);
        using var d = new ProgressiveDiscriminator(new RandomWeights(2), new DiscriminatorForm(4, "none", 1, 0), 32, 3, float32);
        g.eval();
        var z = new RandomWeights(3).Normal(1, 5, 6, 1, 1);
        const double Little = 1e-7;
        foreach (int level in new[] { 0, 1 })
        {
            Assert.That(Distance(level + Little, level), Is.LessThan(1e-5), $"begins at {8 << level} px");
            Assert.That(Distance(level + 1 - Little, level + 1), Is.LessThan(1e-5), $"ends at {16 << level} px");
        }
        g.Growth = 0;
        var picture = g.forward(z, []);
        Assert.That(picture.shape, Is.EqualTo(new long[] { 5, 3, 32, 32 }));
        Assert.That(Largest(picture.narrow(3, 0, 1) - picture.narrow(3, 3, 1)), Is.Zero, "8 pixels, four times as large");
        Assert.That(Largest(picture.narrow(3, 3, 1) - picture.narrow(3, 4, 1)), Is.Not.Zero);

        double Distance(double a, double b)
        {
            Tensor Made(double growth)
            {
                g.Growth = d.Growth = growth;
                return cat([g.forward(z, []).flatten(1), d.forward(g.forward(z, []), null)[0].flatten(1)], 1);
            }
            return Largest(Made(a) - Made(b));
        }
    }

    static double Largest(Tensor x) => x.abs().max().ToDouble();
}
