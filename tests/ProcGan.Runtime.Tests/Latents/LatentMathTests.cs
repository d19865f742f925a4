using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Latents;

public sealed class LatentMathTests
{
    static readonly float[] a = [.. Enumerable.Range(0, 37).Select(i => (float)(Math.Sin(i * 1.7) * 2))];
    static readonly float[] b = [.. Enumerable.Range(0, 37).Select(i => (float)Math.Cos(i * .9 + .3))];

    [Test]
    public void Blends_AreNumPys()
    {
        int lines = 0;
        foreach (string[] line in File.ReadLines(Path.Combine(Repository.Tests, "Latents", "latents.txt")).Select(l => l.Split(' ')))
        {
            float t = float.Parse(line[1], CultureInfo.InvariantCulture);
            float[] found = new float[a.Length];
            switch (line[0])
            {
                case "lerp": LatentMath.Lerp(a, b, t, found); break;
                case "slerp": LatentMath.Slerp(a, b, t, found); break;
                case "blend": LatentMath.Blend(a, b, t, found); break;
                case "dot": found = [(float)LatentMath.Dot(a, b)]; break;
                default: found = [(float)LatentMath.Length(a)]; break;
            }
            Assert.That(found, Is.EqualTo(line.Skip(2).Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray()).Within(2e-6f), "float rounding");
            lines++;
        }
        Assert.That(lines, Is.EqualTo(17));
    }

    [Test]
    public void Slerp_AlongOneLine_IsTheLine()
    {
        float[] twice = [.. a.Select(v => 2 * v)], found = new float[a.Length], zero = new float[a.Length];
        LatentMath.Slerp(a, twice, .5f, found);
        Assert.That(found, Is.EqualTo(a.Select(v => 1.5f * v).ToArray()).Within(1e-6f));
        LatentMath.Slerp(a, zero, .5f, found);
        Assert.That(found, Is.EqualTo(a.Select(v => .5f * v).ToArray()).Within(1e-6f));
    }

    [Test]
    public void Truncate_And_AddScaled_DoWhatTheySay()
    {
        float[] z = [.. a];
        LatentMath.Truncate(z, b, .25f);
        Assert.That(z, Is.EqualTo(a.Zip(b, (x, m) => m + .25f * (x - m)).ToArray()));
        LatentMath.AddScaled(z, a, -2);
        Assert.That(z, Is.EqualTo(a.Zip(b, (x, m) => m + .25f * (x - m) + x * -2).ToArray()));
        LatentMath.Scale(z, 0);
        Assert.That(z, Is.All.Zero);
        Assert.That(() => LatentMath.Lerp(a, new float[3], 0, z), Throws.ArgumentException.With.Message.Contains("37 and 3"));
    }

    [Test]
    public void Towards_KeepsTheLength() => Prop.ForAll(Gen.Choose(0, 40).ArrayOf(6).ToArbitrary(), Gen.Choose(-1000, 1000).ArrayOf(6).ToArbitrary(), (seeds, weights) =>
    {
        var recipe = new TextureRecipe(5);
        for (int i = 0; i < 6; i++) recipe = recipe.Towards((ulong)seeds[i], weights[i] / 1000f);
        double squares = recipe.Mix is { } mix ? (double)mix.Own * mix.Own + mix.Sum(t => (double)t.Weight * t.Weight) : 1;
        return Math.Abs(squares - 1) < 1e-5 && (recipe.Mix == null || recipe.Mix.All(t => t.Seed != recipe.Seed));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void Towards_OneAndMinusOne_AreTheOtherAndItsOpposite()
    {
        Assert.That(new TextureRecipe(5).Towards(9, 1), Is.EqualTo(new TextureRecipe(9)));
        Assert.That(new TextureRecipe(5).Towards(9, 0), Is.EqualTo(new TextureRecipe(5)));
        float[] z = new float[50], other = new float[50];
        RecipeLatents.FillVector(z, new TextureRecipe(5).Towards(9, -1));
        LatentField.FillVector(other, 9);
        Assert.That(z, Is.EqualTo(other.Select(v => -v).ToArray()));
        Assert.That(() => new TextureRecipe(5).Towards(9, 1.5f), Throws.ArgumentException.With.Message.Contains("weight is 1.5"));
        Assert.That(() => new TextureRecipe(5).ForInstance(9, -1f), Throws.ArgumentException.With.Message.Contains("radius is -1"));
    }

    /// <summary>What a mix is: each seed's own numbers, weighted. Noise and cells alike.</summary>
    [Test]
    public void Fill_AMix_IsTheWeightedSum()
    {
        var recipe = new TextureRecipe(3) { Mix = new([new(8, .48f), new(4, -.36f)]) };
        Assert.That(recipe.Mix.Own, Is.EqualTo(.8f).Within(1e-7f), "sqrt(1 - 0.2304 - 0.1296)");
        var window = new FieldWindow(-3, 7, 6, 5);
        float[] found = new float[3 * 30], own = new float[90], eight = new float[90], four = new float[90];
        RecipeLatents.FillLocal(found, recipe, 3, window);
        LatentField.FillLocal(own, 3, 3, window);
        LatentField.FillLocal(eight, 8, 3, window);
        LatentField.FillLocal(four, 4, 3, window);
        for (int i = 0; i < 90; i++) Assert.That(found[i], Is.EqualTo(.8f * own[i] + .48f * eight[i] - .36f * four[i]).Within(1e-6f));
        RecipeLatents.FillNoise(found.AsSpan(0, 30), recipe, 2, window);
        LatentField.FillNoise(own.AsSpan(0, 30), 3, 2, window);
        LatentField.FillNoise(eight.AsSpan(0, 30), 8, 2, window);
        LatentField.FillNoise(four.AsSpan(0, 30), 4, 2, window);
        for (int i = 0; i < 30; i++) Assert.That(found[i], Is.EqualTo(.8f * own[i] + .48f * eight[i] - .36f * four[i]).Within(1e-6f));
    }

    [Test]
    public void FillWavePhases_AMix_TurnsFromOneToTheOther()
    {
        ulong[] from = new ulong[4], to = new ulong[4], middle = new ulong[4], last = new ulong[4];
        LatentField.FillWavePhases(from, 3);
        LatentField.FillWavePhases(to, 8);
        double previous = 0;
        for (int step = 0; step <= 20; step++)
        {
            RecipeLatents.FillWavePhases(middle, new TextureRecipe(3).Blend(new TextureRecipe(8), step / 20.0));
            double turned = Distance(middle[0], from[0]);
            Assert.That(turned, Is.GreaterThanOrEqualTo(previous - 1e-8), "one way around");
            Assert.That(Distance(middle[0], step == 0 ? from[0] : last[0]), Is.LessThan(.25), "no jump");
            previous = turned;
            middle.CopyTo(last, 0);
        }
        Assert.That(last, Is.EqualTo(to));
        static double Distance(ulong a, ulong b) => Math.Abs((double)unchecked((long)(a - b))) / Math.Pow(2, 64);
    }

    [Test]
    public void Blend_KeepsNormalNumbersNormal()
    {
        // Of 40,000 independent values mean and variance scatter by 1 / 200 and sqrt(2) / 200.
        float[] z = new float[40_000];
        foreach (double amount in new[] { .1, .5, .77 })
        {
            RecipeLatents.FillLocal(z, new TextureRecipe(3).Blend(new TextureRecipe(8).Towards(1, .4f), amount), 4, new(0, 0, 100, 100));
            double mean = z.Average(v => (double)v), variance = z.Average(v => (v - mean) * (v - mean));
            Assert.That(mean, Is.Zero.Within(5 / 200.0));
            Assert.That(variance, Is.EqualTo(1).Within(5 * Math.Sqrt(2) / 200));
        }
    }

    [Test]
    public void Blend_WhatIsNotLatent_GoesStraightOrChangesInTheMiddle()
    {
        var from = new TextureRecipe(1) { Psi = 1, Width = 64, Height = 64, Labels = new("a", 1), Directions = new("wet", 2), Tile = TileAxes.X };
        var to = new TextureRecipe(2) { Psi = .5f, Width = 32, Height = 32, Labels = new("b", 1) };
        Assert.That(from.Blend(to, 0), Is.EqualTo(from));
        Assert.That(from.Blend(to, 1), Is.EqualTo(to));
        var quarter = from.Blend(to, .25);
        Assert.That((quarter.Psi, quarter.Width, quarter.Tile), Is.EqualTo((.875f, 64, (TileAxes?)TileAxes.X)));
        Assert.That(quarter.Labels, Is.EqualTo(new NamedWeights([new("a", .75f), new("b", .25f)])));
        Assert.That(quarter.Directions, Is.EqualTo(new NamedWeights("wet", 1.5f)));
        Assert.That(from.Blend(to, .75).Width, Is.EqualTo(32));
    }

    [Test]
    public void ForInstance_IsSomeOtherSeedAtTheRadius()
    {
        // NumPy: Philox(counter=[6, 0, 0, 5] - 1, key=[7, 0]).random_raw(1), see golden.py for the counter.
        var one = new TextureRecipe(7).ForInstance(6, .2f);
        Assert.That(one.Seed, Is.EqualTo(7));
        Assert.That(one.Mix!.Single(), Is.EqualTo(new SeedWeight(12765616589100630491, .2f)));
        Assert.That(Enumerable.Range(0, 1000).Select(i => new TextureRecipe(7).ForInstance((ulong)i, .2f)).Distinct().Count(), Is.EqualTo(1000));
        Assert.That(new TextureRecipe(7).ForInstance(6, 0), Is.EqualTo(new TextureRecipe(7)));
    }

    [Test]
    public void SeedPlane_WholePoints_AreSeeds()
    {
        foreach (var (x, y) in new[] { (0L, 0L), (7, 0), (0, 1), (-1, 0), (-5, -3), (1L << 31, 0), (123456, -98765) })
        {
            Assert.That(SeedPlane.At(default, x, y), Is.EqualTo(new TextureRecipe(SeedPlane.SeedAt(x, y))));
            var (px, py) = SeedPlane.PointOf(SeedPlane.SeedAt(x, y));
            Assert.That(SeedPlane.SeedAt(px, py), Is.EqualTo(SeedPlane.SeedAt(x, y)));
        }
        Assert.That(SeedPlane.SeedAt(7, 0), Is.EqualTo(7));
        Assert.That(SeedPlane.PointOf(7), Is.EqualTo((7L, 0L)));
        Assert.That(SeedPlane.PointOf(ulong.MaxValue), Is.EqualTo((-1L, 0L)));
        Assert.That(() => SeedPlane.At(default, double.NaN, 0), Throws.ArgumentException);
    }

    /// <summary>Across the lines of the lattice as within: latents move as far as the point does.</summary>
    [Test]
    public void SeedPlane_SmallSteps_AreSmallChanges()
    {
        float[] before = new float[500], after = new float[500];
        for (int i = 0; i < 400; i++)
        {
            double x = -2 + i * .01, y = .5 + i * .003;
            RecipeLatents.FillVector(before, SeedPlane.At(default, x, y));
            RecipeLatents.FillVector(after, SeedPlane.At(default, x + .01, y + .003));
            double length = LatentMath.Length(before), distance = Math.Sqrt(before.Zip(after, (p, q) => (double)(p - q) * (p - q)).Sum());
            Assert.That(length, Is.EqualTo(Math.Sqrt(500)).Within(4.5), "N(0, 1): five standard deviations of the length, sqrt(1/2) each, and the seeds' correlations");
            Assert.That(distance / length, Is.LessThan(Math.PI / 2 * (.01 + .003) * 1.2), "at most a quarter turn a unit on each axis");
        }
    }

    [Test]
    public void Walk_GoesThroughItsKeyframes_AndALoopCloses([Values] WalkEasing easing)
    {
        TextureRecipe[] keys = [new(1), new(2) { Psi = .5f }, new TextureRecipe(3).Towards(9, .3f)];
        var open = new LatentWalk(keys, closed: false, easing);
        var loop = new LatentWalk(keys, closed: true, easing);
        for (int i = 0; i < 3; i++)
        {
            Assert.That(open.At(i), Is.EqualTo(keys[i]));
            Assert.That(loop.At(i), Is.EqualTo(keys[i]));
            Assert.That(loop.At(i + 3), Is.EqualTo(keys[i]));
            Assert.That(loop.At(i - 300), Is.EqualTo(keys[i]));
        }
        Assert.That((open.Length, loop.Length), Is.EqualTo((2, 3)));
        Assert.That(open.At(-5), Is.EqualTo(keys[0]));
        Assert.That(open.At(99), Is.EqualTo(keys[2]));
        Assert.That(loop.At(2.5), Is.EqualTo(keys[2].Blend(keys[0], .5)), "every easing is in the middle in the middle");
        double quarter = easing switch { WalkEasing.Linear => .25, WalkEasing.Smooth => .15625, _ => 0.103515625 };
        Assert.That(open.At(.25), Is.EqualTo(keys[0].Blend(keys[1], quarter)));
        Assert.That(new LatentWalk([keys[1]]).At(7), Is.EqualTo(keys[1]));
        Assert.That(() => new LatentWalk([]), Throws.ArgumentException);
    }
}
