using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Tests.Fields;

namespace ProcGan.Runtime.Tests;

/// <summary>The examples of docs/RUNTIME.md: each stands here word for word, and what it promises is checked.</summary>
public sealed class RuntimeDocTests
{
    [Test]
    public void Examples_StandHereWordForWord()
    {
        string here = Words(File.ReadAllText(Path.Combine(Repository.Tests, "RuntimeDocTests.cs")));
        var blocks = File.ReadAllText(Path.Combine(Repository.Root, "docs", "RUNTIME.md")).Split("```csharp\n").Skip(1).Select(b => b.Split("```")[0]);
        Assert.That(blocks.Count(), Is.EqualTo(18));
        foreach (string block in blocks) Assert.That(here, Does.Contain(Words(block)));
    }

    [Test]
    public void Examples_DoWhatTheySay()
    {
        string path = Repository.Model("spatial.onnx");

        using var generator = TextureGenerator.Load(path);
        var recipe = new TextureRecipe(seed: 7) { Width = 256, Height = 256 };
        var (width, height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);      // RGBA8, sRGB, row 0 on top; tiles, if the model does

        var other = recipe with { Seed = 8, Psi = 0.7f, Tile = TileAxes.X };
        string text = other.ToString();        // seed=8 size=256x256 tile=x psi=0.7
        var same = TextureRecipe.Parse(text);
        Assert.That(text, Is.EqualTo("seed=8 size=256x256 tile=x psi=0.7"));
        Assert.That(same, Is.EqualTo(other));

        var between = new TextureRecipe(7).Blend(new TextureRecipe(8), 0.3);           // 0 = the first, 1 = the other
        var crate = new TextureRecipe(7).ForInstance(instance: 4711, radius: 0.2f);    // one of a thousand that differ a little
        var point = SeedPlane.At(recipe, 12.25, -3.5);      // an endless plane: (7, 0) is seed 7, in between it changes smoothly
        var loop = new LatentWalk([new(1), new(2), new(3)], closed: true, WalkEasing.Smooth);
        var frame = loop.At(time: 1.75);                    // a recipe for every moment, the same after each round
        foreach (var made in new[] { between, crate, point, frame }) generator.Generate(made with { Width = 256, Height = 256 }, new byte[rgba.Length]);
        Assert.That(loop.At(4.75), Is.EqualTo(frame));

        using var world = TextureGenerator.Load(ConditionalModel.Walls(), "world.onnx");
        var mossy = new TextureRecipe(7) { Labels = new([new("brick", 0.7f), new("moss", 0.3f)]), Directions = new("dark", 1.5f) };
        var bricks = new TextureRecipe(7) { Labels = new("brick") };
        byte[] one = new byte[4 * 32 * 32], two = new byte[one.Length];
        world.Generate(mossy, one);
        world.Generate(bricks, two);
        Assert.That(one, Is.Not.EqualTo(two));

        float[] a = new float[64], b = new float[64], mixed = new float[64];
        LatentField.FillVector(a, seed: 1);
        LatentField.FillVector(b, seed: 2);
        LatentMath.Slerp(a, b, 0.5f, mixed);
        LatentMath.Scale(mixed, psi: 0.7f);
        Assert.That(LatentMath.Length(mixed), Is.EqualTo(.7 * (LatentMath.Length(a) + LatentMath.Length(b)) / 2).Within(1e-5));

        var search = new SearchOptions { Budget = 50, Seed = 1, Progress = (done, distance) => { }, Stop = CancellationToken.None };
        var reddest = LatentSearch.ForColour(generator, recipe, 0.6f, 0.3f, 0.2f, count: 3, search);     // sRGB; the three nearest seeds
        Found alike = LatentSearch.ForPicture(generator, recipe, rgba, 256, 256, search);                 // a mix of seeds that looks like a picture
        generator.Generate(alike.Recipe, rgba);
        generator.Generate(recipe, rgba);
        Assert.That(reddest, Has.Count.EqualTo(3));

        var endless = new InfiniteTexture(generator, new TextureRecipe(7) { Width = 100, Height = 100 });
        byte[] chunk = new byte[4 * endless.ChunkWidth * endless.ChunkHeight];
        endless.Generate(x: 1L << 40, y: -3, chunk);
        Assert.That(chunk.Distinct().Count(), Is.GreaterThan(50));

        int cells = 8, side = cells * generator.Model.Stride;
        byte[] left = new byte[4 * side * side], right = new byte[4 * side * side];
        var window = new TextureRecipe(7) { Width = side, Height = side, Tile = TileAxes.None };
        generator.Generate(window, left);
        generator.Generate(window with { OriginX = cells }, right);      // continues left at its right edge
        byte[] both = new byte[8 * side * side];
        generator.Generate(window with { Width = 2 * side }, both);
        Assert.That(both.AsSpan(0, 4 * side).SequenceEqual(left.AsSpan(0, 4 * side)));
        Assert.That(both.AsSpan(4 * side, 4 * side).SequenceEqual(right.AsSpan(0, 4 * side)));

        generator.GenerateRows(new TextureRecipe(7) { Width = 1024, Height = 512 }, (top, rows) => { /* rows: RGBA8 from row top on */ });

        var palette = new FieldPalette(world.Model).Add(seed: 1, "brick").Add(seed: 2, "moss").Add(seed: 3, "sand");
        var paint = new PointPaint(palette, [new(X: 20, Y: 30, Look: 0), new(100, 20, 1), new(60, 110, 2)], softness: 6);      // in cells
        var painted = new InfiniteTexture(world, new TextureRecipe(9) { Width = 64, Height = 64 }, paint);
        byte[] meadow = new byte[4 * 64 * 64];
        painted.Generate(3, 2, meadow);
        Assert.That(meadow.Distinct().Count(), Is.GreaterThan(50));

        var tiles = new WangTileSet(generator, new TextureRecipe(7) { Width = 192, Height = 192 }, colours: 2);
        byte[] atlas = new byte[4 * tiles.Count * tiles.TileWidth * tiles.TileHeight];
        tiles.GenerateAtlas(atlas);                             // colours^2 tiles wide and high
        int there = tiles.IndexAt(seed: 5, x: 12, y: -7);       // which of them lies at a place of the floor
        Assert.That(there, Is.InRange(0, tiles.Count - 1));

        using var photo = TextureGenerator.Load(Repository.Model("dcgan.onnx"));
        var tiling = new TextureRecipe(1) { Tile = TileAxes.Both };
        TileAxes makeshift = photo.BlendedAxes(tiling);         // of a classic DCGAN: both
        byte[] picture = new byte[4 * 64 * 64];
        photo.Generate(tiling, picture);
        double seam = SeamRatio.Measure(picture, 64, 64, TileAxes.X);
        Assert.That(makeshift, Is.EqualTo(TileAxes.Both));
        Assert.That(seam, Is.LessThan(1.5), "the random network's own edges differ by more");

        float[] planes = new float[generator.Model.Channels.Count * width * height];
        generator.GenerateChannels(recipe, planes);
        int plane = generator.Model.Channels.ToList().IndexOf("albedo.g");
        float green = planes[(plane * height + 10) * width + 20];       // at column 20, row 10
        Assert.That(rgba[4 * (10 * width + 20) + 1], Is.EqualTo(ProcGan.Runtime.Imaging.Rgba8.FromSigned(green)));

        var material = new Material(MaterialMaps.All, new MaterialOptions { Depth = 8, DirectX = false });
        generator.Generate(recipe, material);
        byte[] normal = new byte[4 * material.Width * material.Height], orm = new byte[normal.Length];
        material.CopyRgba8(MaterialMaps.Normal, normal);
        material.CopyOrmRgba8(orm);                    // occlusion, roughness, metallic: red, green, blue, as glTF has them
        ushort[] relief = new ushort[material.Width * material.Height];
        material.CopyGrey16(MaterialMaps.Height, relief);
        for (int level = 0; level < material.Levels; level++)
        {
            var (w, h) = material.SizeOf(level);       // a mip chain down to 1 x 1
            material.CopyRgba8(MaterialMaps.Albedo, normal.AsSpan(0, 4 * w * h), level);
        }
        Assert.That(material.Levels, Is.EqualTo(9));

        ModelInfo model = generator.Model;
        Console.WriteLine($"{model.Family}, {model.Channels.Count} channels, {model.Stride} px a cell, SHA-256 {model.Hash}");

        var options = new GeneratorOptions { Provider = "Auto", Threads = 2 };
        using var fast = TextureGenerator.Load(path, options);
        Console.WriteLine($"runs on {fast.ActiveProvider}");
        foreach (string note in fast.ProviderNotes) Console.WriteLine($"not on {note}");

        var shared = new SharedWeights();
        using var wall = TextureGenerator.Load(path, options with { Shared = shared });
        using var floor = TextureGenerator.Load(path, options with { Shared = shared, Threads = 1 });
        Assert.That(shared.Count, Is.EqualTo(1));

        float[] z = new float[5 * 6 * 6];
        LatentField.FillLocal(z, seed: 7, channels: 5, new FieldWindow(X: -1, Y: -1, Width: 6, Height: 6, PeriodX: 4, PeriodY: 4));
        var random = new Philox(seed: 7, stream: 16);
        int index = random.NextInt32(100);
        Assert.That(z[6], Is.EqualTo(z[10]), "column -1 is column 3");
        Assert.That(index, Is.InRange(0, 99));
    }

    static string Words(string code) => string.Join(" ", code.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
