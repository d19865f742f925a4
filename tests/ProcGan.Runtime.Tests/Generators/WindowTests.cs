using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Tests.Models;
using static ProcGan.Runtime.Tests.Models.OnnxBuilder;

namespace ProcGan.Runtime.Tests.Generators;

/// <summary>Equality to the last bit where it is hardest: sums of more than 128 terms, which ONNX Runtime cuts by the size of the run.</summary>
/// <param name="doubling">How the first doubling is written: the trainer has used both forms.</param>
[TestFixture("ConvTranspose"), TestFixture("DepthToSpace")]
public sealed class WindowTests(string doubling)
{
    readonly byte[] model = Builder(doubling).Build();

    [Test]
    public void GenerateChannels_Windows_EqualTheLargeImage()
    {
        using var generator = Load(threads: 1);
        const int side = 24;
        var large = new TextureRecipe(5) { Width = 4 * side, Height = 4 * side, Tile = TileAxes.None, OriginX = 1000, OriginY = -7 };
        float[] whole = Made(generator, large);
        var random = new Philox(1);
        for (int i = 0; i < 60; i++)
        {
            int w = 1 + random.NextInt32(10), h = 1 + random.NextInt32(10), x = random.NextInt32(side - w), y = random.NextInt32(side - h);
            float[] part = Made(generator, large with { Width = 4 * w, Height = 4 * h, OriginX = 1000 + x, OriginY = y - 7 });
            for (int c = 0; c < 3; c++)
                for (int row = 0; row < 4 * h; row++)
                    Assert.That(part.AsSpan((c * 4 * h + row) * 4 * w, 4 * w).SequenceEqual(
                        whole.AsSpan(((c * side + y) * 4 + row) * 4 * side + 4 * x, 4 * w)), $"{w} x {h} cells at {x}, {y}");
        }
    }

    [Test]
    public void GenerateChannels_AnyThreadCount_SameBits([Values(2, 3, 7, 16)] int threads)
    {
        using TextureGenerator one = Load(1), many = Load(threads);
        foreach (var (w, h) in new[] { (1, 1), (4, 4), (16, 16), (13, 40), (5, 31) })
            foreach (var tile in new[] { TileAxes.Both, TileAxes.None, TileAxes.Y })
            {
                var recipe = new TextureRecipe(2) { Width = 4 * w, Height = 4 * h, Tile = tile, OriginY = 3 };
                Assert.That(Made(many, recipe).AsSpan().SequenceEqual(Made(one, recipe)), $"{w} x {h}, {tile}");
            }
    }

    [Test]
    public void Generate_InStrips_CropsAndAllocatesNothing()
    {
        using TextureGenerator one = Load(1), two = Load(2);
        var recipe = new TextureRecipe(2) { Width = 91, Height = 70, Tile = TileAxes.None };
        byte[] expected = new byte[4 * 91 * 70], found = new byte[expected.Length];
        one.Generate(recipe, expected);
        for (int i = 0; i < 20; i++) two.Generate(recipe, found);
        Assert.That(found, Is.EqualTo(expected));
#if !NETSTANDARD_BUILD      // where queueing work takes a small object each time
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++) two.Generate(recipe, found);
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 20, Is.LessThan(32), "the thread pool's queue grows now and then");
#endif
    }

    [Test]
    public void Generate_LargerThanOneRun_IsMadeInStrips()
    {
        using var generator = Load(1);
        var large = new TextureRecipe(3) { Width = 4 * 70, Height = 4 * 80, Tile = TileAxes.Both };     // 5600 cells, a run has 4096 at most
        float[] whole = Made(generator, large);
        float[] part = Made(generator, large with { Width = 4 * 70, Height = 4 * 20, Tile = TileAxes.X, OriginY = 30 });
        for (int c = 0; c < 3; c++)
            Assert.That(part.AsSpan(c * 280 * 80, 280 * 80).SequenceEqual(whole.AsSpan((c * 320 + 120) * 280, 280 * 80)), $"channel {c}");
    }

    [Test]
    public void Generate_ThatFails_LeavesTheGeneratorUsable()
    {
        // An image of another size than the metadata says: each strip fails, on whatever thread.
        var builder = Builder(doubling);
        builder.Metadata["stride"] = "8";
        using var generator = TextureGenerator.Load(builder.Build(), "odd.onnx", new() { Provider = "CPU", Threads = 3 });
        for (int i = 0; i < 20; i++)
            Assert.That(() => generator.Generate(new TextureRecipe(1) { Width = 256, Height = 256 }, new byte[4 * 256 * 256]),
                Throws.TypeOf<ModelFormatException>().With.Message.Contains("'odd.onnx'"));
    }

    TextureGenerator Load(int threads) => TextureGenerator.Load(model, "wide.onnx", new() { Provider = "CPU", Threads = threads });

    static float[] Made(TextureGenerator generator, TextureRecipe recipe)
    {
        var (width, height) = generator.SizeOf(recipe);
        var planes = new float[3 * width * height];
        generator.GenerateChannels(recipe, planes);
        return planes;
    }

    /// <summary>20 -> 138 by 3 x 3 (sums of 180), 138 -> 9 doubling (138 or 552), 9 -> 3 doubling: 4 pixels a cell, margin 2.</summary>
    /// <remarks>No count of channels is a multiple of 8, which would hand a convolution to other kernels.</remarks>
    static OnnxBuilder Builder(string doubling)
    {
        var builder = new OnnxBuilder
        {
            Inputs = { [0] = Port("z", 1, -1, 20, -1, -1) },
            Initializers =
            {
                Weights("a", 180, 138, 20, 3, 3), Weights("c", 4 * 9, 9, 3, 4, 4),
                doubling == "ConvTranspose" ? Weights("b", 4 * 138, 138, 9, 4, 4) : Weights("b", 4 * 138, 36, 138, 2, 2),
            },
        };
        builder.Nodes.Clear();
        builder.Nodes.AddRange([Convolution("Conv", "z", "a", "x", 3, 1, 0), Node("Relu", "x", "y")]);
        builder.Nodes.AddRange(doubling == "ConvTranspose"
            ? [Convolution("ConvTranspose", "y", "b", "u", 4, 2, 2)]
            : [Convolution("Conv", "y", "b", "d", 2, 1, 0), Node("DepthToSpace", "d", "u", Join(Text(1, "blocksize"), Number(3, 2), Number(20, 2)))]);
        builder.Nodes.AddRange([
            Node("Relu", "u", "v"), Convolution("ConvTranspose", "v", "c", "w", 4, 2, 3), Node("Tanh", "w", "image"),
        ]);
        foreach (var (key, value) in new[] { ("z", "20"), ("z.local", "20"), ("margin", "2"), ("stride", "4") }) builder.Metadata[key] = value;
        return builder;
    }
}
