using System.Text.Json;
using ProcGan.Trainer.Augment;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Augment;

public sealed class AugmentPlanTests
{
    public sealed record Case(int Channels, int Albedo, float[] X, float[] Weighting, float[] Y, float[] Gradient)
    {
        public override string ToString() => $"{Channels} channels, {Albedo} albedo";
    }

    sealed record Values(Case[] Cases);

    static readonly Augmentation[] plan =   // as in reference.py
    [
        new(RollX: 3, Brightness: 0.25f, Saturation: 0.5f, Contrast: -0.25f), new(Cutout: true, CutX: 0, CutY: 8),
        new(RollX: 7, RollY: 2, Cutout: true, CutX: 4, CutY: 3, Brightness: -0.5f, Saturation: -1, Contrast: 0.5f), new(),
    ];

    static Case[] Cases => JsonSerializer.Deserialize<Values>(
        File.ReadAllBytes(Repository.File("tests", "ProcGan.Trainer.Tests", "Augment", "reference.json")), new JsonSerializerOptions(JsonSerializerDefaults.Web))!.Cases;

    [TestCaseSource(nameof(Cases))]
    public void Apply_FixedPlan_HasPyTorchsPixelsAndGradient(Case expected)
    {
        using var scope = NewDisposeScope();
        long[] shape = [plan.Length, expected.Channels, 8, 8];
        var x = tensor(expected.X, shape).requires_grad_();
        var y = new AugmentPlan(plan).Apply(x, expected.Albedo);
        (y * tensor(expected.Weighting, shape)).sum().backward();
        const float Tolerance = 1e-5f;   // float32 means of up to 192 values near 1
        Assert.That(y.contiguous().data<float>().ToArray(), Is.EqualTo(expected.Y).Within(Tolerance));
        Assert.That(x.grad!.contiguous().data<float>().ToArray(), Is.EqualTo(expected.Gradient).Within(Tolerance));
    }

    static readonly AugmentOptions everything = new() { Kinds = "roll,cutout,colour" };

    [Test]
    public void Draw_StrengthZero_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        var x = randn(5, 3, 16, 16);
        var y = AugmentPlan.Draw(everything, 0, seed: 1, draw: 2, batch: 5, side: 16).Apply(x, 3);
        Assert.That(y.data<float>().ToArray(), Is.EqualTo(x.data<float>().ToArray()));
    }

    [Test]
    public void Draw_SameNumbers_GiveTheSame_OthersDoNot()
    {
        using var scope = NewDisposeScope();
        var x = randn(5, 3, 16, 16);
        float[] Of(ulong seed, long draw) => AugmentPlan.Draw(everything, 1, seed, draw, 5, 16).Apply(x, 3).contiguous().data<float>().ToArray();
        float[] first = Of(1, 2), again = Of(1, 2);
        Assert.That(again, Is.EqualTo(first));
        Assert.That(Of(1, 3), Is.Not.EqualTo(first));
        Assert.That(Of(2, 2), Is.Not.EqualTo(first));
    }

    /// <summary>Of 2,000 pictures, those that cutout changes: a binomial count, five standard deviations are 0.056.</summary>
    [TestCase(0.2)]
    [TestCase(0.7)]
    public void Draw_AnyStrength_IsTheShareOfPicturesChanged(double strength)
    {
        using var scope = NewDisposeScope();
        var y = AugmentPlan.Draw(new() { Kinds = "cutout" }, strength, 3, 4, 2000, 8).Apply(ones(2000, 1, 8, 8), 1);
        double share = (y.view(2000, 64).min(1).values.data<float>().ToArray().Count(v => v == 0)) / 2000.0;
        Assert.That(share, Is.EqualTo(strength).Within(0.056));
    }

    [TestCase(0.9, 1f)]
    [TestCase(0.2, 0f)]
    public void Observe_SignBeyondTheTarget_MovesTheStrengthThere(double sign, float end)
    {
        using var strength = new AdaptiveStrength(new() { Kinds = "roll", Strength = 0.5, Target = 0.6, AdaptKimg = 1 });
        for (int i = 0; i < 4; i++)
            strength.Observe(sign, batch: 25);
        Assert.That(strength.Value, Is.EqualTo(0.5 + (end - 0.5) * 0.2).Within(1e-6), "100 of 1000 images are a tenth of the way");
        for (int i = 0; i < 40; i++)
            strength.Observe(sign, batch: 25);
        Assert.That(strength.Value, Is.EqualTo(end));
    }

    /// <summary>Of 400 pictures, each of the sixteen moves by 0 to 3 pixels comes up: 25 times on average, five standard deviations are 24.</summary>
    [Test]
    public void Draw_Jitter_MovesByEveryPhaseOfFourPixels()
    {
        using var scope = NewDisposeScope();
        const int Pictures = 400;
        var x = zeros(Pictures, 1, 8, 8);
        x[.., 0, 0, 0] = tensor(1f);
        float[] y = AugmentPlan.Draw(new() { Kinds = "jitter" }, 1, 3, 4, Pictures, 8).Apply(x, 1).contiguous().data<float>().ToArray();
        int[] counts = new int[64];
        for (int i = 0; i < y.Length; i++)
            counts[i % 64] += y[i] == 1 ? 1 : 0;
        for (int at = 0; at < 64; at++)
            Assert.That(counts[at], at % 8 < 4 && at / 8 < 4 ? Is.InRange(1, 49) : Is.Zero, $"({at % 8}, {at / 8})");
    }
}
