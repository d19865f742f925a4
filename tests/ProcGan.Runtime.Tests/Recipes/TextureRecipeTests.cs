using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace ProcGan.Runtime.Tests.Recipes;

public sealed class TextureRecipeTests
{
    const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    static readonly Gen<float> numbers =
        from bits in ArbMap.Default.GeneratorFor<int>()
        from number in Gen.Elements(1, 0, -0f, .1f, .7f, 1e-30f, 3e38f, float.Epsilon, BitConverter.Int32BitsToSingle(bits * 48271))
        select float.IsNaN(number) || float.IsInfinity(number) ? 1 : number;

    static readonly Gen<ulong> seeds =
        from seed in ArbMap.Default.GeneratorFor<ulong>()
        from high in ArbMap.Default.GeneratorFor<bool>()
        select high ? ~seed : seed;

    static readonly Gen<NamedWeights?> names =
        from count in Gen.Choose(0, 3)
        from chosen in Gen.Shuffle(["moss", "old brick", "a:b,c=d;%", "ä\"\\\u20ac", "\ud83e\uddf1", "{}[]"])
        from weights in numbers.ArrayOf(3)
        select count == 0 ? null : new NamedWeights(chosen.Take(count).Select((name, i) => new KeyValuePair<string, float>(name, weights[i])));

    static readonly Gen<SeedMix?> mixes =
        from count in Gen.Choose(0, 4)
        from others in seeds.ArrayOf(4)
        from weights in Gen.Choose(-500, 500).ArrayOf(4)
        select count == 0 || others.Distinct().Count() < 4 ? null : new SeedMix(others.Take(count).Select((seed, i) => new SeedWeight(seed, weights[i] / 1001f)));

    static readonly Arbitrary<TextureRecipe> recipes =
        (from seed in seeds
         from mix in mixes
         from size in ArbMap.Default.GeneratorFor<ushort>().ArrayOf(2)
         from tile in Gen.Elements<TileAxes?>(null, TileAxes.None, TileAxes.X, TileAxes.Y, TileAxes.Both)
         from psi in numbers
         from x in Gen.Elements(0, -1, long.MinValue, long.MaxValue, 123456789012)
         from y in Gen.Elements(0, 1, long.MinValue, long.MaxValue, -5)
         from labels in names
         from directions in names
         from maps in Gen.Choose(0, 63)
         from model in Gen.Elements(null, Hash)
         select new TextureRecipe
         {
             Seed = seed, Mix = mix, Width = size[0], Height = size[1], Tile = tile, Psi = psi, OriginX = x, OriginY = y,
             Labels = labels, Directions = directions, Maps = (MaterialMaps)maps, Model = model,
         }).ToArbitrary();

    [Test]
    public void Text_RoundTrips() => Prop.ForAll(recipes, recipe => TextureRecipe.Parse(recipe.ToString()) == recipe)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Test]
    public void Json_RoundTrips() => Prop.ForAll(recipes, recipe => TextureRecipe.Parse(recipe.ToJson()) == recipe)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>Somebody else's reader sees the same: each key of the text form, whatever the names.</summary>
    [Test]
    public void Json_IsJson() => Prop.ForAll(recipes, recipe =>
    {
        using var json = JsonDocument.Parse(recipe.ToJson());
        var root = json.RootElement;
        var seed = root.GetProperty("seed");
        bool same = (seed.ValueKind == JsonValueKind.String ? ulong.Parse(seed.GetString()!) : seed.GetUInt64()) == recipe.Seed;
        if (recipe.Labels is { } labels)
            same &= root.GetProperty("labels").EnumerateObject().Select(p => (p.Name, p.Value.GetSingle())).SequenceEqual(labels.Select(l => (l.Key, l.Value)));
        return same && root.EnumerateObject().Select(p => p.Name).SequenceEqual(recipe.ToString().Split(' ').Select(p => p.Split('=')[0]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void Equal_WhereTheirTextsAre() => Prop.ForAll(recipes, recipes, (a, b) => a == b == (a.ToString() == b.ToString()) && (a != b || a.GetHashCode() == b.GetHashCode()))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>Damaged texts give one line, in bounded time, and nothing else.</summary>
    [Test]
    public void Parse_Damaged_NeverThrowsSomethingElse() => Prop.ForAll(recipes, Gen.Choose(0, int.MaxValue).ArrayOf(4).ToArbitrary(), (recipe, n) =>
    {
        string text = n[0] % 2 == 0 ? recipe.ToJson() : recipe.ToString();
        int at = n[1] % text.Length, length = Math.Min(n[2] % 8, text.Length - at);
        text = (n[3] % 3) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, "{[\",:=\\u00e\u0001-1e9".Substring(n[2] % 10, 1 + n[2] % 7)),
            _ => text[..at],
        };
        try
        {
            return TextureRecipe.Parse(text) is var read && TextureRecipe.Parse(read.ToString()) == read;
        }
        catch (FormatException e)
        {
            return !e.Message.Contains('\n') && !TextureRecipe.TryParse(text, out _);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Test]
    public void Parse_EscapedLineBreakInAKey_IsOneLineAllTheSame() => Assert.That(
        () => TextureRecipe.Parse("{\"seed\":1,\"ori\\ngin\":2}"), Throws.TypeOf<FormatException>().With.Message.Contain("ori?gin").And.Message.Not.Contain("\n"));

    [Test]
    public void Text_DoesNotDependOnTheCulture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = odd;
            var recipe = new TextureRecipe(7) { Psi = -.5f, OriginX = -3 };
            Assert.That(recipe.ToString(), Is.EqualTo("seed=7 psi=-0.5 origin=-3,0"));
            Assert.That(TextureRecipe.Parse("seed=7 psi=-0.5 origin=-3,0"), Is.EqualTo(recipe));
            Assert.That(recipe.ToJson(), Is.EqualTo("""{"seed":7,"psi":-0.5,"origin":[-3,0]}"""));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void Text_LeavesDefaultsOut()
    {
        Assert.That(default(TextureRecipe).ToString(), Is.EqualTo("seed=0"));
        Assert.That(default(TextureRecipe).ToJson(), Is.EqualTo("""{"seed":0}"""));
        Assert.That(new TextureRecipe(7) { Width = 512, Height = 256, Tile = TileAxes.X, Psi = .8f, OriginX = -3, OriginY = 12 }.ToString(),
            Is.EqualTo("seed=7 size=512x256 tile=x psi=0.8 origin=-3,12"));
    }

    [Test]
    public void BothForms_OfEverything_AreTheFormats()
    {
        var recipe = new TextureRecipe(ulong.MaxValue)
        {
            Mix = new([new(1UL << 60, -.5f), new(9, .25f)]), Width = 64, Height = 32, Tile = TileAxes.None, Psi = .7f, OriginX = 1L << 60,
            Labels = new([new("old brick", 2), new("moss", 1)]), Directions = new("wet", -1.5f), Maps = MaterialMaps.Albedo | MaterialMaps.Ao, Model = Hash,
        };
        Assert.That(recipe.ToString(), Is.EqualTo("seed=18446744073709551615 mix=9:0.25,1152921504606846976:-0.5 size=64x32 tile=none psi=0.7 "
            + $"origin=1152921504606846976,0 labels=moss:1,old%20brick:2 directions=wet:-1.5 maps=albedo,ao model={Hash}"));
        Assert.That(recipe.ToJson(), Is.EqualTo("""
            {"seed":"18446744073709551615","mix":[[9,0.25],["1152921504606846976",-0.5]],"size":[64,32],"tile":"none","psi":0.7,"origin":["1152921504606846976",0],"labels":{"moss":1,"old brick":2},"directions":{"wet":-1.5},"maps":["albedo","ao"],"model":"
            """.Trim() + Hash + "\"}"));
        Assert.That(TextureRecipe.Parse(" {\n \"maps\" : [ \"all\" ] ,\t\"seed\": \"7\", \"tile\":\"\\u0078\" } \n"),
            Is.EqualTo(new TextureRecipe(7) { Tile = TileAxes.X, Maps = MaterialMaps.All }), "any order, any space, escapes");
    }

    [Test]
    public void Default_HasPsiOne()
    {
        Assert.That(default(TextureRecipe).Psi, Is.EqualTo(1));
        Assert.That(new TextureRecipe(), Is.EqualTo(new TextureRecipe { Psi = 1 }));
        Assert.That(new TextureRecipe { Psi = .1f }.Psi, Is.EqualTo(.1f));
    }

    [TestCase("", "'' is no part"), TestCase("size=1x1", "seed is missing"), TestCase("seed=-1", "seed=0 to"), TestCase("seed=+1", "seed=0 to")]
    [TestCase("seed=18446744073709551616", "seed=0 to"), TestCase("seed= 1", "seed=0 to"), TestCase("seed=1 ", "'' is no part")]
    [TestCase("seed=1  psi=1", "'' is no part"), TestCase("seed=1 seed=1", "stands twice"), TestCase("seed=1 size=64", "size=WIDTHxHEIGHT")]
    [TestCase("seed=1 size=-1x64", "size=WIDTHxHEIGHT"), TestCase("seed=1 size=64X64", "size=WIDTHxHEIGHT"), TestCase("seed=1 tile=Both", "tile=both")]
    [TestCase("seed=1 tile=7", "tile=both"), TestCase("seed=1 psi=0,7", "psi=NUMBER"), TestCase("seed=1 psi=NaN", "psi=NUMBER")]
    [TestCase("seed=1 psi=1e99", "psi=NUMBER"), TestCase("seed=1 origin=1", "origin=X,Y"), TestCase("seed=1 origin=1,2,3", "origin=X,Y")]
    [TestCase("seed=1 colour=red", "'colour' is no part"), TestCase("seed", "seed=0 to"), TestCase("seed=1\tpsi=1", "seed=0 to")]
    [TestCase("seed=1 mix=2", "mix=SEED:WEIGHT"), TestCase("seed=1 mix=2:x", "mix=SEED:WEIGHT"), TestCase("seed=1 mix=", "mix=SEED:WEIGHT")]
    [TestCase("seed=1 mix=2:0.5,2:0.1", "mix has the seed 2 twice"), TestCase("seed=1 mix=2:0.8,3:-0.8", "squares add up to more than 1")]
    [TestCase("seed=1 labels=", "labels=NAME:NUMBER"), TestCase("seed=1 labels=a", "labels=NAME:NUMBER"), TestCase("seed=1 labels=a:1,a:2", "'a' twice")]
    [TestCase("seed=1 directions=:1", "one of 0 characters"), TestCase("seed=1 directions=a:1e99", "directions=NAME:NUMBER")]
    [TestCase("seed=1 maps=gloss", "maps=all, or some of albedo, height"), TestCase("seed=1 maps=ao,ao", "maps=all"), TestCase("seed=1 model=abc", "model=SHA-256")]
    [TestCase("{", "ends where '\"' is expected, at character 2"), TestCase("{}", "the seed is missing"), TestCase("{\"seed\":7", "'}'|','")]
    [TestCase("{\"seed\":-1}", "a seed is a whole number"), TestCase("{\"seed\":1.5}", "a seed is a whole number"), TestCase("{\"seed\":07}", "a number is expected")]
    [TestCase("{\"seed\":7}}", "something follows after the end"), TestCase("{\"seed\":7,\"seed\":7}", "'seed' stands twice")]
    [TestCase("{\"seed\":7,\"colour\":1}", "'colour' is no part of a recipe"), TestCase("{\"seed\":7,\"size\":[1]}", "size is [width, height]")]
    [TestCase("{\"seed\":7,\"size\":[1,2,3]}", "two values are expected"), TestCase("{\"seed\":7,\"size\":[-1,2]}", "size is [width, height]")]
    [TestCase("{\"seed\":7,\"psi\":1e99}", "a finite number"), TestCase("{\"seed\":7,\"tile\":\"all\"}", "tile is"), TestCase("{\"seed\":7,\"maps\":[]}", "maps is a list")]
    [TestCase("{\"seed\":7,\"labels\":{}}", "labels are 0"), TestCase("{\"seed\":7,\"labels\":{\"a\":1,\"a\":1}}", "'a' stands twice")]
    [TestCase("{\"seed\":7,\"model\":\"x\"}", "model is a SHA-256"), TestCase("{\"seed\":7,\"mix\":[[2,0.9],[3,0.9]]}", "squares add up")]
    [TestCase("{\"seed\":7,\"tile\":\"\\q\"}", "an escape that JSON does not know"), TestCase("{\"seed\":7,}", "'\"' is expected"), TestCase("{\"seed\":null}", "a number is expected")]
    public void Parse_WrongText_SaysWhatBelongsThere(string text, string expected)
    {
        var message = Assert.Throws<FormatException>(() => TextureRecipe.Parse(text))!.Message;
        Assert.That(expected.Split('|').Any(message.Contains), $"'{message}' lacks '{expected}'");
        Assert.That(message, Does.Not.Contain("\n"));
        Assert.That(TextureRecipe.TryParse(text, out var recipe), Is.False);
        Assert.That(recipe, Is.EqualTo(default(TextureRecipe)));
    }

    [Test]
    public void Parse_ALongText_IsRefused() => Assert.That(() => TextureRecipe.Parse("seed=1 mix=" + new string('1', 1 << 20)),
        Throws.TypeOf<FormatException>().With.Message.Contains("at most 65536 are read").And.Message.Length.LessThan(400));

    [Test]
    public void Equality_IsByValue()
    {
        var recipe = new TextureRecipe(1) { Psi = .5f };
        Assert.That(recipe with { OriginX = 0 }, Is.EqualTo(recipe));
        Assert.That(new TextureRecipe(1) { Psi = .5f }, Is.Not.EqualTo(new TextureRecipe(1)));
        TextureRecipe a = recipe with { Mix = new([new(2, .5f), new(1, .25f)]), Labels = new([new("b", 1), new("a", 2)]) };
        TextureRecipe b = recipe with { Mix = new([new(1, .25f), new(2, .5f)]), Labels = new([new("a", 2), new("b", 1)]) };
        Assert.That(a, Is.EqualTo(b), "whatever the order");
        Assert.That(a.GetHashCode(), Is.EqualTo(b.GetHashCode()));
        Assert.That(a with { Labels = new("a", 2) }, Is.Not.EqualTo(b));
    }

    [Test]
    public void Parts_OfWrongValues_AreRefused()
    {
        Assert.That(() => new SeedMix([]), Throws.ArgumentException.With.Message.Contains("0 seeds"));
        Assert.That(() => new SeedMix([new(1, float.NaN)]), Throws.ArgumentException.With.Message.Contains("squares"));
        Assert.That(() => new NamedWeights("a", float.NaN), Throws.ArgumentException.With.Message.Contains("finite"));
        Assert.That(() => new NamedWeights("\ud800", 1), Throws.ArgumentException.With.Message.Contains("cannot be written"));
        Assert.That(() => new NamedWeights("tab\t", 1), Throws.ArgumentException.With.Message.Contains("cannot be written"));
    }
}
