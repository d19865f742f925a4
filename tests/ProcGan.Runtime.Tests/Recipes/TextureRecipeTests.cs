using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ProcGan.Runtime.Tests.Recipes;

public sealed class TextureRecipeTests
{
    static readonly Arbitrary<TextureRecipe> recipes =
        (from seed in ArbMap.Default.GeneratorFor<ulong>()
         from highSeed in ArbMap.Default.GeneratorFor<bool>()
         from size in ArbMap.Default.GeneratorFor<ushort>().ArrayOf(2)
         from tile in Gen.Elements<TileAxes?>(null, TileAxes.None, TileAxes.X, TileAxes.Y, TileAxes.Both)
         from psiBits in ArbMap.Default.GeneratorFor<int>()
         from psi in Gen.Elements(1, 0, -0f, .1f, .7f, 1e-30f, 3e38f, float.Epsilon, BitConverter.Int32BitsToSingle(psiBits * 48271))
         from x in Gen.Elements(0, -1, long.MinValue, long.MaxValue, 123456789012)
         from y in Gen.Elements(0, 1, long.MinValue, long.MaxValue, -5)
         select new TextureRecipe
         {
             Seed = highSeed ? ~seed : seed, Width = size[0], Height = size[1], Tile = tile,
             Psi = float.IsNaN(psi) || float.IsInfinity(psi) ? 1 : psi, OriginX = x, OriginY = y,
         }).ToArbitrary();

    [Test]
    public void Text_RoundTrips() => Prop.ForAll(recipes, recipe => TextureRecipe.Parse(recipe.ToString()) == recipe)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

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
        Assert.That(new TextureRecipe(7) { Width = 512, Height = 256, Tile = TileAxes.X, Psi = .8f, OriginX = -3, OriginY = 12 }.ToString(),
            Is.EqualTo("seed=7 size=512x256 tile=x psi=0.8 origin=-3,12"));
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
    public void Parse_WrongText_SaysWhatBelongsThere(string text, string expected)
    {
        Assert.That(Assert.Throws<FormatException>(() => TextureRecipe.Parse(text))!.Message, Does.Contain(expected).And.Not.Contain("\n"));
        Assert.That(TextureRecipe.TryParse(text, out var recipe), Is.False);
        Assert.That(recipe, Is.EqualTo(default(TextureRecipe)));
    }

    [Test]
    public void Equality_IsByValue()
    {
        var recipe = new TextureRecipe(1) { Psi = .5f };
        Assert.That(recipe with { OriginX = 0 }, Is.EqualTo(recipe));
        Assert.That(new TextureRecipe(1) { Psi = .5f }, Is.Not.EqualTo(new TextureRecipe(1)));
    }
}
