using System.Numerics;
using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Fields;

/// <summary>Chunks against one large image, near and far, on a small model with waves, global latents and four layers of noise.</summary>
public sealed class InfiniteTextureTests
{
    TextureGenerator generator = null!, two = null!;

    [OneTimeSetUp]
    public void Load()
    {
        generator = TextureGenerator.Load(Repository.Model("spatial.onnx"), new() { Provider = "CPU", Threads = 1 });
        two = TextureGenerator.Load(Repository.Model("spatial.onnx"), new() { Provider = "CPU", Threads = 2 });
    }

    [OneTimeTearDown]
    public void Free()
    {
        generator.Dispose();
        two.Dispose();
    }

    [Test]
    public void Generate_AThousandRandomChunks_EqualOneLargeImage()
    {
        const int side = 1200;
        var recipe = new TextureRecipe(11) { Width = side, Height = side, Tile = TileAxes.None, OriginX = -40, OriginY = 1L << 50 };
        byte[] large = new byte[4 * side * side];
        generator.Generate(recipe, large);
        var random = new Philox(2);
        var sizes = Enumerable.Range(0, 25).Select(_ => (W: 1 + random.NextInt32(90), H: 1 + random.NextInt32(90))).ToArray();
        var textures = sizes.Select((s, i) => new InfiniteTexture(i % 2 == 0 ? generator : two, recipe with { Width = s.W, Height = s.H })).ToArray();
        var chunks = Enumerable.Range(0, 1000).Select(i => (Texture: textures[i % 25], X: random.NextInt32(side / sizes[i % 25].W), Y: random.NextInt32(side / sizes[i % 25].H))).ToArray();
        int different = 0;
        Parallel.ForEach(chunks, new() { MaxDegreeOfParallelism = 3 }, chunk =>
        {
            var (texture, x, y) = chunk;
            int w = texture.ChunkWidth, h = texture.ChunkHeight;
            byte[] made = new byte[4 * w * h];
            texture.Generate(x, y, made);
            for (int row = 0; row < h; row++)
                if (!made.AsSpan(4 * row * w, 4 * w).SequenceEqual(large.AsSpan(4 * ((y * h + row) * side + x * w), 4 * w))) Interlocked.Increment(ref different);
        });
        Assert.That(different, Is.Zero, "rows that differ");
    }

    [TestCase(0), TestCase(-1), TestCase((1L << 40) + 3), TestCase(-(1L << 40) - 7), TestCase((1L << 61) + 1), TestCase(long.MaxValue / 2), TestCase(long.MinValue / 2 + 1)]
    public void Generate_AnywhereIn64Bits_ChunksAreHalvesOfALargerOne(long at)
    {
        // The same pixels, addressed by chunks of another size: nothing is lost in either product.
        const int side = 45;
        var recipe = new TextureRecipe(5) { Width = side, Height = side };
        var small = new InfiniteTexture(generator, recipe);
        var large = new InfiniteTexture(generator, recipe with { Width = 2 * side, Height = 2 * side });
        byte[] whole = new byte[16 * side * side], part = new byte[4 * side * side];
        large.Generate(at, -at, whole);
        Assert.That(whole.Distinct().Count(), Is.GreaterThan(20), "there is a picture");
        for (int i = 0; i < 4; i++)
        {
            small.Generate(2 * at + i % 2, -2 * at + i / 2, part);
            for (int row = 0; row < side; row++)
                Assert.That(part.AsSpan(4 * row * side, 4 * side).SequenceEqual(whole.AsSpan(4 * ((i / 2 * side + row) * 2 * side + i % 2 * side), 4 * side)), $"part {i}, row {row}");
        }
    }

    [Test]
    public void Generate_AtTheEndsOf64Bits_MakesAPicture([Values(long.MinValue, long.MaxValue)] long x, [Values(long.MinValue, long.MaxValue)] long y)
    {
        var texture = new InfiniteTexture(generator, new TextureRecipe(5) { Width = 77, Height = 50 });
        byte[] rgba = new byte[4 * 77 * 50];
        texture.Generate(x, y, rgba);
        Assert.That(rgba.Distinct().Count(), Is.GreaterThan(20));
    }

    [Test]
    public void Generate_ChunkAndOrigin_AreTheRecipesPixels()
    {
        // Whole cells: chunk (x, y) is the recipe moved by its cells.
        var texture = new InfiniteTexture(generator, new TextureRecipe(5) { Width = 48, Height = 32, OriginX = 9, OriginY = -9 });
        byte[] chunk = new byte[4 * 48 * 32], window = new byte[chunk.Length];
        texture.Generate((1L << 40) + 1, -(1L << 39), chunk);
        generator.Generate(new TextureRecipe(5) { Width = 48, Height = 32, Tile = TileAxes.None, OriginX = 9 + 3 * ((1L << 40) + 1), OriginY = -9 - 2 * (1L << 39) }, window);
        Assert.That(chunk, Is.EqualTo(window));
    }

    [TestCase(1L << 40), TestCase(-(1L << 40)), TestCase((1L << 42) + 12345)]
    public void Waves_FarAway_KeepTheirPhase(long x)
    {
        // Exact arithmetic: a double is a fraction of two integers. A rounding of 2^-65 turns a cell makes 2^-23 turns at 2^42, 8e-7 of a sine.
        Wave[] waves = [new(.1, .3), new(-1.7320508, .01), new(0.5, 0.25)];
        var found = new float[3 * 4];
        LatentField.FillWaves(found, waves, [0, 1UL << 62, 12345678901234567890], new(x, x + 7, 4, 1));
        ulong[] phases = [0, 1UL << 62, 12345678901234567890];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 4; j++)
            {
                double turns = Turns(waves[i].X, x + j) + Turns(waves[i].Y, x + 7) + phases[i] / 18446744073709551616.0;
                Assert.That(found[i * 4 + j], Is.EqualTo(Math.Sin(2 * Math.PI * turns)).Within(2e-6));
            }
    }

    /// <summary>The fractional part of a product, exactly, then rounded to a double.</summary>
    static double Turns(double k, long cell)
    {
        const int bits = 80;
        BigInteger scaled = new BigInteger(k * (1L << 52) * 256) * cell << (bits - 60);      // these k are multiples of 2^-60
        BigInteger rest = scaled % (BigInteger.One << bits);
        return (double)rest / Math.Pow(2, bits);
    }

    [Test]
    public void New_WhatCannotBe_SaysSo()
    {
        using var vector = TextureGenerator.Load(Repository.Model("dcgan.onnx"), new() { Provider = "CPU" });
        Assert.That(() => new InfiniteTexture(vector, new(1)), Throws.ArgumentException.With.Message.Contains("use a spatial model"));
        Assert.That(() => new InfiniteTexture(generator, new(1) { Tile = TileAxes.X }), Throws.ArgumentException.With.Message.Contains("does not wrap"));
        Assert.That(() => new InfiniteTexture(generator, new(1) { Width = 20000 }), Throws.ArgumentException.With.Message.Contains("1 to 16384"));
        Assert.That(() => new InfiniteTexture(generator, new(1) { Width = 10, Height = 10 }).Generate(0, 0, new byte[7]), Throws.ArgumentException.With.Message.Contains("400"));
    }
}
