using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Networks;

public sealed class DiscriminatorTests
{
    const int Side = 128;

    public static IEnumerable<int> Patches => DiscriminatorForm.Patches.Keys;

    /// <summary>The slope of the middle logit is not 0 on exactly so many lines and columns.</summary>
    [TestCaseSource(nameof(Patches))]
    public void Forward_OneLogit_SeesItsPatch(int patch)
    {
        using var scope = NewDisposeScope();
        using var d = new Discriminator(new RandomWeights(1), new DiscriminatorForm(4, "none", 1, 0, patch), Side, channels: 1, Verdict.Patch, float32);
        var image = (rand(1, 1, Side, Side) * 2 - 1).requires_grad_(true);
        var logits = d.forward(image, null)[0];                                  // [1, 1, h, h]
        long middle = logits.shape[2] / 2;
        logits[0, 0, middle, middle].backward();
        var slope = image.grad!.abs();                                           // [1, 1, Side, Side]
        Assert.Multiple(() =>
        {
            Assert.That((slope.amax([0L, 1L, 2L]) > 0).sum().ToInt64(), Is.EqualTo(patch), "columns");
            Assert.That((slope.amax([0L, 1L, 3L]) > 0).sum().ToInt64(), Is.EqualTo(patch), "lines");
        });
    }

    /// <summary>The second scale sees the same patch of a picture of half the side.</summary>
    [Test]
    public void Forward_TwoScales_SecondSeesTwice()
    {
        using var scope = NewDisposeScope();
        using var d = new Discriminator(new RandomWeights(1), new DiscriminatorForm(4, "none", 2, 0, 22), Side, channels: 1, Verdict.Patch, float32);
        var image = (rand(1, 1, Side, Side) * 2 - 1).requires_grad_(true);
        var logits = d.forward(image, null);
        Assert.That(logits.Select(l => l.shape[2]), Is.EqualTo(new[] { Side / 8, Side / 16 }));
        logits[1][0, 0, 4, 4].backward();
        Assert.That((image.grad!.abs().amax([0L, 1L, 2L]) > 0).sum().ToInt64(), Is.EqualTo(44));
    }

    /// <summary>Pictures of one class stand two by two, and are normed with no others.</summary>
    [Test]
    public void Forward_NormedByClass_DependsOnThePicturesOfItsClassAlone()
    {
        using var scope = NewDisposeScope();
        var form = new DiscriminatorForm(4, "class", 2, Classes: 3, 38, Colours: true);
        using var d = new Discriminator(new RandomWeights(1), form, 64, channels: 3, Verdict.Patch, float32);
        var image = (rand(6, 3, 64, 64) * 2 - 1).requires_grad_(true);
        var label = eye(3).index_select(0, tensor(new long[] { 0, 0, 2, 2, 1, 1 }));
        var logits = d.forward(image, label);
        Assert.That(logits.Select(l => l.shape[2]), Is.EqualTo(new long[] { 8, 4, 4 }), "two scales, and the colours");
        Assert.That(logits, Has.Count.EqualTo(form.Opinions));
        foreach (int opinion in new[] { 0, 1, 2 })
        {
            image.grad?.zero_();
            logits[opinion][2].sum().backward(retain_graph: true);
            bool[] counts = [.. Enumerable.Range(0, 6).Select(n => image.grad![n].abs().max().ToSingle() > 0)];
            Assert.That(counts, Is.EqualTo(new[] { false, false, true, opinion < 2, false, false }), $"opinion {opinion}: that of colours norms no pictures");
        }
    }
}
