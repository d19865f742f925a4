using ProcGan.Trainer.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Losses;

/// <summary>Against PyTorch 1.13, from unfolded patches: value, and gradient by the pixels.</summary>
public sealed class PatchDistanceTests
{
    [Test]
    public void Between_TwoBatches_HasPyTorchsValueAndGradient()
    {
        using var scope = NewDisposeScope();
        var expected = LossReference.All.Patch;
        var made = LossReference.Hashed(0).requires_grad_();
        var levels = expected.Levels.Select(l => new PatchDistance.Level(tensor(l.Filters, [l.Filters.Length / 98, 2L, 7L, 7L]), l.Step, (l.Ax, l.Ay), (l.Bx, l.By)));
        var value = PatchDistance.Between(made, LossReference.Hashed(5000), [.. levels]);
        value.backward();
        Assert.That(value.ToSingle(), Is.EqualTo(expected.Value).Within(1e-6));
        Assert.That(made.grad!.data<float>().ToArray().Where((_, i) => i % 5 == 0), Is.EqualTo(expected.EveryFifthGradient).Within(1e-7), "sums of signs times weights over some hundreds");
    }

    [TestCase(16, 1)]
    [TestCase(28, 1)]
    [TestCase(64, 3)]
    [TestCase(128, 4)]
    public void Draw_AnySide_GivesUnitFiltersAndCornersThatFit(int side, int levels)
    {
        using var scope = NewDisposeScope();
        var drawn = PatchDistance.Draw(seed: 3, stream: 99, step: 5, channels: 2, side, CPU);
        Assert.That(drawn, Has.Length.EqualTo(levels));
        foreach (var level in drawn)
            Assert.That(level.Filters.square().sum([1L, 2L, 3L]).data<float>().ToArray(), Has.All.EqualTo(1).Within(1e-5));
        Assert.That(drawn.SelectMany(l => new[] { l.OfA.X, l.OfA.Y, l.OfB.X, l.OfB.Y }.Select(c => c < l.Step)), Has.All.True);
        var picture = rand(3, 2, side, side);
        Assert.That(PatchDistance.Between(picture, picture, [.. drawn.Select(l => l with { OfB = l.OfA })]).ToSingle(), Is.Zero);
        var again = PatchDistance.Draw(seed: 3, stream: 99, step: 5, channels: 2, side, CPU);
        Assert.That(again[0].Filters.data<float>().ToArray(), Is.EqualTo(drawn[0].Filters.data<float>().ToArray()));
        Assert.That(PatchDistance.Draw(3, 99, 6, 2, side, CPU)[0].Filters.data<float>().ToArray(), Is.Not.EqualTo(drawn[0].Filters.data<float>().ToArray()));
    }

    /// <summary>The loss alone makes noise into a texture: its patches become those of the stripes.</summary>
    [Test]
    public void Between_LoweredByItsGradient_MakesThePatchesAlike()
    {
        using var scope = NewDisposeScope();
        var column = arange(32, dtype: float32);
        var stripes = (column.mul(2 * Math.PI / 8).sin() * 0.8).view(1, 1, 1, 32).expand(2, 1, 32, 32).contiguous();
        var made = (rand(2, 1, 32, 32) * 2 - 1).requires_grad_();
        var judge = PatchDistance.Draw(7, 99, 1_000_000, 1, 32, CPU);
        float before = PatchDistance.Between(made, stripes, judge).ToSingle();
        for (int step = 0; step < 150; step++)
        {
            using var inner = NewDisposeScope();
            PatchDistance.Between(made, stripes, PatchDistance.Draw(7, 99, step, 1, 32, CPU)).backward();
            using var guard = no_grad();
            made.sub_(made.grad! * 100);
            made.grad!.zero_();
        }
        Assert.That(PatchDistance.Between(made, stripes, judge).ToSingle(), Is.LessThan(before / 3));
    }
}
