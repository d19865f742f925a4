namespace ProcGan.Runtime.Tests.Generators;

/// <summary>Textures handed out as rows, and how they are cut into runs.</summary>
public sealed class RowsTests
{
    [TestCase("plain.onnx", 700, 900, TileAxes.Both, 1), TestCase("plain.onnx", 1030, 517, TileAxes.None, 3), TestCase("spatial.onnx", 640, 1056, TileAxes.Y, 2)]
    [TestCase("spatial.onnx", 16, 1600, TileAxes.Both, 2), TestCase("dcgan.onnx", 0, 0, TileAxes.None, 1), TestCase("dcgan.onnx", 0, 0, TileAxes.Both, 2)]
    public void GenerateRows_AreTheImagesInOrder(string model, int width, int height, TileAxes tile, int threads)
    {
        using var generator = TextureGenerator.Load(Repository.Model(model), new() { Provider = "CPU", Threads = threads });
        var recipe = new TextureRecipe(3) { Width = width, Height = height, Tile = tile };
        var (w, h) = generator.SizeOf(recipe);
        byte[] whole = new byte[4 * w * h], rows = new byte[whole.Length];
        generator.Generate(recipe, whole);
        int next = 0, calls = 0;
        generator.GenerateRows(recipe, (top, rgba) =>
        {
            Assert.That(top, Is.EqualTo(next));
            rgba.CopyTo(rows.AsSpan(4 * top * w));
            next += rgba.Length / 4 / w;
            calls++;
        });
        Assert.That(next, Is.EqualTo(h));
        Assert.That(rows.AsSpan().SequenceEqual(whole));
        Assert.That(calls, w * h > 512 * 512 ? Is.GreaterThan(1) : Is.AtLeast(1));
    }

    [Test]
    public void GenerateRows_SinkThatThrows_LeavesTheGeneratorUsable()
    {
        using var generator = TextureGenerator.Load(Repository.Model("plain.onnx"), new() { Provider = "CPU", Threads = 2 });
        for (int i = 0; i < 5; i++)
            Assert.That(() => generator.GenerateRows(new(1), (_, _) => throw new OperationCanceledException()), Throws.TypeOf<OperationCanceledException>());
        generator.Generate(new(1), new byte[4 * generator.Model.Width * generator.Model.Height]);
    }

    [Test]
    public void Plan_AnySize_CoversItInSmallRuns([Values(1, 2, 16)] int threads)
    {
        // Bounds on a run are what bounds memory; and cost is linear in area if few cells are made for nothing.
        using var generator = TextureGenerator.Load(Repository.Model("spatial.onnx"), new() { Provider = "CPU", Threads = threads });
        foreach (int w in new[] { 1, 5, 16, 33, 100, 512, 1024 })
            foreach (int h in new[] { 1, 7, 16, 40, 333, 1024 })
            {
                var plan = generator.Plan(new(1) { Width = 16 * w, Height = 16 * h, Tile = TileAxes.Both });
                var block = plan.Block(generator.Model, 0, 0);
                Assert.That(block.Area, Is.LessThanOrEqualTo(256), $"{w} x {h}");
                Assert.That((block.Width + 1) * (block.Height + 1), Is.GreaterThan(64), $"{w} x {h}: what equal bytes need");
                Assert.That((plan.BlocksX * plan.BlockWidth >= w, plan.BlocksY * plan.BlockHeight >= h), Is.EqualTo((true, true)));
                if (w >= 100 && h >= 40) Assert.That((double)plan.Blocks * block.Area / (w * h), Is.LessThan(1.13), $"{w} x {h}: cells made for one that is wanted");
                if (threads > 1 && w >= 16 && h >= 16) Assert.That(plan.Blocks, Is.GreaterThan(1), $"{w} x {h}: work for threads");
            }
    }
}
