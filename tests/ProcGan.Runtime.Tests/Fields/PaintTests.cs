using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Fields;

/// <summary>Global latents and class weights that vary over a field.</summary>
public sealed class PaintTests
{
    static readonly GeneratorOptions cpu = new() { Provider = "CPU", Threads = 2 };
    TextureGenerator means = null!, picture = null!;

    [OneTimeSetUp]
    public void Load()
    {
        means = TextureGenerator.Load(ConditionalModel.Means(), "means.onnx", cpu);
        picture = TextureGenerator.Load(ConditionalModel.Picture(), "picture.onnx", cpu);
    }

    [OneTimeTearDown]
    public void Free()
    {
        means.Dispose();
        picture.Dispose();
    }

    [Test]
    public void Info_Conditional_HasItsClasses() => Assert.That(picture.Model.Classes, Is.EqualTo(new[] { "brick", "moss", "sand" }));

    [Test]
    public void GenerateChannels_Painted_IsTheFunctionOfTheLabels([Values] TileAxes tile)
    {
        const int w = 11, h = 9;
        static float Weight(long x, long y, int k) => (float)Math.Sin(3 * x + 5 * y + k);
        var paint = FieldPaint.From((in FieldCell cell, Span<float> global, Span<float> label) =>
        {
            for (int k = 0; k < 3; k++) label[k] = Weight(cell.X, cell.Y, k);
        });
        var planes = new float[3 * 16 * w * h];
        means.GenerateChannels(new TextureRecipe(1) { Width = 4 * w, Height = 4 * h, Tile = tile, OriginX = 2 }, planes, paint);
        for (int c = 0; c < 3; c++)
            for (int y = 0; y < h; y++)
                for (int x = 0; x < w; x++)
                {
                    double sum = 0;
                    for (int dy = -1; dy <= 1; dy++)
                        for (int dx = -1; dx <= 1; dx++)
                            sum += Weight(Wrap(2 + x + dx, w, TileAxes.X), Wrap(y + dy, h, TileAxes.Y), c) / 9;
                    foreach (var (py, px) in new[] { (0, 0), (3, 0), (1, 2), (3, 3) })
                        Assert.That(planes[(c * 4 * h + 4 * y + py) * 4 * w + 4 * x + px], Is.EqualTo(sum).Within(1e-6), $"channel {c}, cell {x}, {y}");
                }
        int Wrap(int i, int period, TileAxes axis) => (tile & axis) != 0 ? (i + period) % period : i;
    }

    [Test]
    public void GenerateChannels_Labels_ArriveAtTheModel()
    {
        var recipe = new TextureRecipe(1) { Labels = new([new("moss", 3), new("sand", 1)]) };
        var planes = new float[3 * 32 * 32];
        means.GenerateChannels(recipe, planes);
        for (int c = 0; c < 3; c++) Assert.That(planes.Skip(c * 1024).Take(1024), Is.All.EqualTo(new[] { 0, .75, .25 }[c]).Within(1e-6));
        using var vector = TextureGenerator.Load(ConditionalModel.Vector(), "vector.onnx", cpu);
        var pixel = new float[3];
        vector.GenerateChannels(recipe, pixel);
        Assert.That(pixel, Is.EqualTo(new[] { 0, .75f, .25f }));
    }

    [Test]
    public void Generate_ClassesWithWavesOfTheirOwn_AddUpByWeight()
    {
        // All latents are waves, and the image's channel c is wave c's cell: so it is the weighted sum that FORMATS.md says.
        using var generator = TextureGenerator.Load(ConditionalModel.Waves("0.1,0;0,0.2|0.3,0.1;0.25,0"), "waves.onnx", cpu);
        Assert.That(generator.Model.Waves[1], Is.EqualTo(new Wave[] { new(.3, .1), new(.25, 0) }));
        var paint = FieldPaint.From((in FieldCell cell, Span<float> global, Span<float> label) => (label[0], label[1]) = (cell.X / 16f, 1 - cell.X / 16f));
        var planes = new float[2 * 64 * 64];
        generator.GenerateChannels(new TextureRecipe(3) { Width = 64, Height = 64, Tile = TileAxes.None }, planes, paint);
        ulong[] phases = new ulong[2];
        float[] first = new float[2 * 256], second = new float[2 * 256];
        LatentField.FillWavePhases(phases, 3);
        LatentField.FillWaves(first, [new(.1, 0), new(0, .2)], phases, new(0, 0, 16, 16));
        LatentField.FillWaves(second, [new(.3, .1), new(.25, 0)], phases, new(0, 0, 16, 16));
        for (int c = 0; c < 2; c++)
            for (int cell = 0; cell < 256; cell++)
            {
                float weight = cell % 16 / 16f, expected = weight * first[c * 256 + cell] + (1 - weight) * second[c * 256 + cell];
                Assert.That(planes[(c * 64 + cell / 16 * 4 + 1) * 64 + cell % 16 * 4 + 2], Is.EqualTo(expected).Within(1e-6), $"channel {c}, cell {cell}");
            }
    }

    [Test]
    public void Load_WavesForTwoOfThreeClasses_IsRefused() => Assert.That(
        () => TextureGenerator.Load(ConditionalModel.Waves("0.1,0;0,0.2|0.3,0.1"), "waves.onnx", cpu), Throws.TypeOf<ModelFormatException>().With.Message.Contains("procgan.waves"));

    [Test]
    public void Generate_WorldOfThreeClasses_BlendsOver100ChunksWithoutASeam()
    {
        const int side = 50, chunks = 10, all = side * chunks;      // pixels; cells are 4, so chunks end within cells
        var palette = new FieldPalette(picture.Model).Add(1, "brick").Add(2, "moss").Add(3, "sand");
        var paint = new PointPaint(palette, [new(20, 30, 0), new(100, 20, 1), new(60, 110, 2), new(110, 100, 0), new(5, 120, 1)], softness: 6);
        var recipe = new TextureRecipe(9) { Width = side, Height = side };
        var world = new InfiniteTexture(picture, recipe, paint);
        byte[] laid = new byte[4 * all * all], chunk = new byte[4 * side * side], whole = new byte[laid.Length];
        for (int i = 0; i < chunks * chunks; i++)
        {
            int at = i * 37 % (chunks * chunks), x = at % chunks, y = at / chunks;      // in no special order
            world.Generate(x, y, chunk);
            for (int row = 0; row < side; row++) chunk.AsSpan(4 * row * side, 4 * side).CopyTo(laid.AsSpan(4 * ((y * side + row) * all + x * side)));
        }
        picture.Generate(recipe with { Width = all, Height = all, Tile = TileAxes.None }, whole, paint);
        Assert.That(laid.AsSpan().SequenceEqual(whole), "the chunks are one image");

        // And none of it is the same: each class is somewhere, and between them is a passage.
        float[] mix = new float[3];
        var seen = new HashSet<int>();
        for (int y = 0; y < 125; y += 5)
            for (int x = 0; x < 125; x += 5)
            {
                paint.Paint(new(x, y, 0, 0), new float[2], mix);
                Assert.That(mix.Sum(), Is.EqualTo(1).Within(1e-5));
                seen.Add(mix.Max() < .9 ? 3 : Array.IndexOf(mix, mix.Max()));
            }
        Assert.That(seen, Is.EquivalentTo(new[] { 0, 1, 2, 3 }));
        for (int axis = 0; axis < 2; axis++)
            Assert.That(BorderRatio(whole, all, side, axis == 0), Is.InRange(.8, 1.25), "columns at chunk borders differ as others do; 9 x 500 pixels scatter by less");
    }

    [Test]
    public void Generate_PaintedTile_MeetsItself()
    {
        // A map over the period: the texture of a field moved by some cells is the still one's, rolled.
        var palette = new FieldPalette(picture.Model).Add(1, "brick").Add(2, "moss").Add(3, "sand");
        var paint = MapPaint.FromIndices(palette, 3, 2, [0, 1, 2, 2, 0, 1], cellsPerTexel: 99);
        const int cells = 24, side = 4 * cells;
        var recipe = new TextureRecipe(4) { Width = side, Height = side, Tile = TileAxes.Both };
        byte[] still = new byte[4 * side * side], moved = new byte[still.Length];
        picture.Generate(recipe, still, paint);
        picture.Generate(recipe with { OriginX = 12, OriginY = -7 }, moved, paint);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                Assert.That(moved.AsSpan(4 * (y * side + x), 4).SequenceEqual(still.AsSpan(4 * ((y + side - 28) % side * side + (x + 48) % side), 4)), $"{x}, {y}");
    }

    [Test]
    public void Paint_Globals_AreScaledByPsi_AndUnpaintedOnesAreTheRecipes()
    {
        // Painting what is there already changes nothing; painting another seed's makes that seed's colours.
        float[] own = new float[2], other = new float[2];
        LatentField.FillGlobal(own, 4);
        LatentField.FillGlobal(other, 5);
        const float ownBrick = .25f;
        var recipe = new TextureRecipe(4) { Width = 64, Height = 64, Psi = .6f, Labels = new([new("brick", 1), new("moss", 3)]) };
        Assert.That(Bytes(recipe, null), Is.EqualTo(Bytes(recipe, FieldPaint.From((in FieldCell c, Span<float> g, Span<float> l) => own.CopyTo(g)))));
        Assert.That(Bytes(recipe, null), Is.Not.EqualTo(Bytes(recipe, FieldPaint.From((in FieldCell c, Span<float> g, Span<float> l) => other.CopyTo(g)))));
        Bytes(recipe, FieldPaint.From((in FieldCell c, Span<float> g, Span<float> l) => Assert.That((g.ToArray(), l[0]), Is.EqualTo((own, ownBrick)))));
    }

    [Test]
    public void Palette_Blend_KeepsTheLengthOfLatents()
    {
        var palette = new FieldPalette(picture.Model).Add([3, 0], [1, 0, 0]).Add([0, 3], [0, 1, 0]).Add([-3, 0], [0, 0, 1]);
        float[] global = new float[2], label = new float[3];
        palette.Blend([.5f, .5f, 0], global, label);
        Assert.That(global, Is.EqualTo(new[] { 2.12132f, 2.12132f }).Within(1e-5), "3 / sqrt 2 each: length 3, as both have");
        Assert.That(label, Is.EqualTo(new[] { .5f, .5f, 0 }));
        palette.Blend([1, 0, 0], global, label);
        Assert.That(global, Is.EqualTo(new float[] { 3, 0 }));
        palette.Blend([.51f, 0, .49f], global, label);
        Assert.That(Math.Abs(global[0]), Is.LessThan(.1), "opposites cancel out and are not blown up");
    }

    [Test]
    public void MapPaint_BetweenTexels_IsTheirBlend()
    {
        var palette = new FieldPalette(picture.Model).Add(1, "brick").Add(2, "moss");
        var paint = MapPaint.FromIndices(palette, 2, 1, [0, 1], cellsPerTexel: 8);      // middles at cells 4 and 12
        float Brick(long x, long period = 0)
        {
            float[] label = new float[3];
            paint.Paint(new(x, 5, period, 0), new float[2], label);
            return label[0];
        }
        Assert.That(new[] { -100, 0, 3, 4, 7, 8, 11, 12, 1000 }.Select(x => Brick(x)),
            Is.EqualTo(new[] { 1, 1, 1, 1 - .5f / 8, 1 - 3.5f / 8, 1 - 4.5f / 8, 1 - 7.5f / 8, 0, 0 }).Within(1e-6));
        Assert.That(new[] { 0, 3, 8, 15 }.Select(x => Brick(x, 16)), Is.EqualTo(new[] { .5f + .5f / 8, 1 - .5f / 8, 1 - 4.5f / 8, .5f - .5f / 8 }).Within(1e-6), "around the edge");
    }

    [Test]
    public void PointPaint_Weights_FallByEWithinTheSoftness()
    {
        var palette = new FieldPalette(picture.Model).Add(1, "brick").Add(2, "moss");
        var paint = new PointPaint(palette, [new(1L << 40, .5, 0), new((1L << 40) + 20, .5, 1)], softness: 3);
        float[] label = new float[3];
        paint.Paint(new((1L << 40) + 4, 0, 0, 0), new float[2], label);       // 4.5 and 15.5 cells away
        Assert.That(label[1] / label[0], Is.EqualTo(Math.Exp(-11 / 3.0)).Within(1e-6));
        paint.Paint(new(17, 0, 24, 24), new float[2], label);                 // 2^40 is 16 modulo 24: 1.5 to the one, 18.5 - 24 = 5.5 back to the other
        Assert.That(label[1] / label[0], Is.EqualTo(Math.Exp((1.5 - 5.5) / 3.0)).Within(1e-5));
    }

    [Test]
    public void Painted_SteadyState_AllocatesNothing()
    {
        using var one = TextureGenerator.Load(ConditionalModel.Picture(), "picture.onnx", cpu with { Threads = 1 });
        var paint = new PointPaint(new FieldPalette(one.Model).Add(1, "brick").Add(2, "sand"), [new(0, 0, 0), new(9, 9, 1)]);
        var world = new InfiniteTexture(one, new(1) { Width = 50, Height = 50 }, paint);
        byte[] rgba = new byte[4 * 50 * 50];
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int x = 0; x < 16; x++) world.Generate(x, 5, rgba);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Allocated();
        Allocated();
        Assert.That(Allocated(), Is.Zero);
    }

    [Test]
    public void WhatCannotBePainted_SaysSo()
    {
        using var plain = TextureGenerator.Load(Repository.Model("plain.onnx"), cpu);
        var nothing = FieldPaint.From((in FieldCell c, Span<float> g, Span<float> l) => { });
        Assert.That(() => plain.Generate(new(1), [], nothing), Throws.ArgumentException.With.Message.Contains("neither global latents nor classes"));
        Assert.That(() => new FieldPalette(picture.Model).Add(1, "gravel"), Throws.ArgumentException.With.Message.Contains("brick, moss, sand"));
        var palette = new FieldPalette(picture.Model).Add(1, "brick");
        Assert.That(() => new MapPaint(palette, 2, 2, [1, 1, 1], 4), Throws.ArgumentException.With.Message.Contains("needs 4"));
        Assert.That(() => new MapPaint(palette, 1, 1, [-1], 4), Throws.ArgumentException.With.Message.Contains("0 or more"));
        Assert.That(() => MapPaint.FromIndices(palette, 1, 1, [1], 4), Throws.ArgumentException.With.Message.Contains("use 0 to 0"));
        Assert.That(() => new PointPaint(palette, [new(0, 0, 7)]), Throws.ArgumentException.With.Message.Contains("looks are 0 to 0"));
        var failing = FieldPaint.From((in FieldCell c, Span<float> g, Span<float> l) => throw new InvalidTimeZoneException());
        Assert.That(() => picture.Generate(new(1), new byte[4 * 32 * 32], failing), Throws.TypeOf<InvalidTimeZoneException>(), "what a painter throws arrives");
    }

    byte[] Bytes(TextureRecipe recipe, FieldPaint? paint)
    {
        byte[] rgba = new byte[4 * recipe.Width * recipe.Height];
        picture.Generate(recipe, rgba, paint);
        return rgba;
    }

    /// <summary>Mean difference across chunk borders over that across columns (or rows) which are as far into a cell, but no border.</summary>
    static double BorderRatio(byte[] image, int size, int chunk, bool across)
    {
        double border = 0, other = 0;
        int borders = 0, others = 0;
        for (int i = 1; i < size; i++)
            for (int j = 0; j < size; j++)
            {
                int a = across ? j * size + i : i * size + j, b = across ? a - 1 : a - size;
                double difference = Math.Abs(image[4 * a] - image[4 * b]);
                if (i % chunk == 0) (border, borders) = (border + difference, borders + 1);
                else if (i % 2 == 0) (other, others) = (other + difference, others + 1);
            }
        return border / borders / (other / others);
    }
}
