using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Fields;

/// <summary>The promises of fields on the models that are shipped: widths that small models do not have take other ways through ONNX Runtime.</summary>
public sealed class ShippedFieldTests
{
    [Test]
    public void Generate_RandomChunks_EqualOneLargeImage([Values("bricks", "rocks")] string name)
    {
        const int side = 700, count = 60;
        using var generator = Load(name, threads: 1);
        using var two = Load(name, threads: 2);
        var recipe = new TextureRecipe(11) { Width = side, Height = side, Tile = TileAxes.None, OriginX = (1L << 40) - 3, OriginY = long.MinValue + 5 };
        byte[] large = new byte[4 * side * side];
        two.Generate(recipe, large);
        var random = new Philox(3);
        for (int i = 0; i < count; i++)
        {
            int w = 1 + random.NextInt32(150), h = 1 + random.NextInt32(150), x = random.NextInt32(side / w), y = random.NextInt32(side / h);
            byte[] made = new byte[4 * w * h];
            new InfiniteTexture(i % 2 == 0 ? generator : two, recipe with { Width = w, Height = h }).Generate(x, y, made);
            for (int row = 0; row < h; row++)
                Assert.That(made.AsSpan(4 * row * w, 4 * w).SequenceEqual(large.AsSpan(4 * ((y * h + row) * side + x * w), 4 * w)), $"chunk {x}, {y} of {w} x {h}, row {row}");
        }
    }

    [Test]
    public void Tiles_OfARandomField_EqualOneImage()
    {
        const int tiles = 4, wide = 176, high = 144;
        using var generator = Load("bricks", threads: 2);
        var set = new WangTileSet(generator, new(7) { Width = wide, Height = high }, 2);
        int width = tiles * wide;
        byte[] field = new byte[4 * width * tiles * high], tile = new byte[4 * wide * high];
        set.GenerateField((x, y) => set.CornerAt(5, x, y), tiles, tiles, field);
        for (int y = 0; y < tiles; y++)
            for (int x = 0; x < tiles; x++)
            {
                set.GenerateTile(set.IndexAt(5, x, y), tile);
                for (int row = 0; row < high; row++)
                    Assert.That(tile.AsSpan(4 * row * wide, 4 * wide).SequenceEqual(field.AsSpan(4 * ((y * high + row) * width + x * wide), 4 * wide)), $"tile {x}, {y}, row {row}");
            }
    }

    static TextureGenerator Load(string name, int threads) =>
        TextureGenerator.Load(Path.Combine(Repository.Root, "assets", "models", name + ".onnx"), new() { Provider = "CPU", Threads = threads });
}
