using System.Globalization;
using ProcGan.Runtime.Searching;

namespace ProcGan.Runtime.Tests.Searching;

public sealed class LatentSearchTests
{
    TextureGenerator spatial = null!, vector = null!;

    [OneTimeSetUp]
    public void Load()
    {
        spatial = TextureGenerator.Load(Repository.Model("spatial.onnx"), new() { Provider = "CPU", Threads = 1 });
        vector = TextureGenerator.Load(Repository.Model("dcgan.onnx"), new() { Provider = "CPU", Threads = 1 });
    }

    [OneTimeTearDown]
    public void Free()
    {
        spatial.Dispose();
        vector.Dispose();
    }

    [Test]
    public void OklabAndLikeness_AreNumPys()
    {
        foreach (string[] line in File.ReadLines(Path.Combine(Repository.Tests, "Searching", "likeness.txt")).Select(l => l.Split(' ')))
        {
            float[] n = [.. line.Skip(1).Select(v => float.Parse(v, CultureInfo.InvariantCulture))];
            if (line[0] == "oklab")
            {
                var found = Oklab.FromLinear(n[0], n[1], n[2]);
                Assert.That(new[] { found.L, found.A, found.B }, Is.EqualTo(n[3..]).Within(1e-6f));
                continue;
            }
            byte[] rgba = new byte[4 * 16 * 12];
            for (int i = 0; i < rgba.Length; i++) rgba[i] = (byte)(i % 4 == 3 ? i : (i / 4 % 16 * 37 + i / 64 * 101 + i % 4 * 53 + i / 4 % 16 * (i / 64) * 7) % 256);
            Assert.That(Likeness.Of(rgba, 16, 12), Is.EqualTo(n.Select(v => (double)v).ToArray()).Within(2e-5), "floats, and a cube root near 0");
        }
    }

    [Test]
    public void ForPicture_OfTheModelsOwn_ComesNearerThanTheBestOfAsManySeeds([Values] bool isVector)
    {
        var generator = isVector ? vector : spatial;
        var start = isVector ? default : new TextureRecipe { Width = 64, Height = 64 };
        // psi 1.6 makes a picture that seeds hardly come near to, so that there is something to climb to.
        byte[] picture = Picture(generator, start with { Seed = 1234, Psi = isVector ? 1.6f : 1 });
        const int budget = 240;
        var best = double.MaxValue;
        for (int i = 0; i < budget; i++)
            best = Math.Min(best, Likeness.Distance(Likeness.Of(Picture(generator, start with { Seed = (ulong)(5000 + i) }), 64, 64), Likeness.Of(picture, 64, 64)));
        List<(double Done, double Distance)> told = [];
        var options = new SearchOptions { Budget = budget, Seed = 3, Progress = (done, distance) => told.Add((done, distance)) };
        var found = LatentSearch.ForPicture(generator, start, picture, 64, 64, options);
        Assert.That(found.Distance, Is.LessThan(best * .95));
        Assert.That(Likeness.Distance(Likeness.Of(Picture(generator, found.Recipe), 64, 64), Likeness.Of(picture, 64, 64)), Is.EqualTo(found.Distance), "the recipe makes it again");
        Assert.That(TextureRecipe.Parse(found.Recipe.ToString()), Is.EqualTo(found.Recipe));
        Assert.That(told, Has.Count.EqualTo(budget));
        Assert.That(told[^1], Is.EqualTo((1.0, found.Distance)));
        Assert.That(told.Select(t => t.Distance), Is.Ordered.Descending);
        Assert.That(LatentSearch.ForPicture(generator, start, picture, 64, 64, options), Is.EqualTo(found), "the same seed finds the same");
    }

    [Test]
    public void ForPicture_WithMoreStepsThanAMixHolds_GoesOn()
    {
        byte[] grey = Enumerable.Repeat((byte)128, 4 * 8 * 8).ToArray();
        var found = LatentSearch.ForPicture(vector, default, grey, 8, 8, new() { Budget = 900, Seed = 1 });
        Assert.That(found.Recipe.Mix!.Count, Is.InRange(20, 64));
        Assert.That(TextureRecipe.Parse(found.Recipe.ToJson()), Is.EqualTo(found.Recipe));
    }

    [Test]
    public void ForColour_IsTheBestOfAllSeedsTried()
    {
        var start = new TextureRecipe(100) { Width = 32, Height = 32 };
        var found = LatentSearch.ForColour(spatial, start, .6f, .4f, .5f, count: 3, new() { Budget = 60 });
        Assert.That(found, Has.Count.EqualTo(3));
        Assert.That(found.Select(f => f.Distance), Is.Ordered);
        var all = Enumerable.Range(0, 60).Select(i => LatentSearch.ForColour(spatial, start with { Seed = 100 + (ulong)i }, .6f, .4f, .5f, 1, new() { Budget = 1 }).Single())
            .OrderBy(f => f.Distance).Take(3);
        Assert.That(found, Is.EqualTo(all));
    }

    [Test]
    public void Search_Stopped_Ends_AndWrongArguments_SaySo()
    {
        using var stop = new CancellationTokenSource();
        int made = 0;
        var options = new SearchOptions { Stop = stop.Token, Progress = (_, _) => { if (++made == 5) stop.Cancel(); } };
        Assert.That(() => LatentSearch.ForPicture(vector, default, new byte[4], 1, 1, options), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(made, Is.EqualTo(5));
        Assert.That(() => LatentSearch.ForRoughness(spatial, default, .5f), Throws.ArgumentException.With.Message.Contains("makes no roughness"));
        Assert.That(() => LatentSearch.ForColour(spatial, default, 2, 0, 0), Throws.ArgumentException.With.Message.Contains("0 to 1"));
        Assert.That(() => LatentSearch.ForPicture(spatial, default, new byte[7], 2, 2), Throws.ArgumentException.With.Message.Contains("need 16"));
        Assert.That(() => LatentSearch.ForPicture(spatial, default, new byte[16], 2, 2, new() { Budget = 0 }), Throws.ArgumentException.With.Message.Contains("Budget is 0"));
    }

    static byte[] Picture(TextureGenerator generator, TextureRecipe recipe)
    {
        var (width, height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);
        return rgba;
    }
}
