using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Tests.Models;
using static ProcGan.Runtime.Tests.Models.OnnxBuilder;

namespace ProcGan.Runtime.Tests.Fields;

/// <summary>Wang tiles: what is laid equals one large image of the same cells.</summary>
public sealed class WangTests
{
    static readonly GeneratorOptions cpu = new() { Provider = "CPU", Threads = 2 };

    [Test]
    public void Tiles_Of64x64RandomField_EqualOneImage([Values(2, 3)] int colours)
    {
        // Every pixel at once, and with that every edge and every corner: 64 x 64 tiles of 5 x 5 cells.
        using var generator = TextureGenerator.Load(Model(), "wang.onnx", cpu);
        var set = new WangTileSet(generator, new(7) { Width = 20, Height = 20, OriginX = -3 }, colours);
        const int tiles = 64;
        int side = tiles * 20;
        byte[] field = new byte[4 * side * side], atlas = new byte[4 * set.Count * 400];
        set.GenerateField((x, y) => set.CornerAt(1, x, y), tiles, tiles, field);
        set.GenerateAtlas(atlas);
        var used = new HashSet<int>();
        int atlasWidth = set.AtlasTiles * 20, wrong = 0;
        for (int y = 0; y < tiles; y++)
            for (int x = 0; x < tiles; x++)
            {
                int index = set.IndexAt(1, x, y);
                used.Add(index);
                for (int row = 0; row < 20; row++)
                    if (!field.AsSpan(4 * ((y * 20 + row) * side + x * 20), 80).SequenceEqual(
                        atlas.AsSpan(4 * ((index / set.AtlasTiles * 20 + row) * atlasWidth + index % set.AtlasTiles * 20), 80))) wrong++;
            }
        Assert.That(wrong, Is.Zero, "rows of tiles that differ from the field");
        Assert.That(used, Has.Count.EqualTo(set.Count), "4096 places use all tiles");
        Assert.That(Enumerable.Range(0, set.Count).Select(i => Convert.ToHexString(Tile(set, i))).Distinct().Count(), Is.EqualTo(set.Count), "no two are the same");
    }

    [Test]
    public void Tiles_WithWavesAndNoise_EqualOneImage()
    {
        using var generator = TextureGenerator.Load(Repository.Model("spatial.onnx"), cpu);
        var set = new WangTileSet(generator, new(7) { Width = 96, Height = 112, Psi = .8f }, 2);
        const int tiles = 4;
        int width = tiles * 96;
        byte[] field = new byte[4 * width * tiles * 112];
        set.GenerateField((x, y) => set.CornerAt(5, x, y), tiles, tiles, field);
        for (int y = 0; y < tiles; y++)
            for (int x = 0; x < tiles; x++)
            {
                byte[] tile = Tile(set, set.IndexAt(5, x, y));
                for (int row = 0; row < 112; row++)
                    Assert.That(tile.AsSpan(4 * row * 96, 4 * 96).SequenceEqual(field.AsSpan(4 * ((y * 112 + row) * width + x * 96), 4 * 96)), $"tile {x}, {y}, row {row}");
            }
    }

    [Test]
    public void Source_OfEachKind_DependsOnItsCornersAlone()
    {
        // 3 colours, tiles of 7 x 6 cells, margin 2. All fields of 3 x 3 corners would be many; random ones show every dependence.
        var random = new Philox(3);
        var sources = new Dictionary<string, (long, long)>();
        var owners = new Dictionary<(long, long), string>();
        for (int n = 0; n < 200; n++)
        {
            int[] colour = [.. Enumerable.Range(0, 9).Select(_ => random.NextInt32(3))];
            var cells = new CellMap(7, 6, 2, 3, 100, -50, (x, y) => colour[(int)x + 3 * (int)y]);
            for (int y = 0; y < 12; y++)
                for (int x = 0; x < 14; x++)
                {
                    if (x < 2 || y < 2 || x >= 12 || y >= 10) continue;      // these reach corners outside the nine
                    int u = x % 7, v = y % 6, tx = x / 7, ty = y / 6;
                    int C(int i, int j) => colour[tx + i + 3 * (ty + j)];
                    bool west = u < 2, east = u >= 5, north = v < 2, south = v >= 4;
                    string key = (west || east, north || south) switch
                    {
                        (true, true) => $"corner {C(east ? 1 : 0, south ? 1 : 0)} {(u + 2) % 7} {(v + 2) % 6}",
                        (false, true) => $"row {C(0, south ? 1 : 0)} {C(1, south ? 1 : 0)} {u} {(v + 2) % 6}",
                        (true, false) => $"column {C(east ? 1 : 0, 0)} {C(east ? 1 : 0, 1)} {(u + 2) % 7} {v}",
                        _ => $"tile {C(0, 0)} {C(1, 0)} {C(0, 1)} {C(1, 1)} {u} {v}",
                    };
                    var source = cells.Source(x, y);
                    Assert.That(sources.TryAdd(key, source) || sources[key] == source, key);
                    Assert.That(owners.TryAdd(source, key) || owners[source] == key, $"{source} is {key} and {owners[source]}");
                }
        }
        Assert.That(sources.Keys.Select(k => k.Split(' ')[0]).Distinct().Count(), Is.EqualTo(4));
    }

    [Test]
    public void CornerAt_TakesEachColourAsOften()
    {
        using var generator = TextureGenerator.Load(Model(), "wang.onnx", cpu);
        var set = new WangTileSet(generator, new(7) { Width = 20, Height = 20 }, 4);
        int[] counts = new int[4];
        for (int i = 0; i < 4000; i++) counts[set.CornerAt(9, i % 80 - 40, (i / 80 - 25) * (1L << 50))]++;
        Assert.That(counts, Is.All.InRange(1000 - 5 * 27, 1000 + 5 * 27), "binomial: deviation 27");
        Assert.That(set.Index(1, 2, 3, 0), Is.EqualTo(1 + 4 * (2 + 4 * 3)));
    }

    [Test]
    public void WhatCannotBe_SaysSo()
    {
        using var generator = TextureGenerator.Load(Model(), "wang.onnx", cpu);
        using var vector = TextureGenerator.Load(Repository.Model("dcgan.onnx"), cpu);
        Assert.That(() => new WangTileSet(generator, new(7) { Width = 16, Height = 20 }, 2), Throws.ArgumentException.With.Message.Contains("use 20 pixels or more"));
        Assert.That(() => new WangTileSet(generator, new(7) { Width = 22, Height = 20 }, 2), Throws.ArgumentException.With.Message.Contains("20 or 24"));
        Assert.That(() => new WangTileSet(generator, new(7) { Width = 20, Height = 20 }, 5), Throws.ArgumentException.With.Message.Contains("2 to 4"));
        Assert.That(() => new WangTileSet(vector, new(7), 2), Throws.ArgumentException.With.Message.Contains("use a spatial model"));
        var set = new WangTileSet(generator, new(7) { Width = 20, Height = 20 }, 2);
        Assert.That(() => set.GenerateTile(16, new byte[1600]), Throws.ArgumentException.With.Message.Contains("0 to 15"));
        Assert.That(() => set.Index(0, 0, 2, 0), Throws.ArgumentException.With.Message.Contains("0 to 1"));
        Assert.That(() => set.GenerateField((x, y) => 3, 1, 1, new byte[1600]), Throws.ArgumentException.With.Message.Contains("colour 3"));
    }

    static byte[] Tile(WangTileSet set, int index)
    {
        byte[] rgba = new byte[4 * set.TileWidth * set.TileHeight];
        set.GenerateTile(index, rgba);
        return rgba;
    }

    /// <summary>Random weights, margin 2, 4 pixels a cell.</summary>
    static byte[] Model()
    {
        var builder = new OnnxBuilder { Initializers = { Weights("a", 36, 12, 4, 3, 3), Weights("b", 108, 16, 12, 3, 3), Weights("c", 16, 16, 3, 4, 4) } };
        builder.Nodes.Clear();
        builder.Nodes.AddRange([
            Convolution("Conv", "z", "a", "p", 3, 1, 0), Node("Relu", "p", "q"), Convolution("Conv", "q", "b", "r", 3, 1, 0), Node("Relu", "r", "s"),
            Convolution("ConvTranspose", "s", "c", "t", 4, 4, 0), Node("Tanh", "t", "image"),
        ]);
        (builder.Metadata["margin"], builder.Metadata["stride"]) = ("2", "4");
        return builder.Build();
    }
}
