using ProcGan.Runtime.Materials;

namespace ProcGan.Runtime.Tests.Materials;

/// <summary>What a material promises, on small models with random weights.</summary>
public sealed class MaterialTests
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
    public void Generate_Albedo_IsThePicture([Values] bool isVector)
    {
        var generator = isVector ? vector : spatial;
        var recipe = isVector ? new TextureRecipe(3) : new(3) { Width = 90, Height = 64, Tile = TileAxes.Y };
        var material = new Material();
        generator.Generate(recipe, material);
        byte[] picture = new byte[4 * material.Width * material.Height], albedo = new byte[picture.Length];
        generator.Generate(recipe, picture);
        material.CopyRgba8(MaterialMaps.Albedo, albedo);
        Assert.That(albedo, Is.EqualTo(picture));
    }

    /// <summary>The line across the wrap differs from its neighbour as lines inside do, in each map and on each mip level.</summary>
    /// <remarks>A single tile's ratio scatters, the more the fewer its texels; a mean over tiles has no bias, because what is made is
    /// stationary. The bound is 1 give or take 0.2, the runtime's own, plus four standard errors of that mean.</remarks>
    [Test]
    public void Generate_Tiled_HasNoSeamInAnyMapOnAnyLevel([Values] bool across)
    {
        const int tiles = 24, levels = 6;      // down to 8 x 8: fewer lines have no inside to compare with
        var material = new Material();
        var seams = new Dictionary<(string, int), (List<double> Seam, List<double> Inside)>();
        for (int seed = 0; seed < tiles; seed++)
        {
            spatial.Generate(new((ulong)seed) { Width = 256, Height = 256, Tile = TileAxes.Both }, material);
            for (int kind = 0; kind < 6; kind++)
                for (int level = 0; level < levels; level++)
                {
                    var map = (MaterialMaps)(1 << kind);
                    if (map == MaterialMaps.Metallic || (map == MaterialMaps.Roughness && level == 0)) continue;      // constant: nothing to see
                    var key = (MapNames.Format(map), level);
                    if (!seams.ContainsKey(key)) seams[key] = ([], []);
                    var (seam, inside) = Differences(material, map, level, across);
                    seams[key].Seam.Add(seam);
                    seams[key].Inside.Add(inside);
                }
        }
        Assert.That(seams, Has.Count.EqualTo(5 * levels - 1));
        foreach (var (key, (seam, inside)) in seams)
        {
            double mean = inside.Average(), ratio = seam.Average() / mean;
            double error = Math.Sqrt(seam.Average(s => Math.Pow(s / mean - ratio, 2)) / (tiles - 1));
            Assert.That(ratio, Is.EqualTo(1).Within(.2 + 4 * error), $"{key}");
            Assert.That(error, Is.LessThan(.15), $"{key}: else the bound would say nothing");
        }
    }

    [Test]
    public void Generate_TiledAndRolled_RollsEveryMap()
    {
        // Exact where no texel is read from a border: every derived map of a rolled tile is the rolled map.
        int cell = spatial.Model.Stride;
        var recipe = new TextureRecipe(6) { Width = 6 * cell, Height = 4 * cell, Tile = TileAxes.Both };
        Material still = new(), rolled = new();
        spatial.Generate(recipe, still);
        spatial.Generate(recipe with { OriginX = 2, OriginY = 1 }, rolled);
        for (int kind = 0; kind < 6; kind++)
        {
            var map = (MaterialMaps)(1 << kind);
            for (int c = 0; c < still.ChannelsOf(map); c++)
                for (int y = 0; y < still.Height; y++)
                    for (int x = 0; x < still.Width; x++)
                        Assert.That(rolled.Plane(map, c)[y * still.Width + x],
                            Is.EqualTo(still.Plane(map, c)[(y + cell) % still.Height * still.Width + (x + 2 * cell) % still.Width]), $"{map} {x},{y}");
        }
    }

    [Test]
    public void Generate_ChunkOfAWorld_IsTheLargerOnesWindow()
    {
        int cell = spatial.Model.Stride;
        var large = new TextureRecipe(5) { Width = 8 * cell, Height = 7 * cell, Tile = TileAxes.None, OriginX = -4, OriginY = long.MaxValue - 3 };
        var small = large with { Width = 3 * cell, Height = 2 * cell, OriginX = -2, OriginY = unchecked(large.OriginY + 4) };
        var options = new MaterialOptions { AoRadius = 24, Mips = false };
        Material a = new(MaterialMaps.All, options), b = new(MaterialMaps.All, options);
        spatial.Generate(large, a);
        spatial.Generate(small, b);
        for (int kind = 0; kind < 6; kind++)
        {
            var map = (MaterialMaps)(1 << kind);
            for (int c = 0; c < a.ChannelsOf(map); c++)
                for (int y = 0; y < b.Height; y++)
                    Assert.That(b.Plane(map, c).Slice(y * b.Width, b.Width)
                        .SequenceEqual(a.Plane(map, c).Slice((y + 4 * cell) * a.Width + 2 * cell, b.Width)), $"{map}, row {y}");
        }
    }

    [Test]
    public void Generate_MapsByThemselves_AreThoseOfAll()
    {
        var recipe = new TextureRecipe(2) { Width = 96, Height = 80, Tile = TileAxes.None };
        var all = new Material();
        spatial.Generate(recipe, all);
        for (int kind = 0; kind < 6; kind++)
        {
            var map = (MaterialMaps)(1 << kind);
            var one = new Material(map);
            spatial.Generate(recipe, one);
            for (int level = 0; level < all.Levels; level++)
                for (int c = 0; c < all.ChannelsOf(map); c++)
                    Assert.That(one.Plane(map, c, level).SequenceEqual(all.Plane(map, c, level)), $"{map}, level {level}");
        }
    }

    [Test]
    public void Generate_SteadyState_AllocatesNothing()
    {
        var material = new Material();
        byte[] rgba = new byte[4 * 128 * 96];
        ushort[] grey = new ushort[128 * 96];
        long Allocated(ulong seed)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            spatial.Generate(new TextureRecipe(seed) { Width = 128, Height = 96, Tile = seed % 2 == 0 ? TileAxes.Both : TileAxes.None }, material);
            material.CopyRgba8(MaterialMaps.Normal, rgba);
            material.CopyOrmRgba8(rgba);
            material.CopyGrey16(MaterialMaps.Height, grey);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        for (ulong seed = 0; seed < 4; seed++) Allocated(seed);
        Assert.That(Enumerable.Range(4, 10).Sum(seed => Allocated((ulong)seed)), Is.Zero);
    }

    [Test]
    public void CopyGrey16_And_CopyRgba8_Round()
    {
        var material = new Material(MaterialMaps.Height, new() { Mips = false });
        material.Resize(5, 1, TileAxes.None, false);
        float[] values = [-1, 1, 0, .5f, -.25f];
        values.CopyTo(material.Writable(MaterialMaps.Height, 0, 0));
        ushort[] grey = new ushort[5];
        byte[] rgba = new byte[20];
        material.CopyGrey16(MaterialMaps.Height, grey);
        material.CopyRgba8(MaterialMaps.Height, rgba);
        Assert.That(grey, Is.EqualTo(new ushort[] { 0, 65535, 32768, 49151, 24576 }));
        Assert.That(rgba.Where((_, i) => i % 4 == 1), Is.EqualTo(new byte[] { 0, 255, 128, 191, 96 }));
    }

    [Test]
    public void CopyRgba16_OfColourWithAlpha_AndOfGrey_Interleaves()
    {
        var material = new Material(MaterialMaps.Albedo | MaterialMaps.Height, new() { Mips = false });
        material.Resize(2, 1, TileAxes.None, alpha: true);
        for (int channel = 0; channel < 4; channel++)
            new[] { -1 + channel * .5f, 1f }.CopyTo(material.Writable(MaterialMaps.Albedo, channel, 0));
        new[] { -.25f, 0f }.CopyTo(material.Writable(MaterialMaps.Height, 0, 0));
        ushort[] rgba = new ushort[8];
        material.CopyRgba16(MaterialMaps.Albedo, rgba);
        Assert.That(rgba, Is.EqualTo(new ushort[] { 0, 16384, 32768, 49151, 65535, 65535, 65535, 65535 }));
        material.CopyRgba16(MaterialMaps.Height, rgba);
        Assert.That(rgba, Is.EqualTo(new ushort[] { 24576, 24576, 24576, 65535, 32768, 32768, 32768, 65535 }));
    }

    [Test]
    public void Occlusion_OfALongTrench_IsTheClosedForm()
    {
        // A trench of walls one texel away and d high on both sides: along azimuth a the wall's tangent is d |cos a|, but the two azimuths
        // along the trench see all of the sky. Looked at on whole texels only, the nearest wall texel at distance 1 has all of the height.
        const int side = 9, pad = 1;
        const float depth = 3;
        float[] heights = new float[(side + 2 * pad) * (side + 2 * pad)], ao = new float[side * side];
        for (int i = 0; i < heights.Length; i++) heights[i] = i % (side + 2 * pad) == 5 ? -1 : 1;
        Relief.Occlusion(heights, side + 2 * pad, pad, depth / 2, radius: 1, strength: 1, side, ao);
        // Rounded to whole texels at distance 1: 6 azimuths look straight sideways, 8 diagonally, 2 along... counted from the rounding itself.
        double open = 0;
        for (int a = 0; a < 16; a++)
        {
            int x = (int)Math.Round(Math.Cos(2 * Math.PI * a / 16)), y = (int)Math.Round(Math.Sin(2 * Math.PI * a / 16));
            double tangent = x == 0 ? 0 : depth / Math.Sqrt(x * x + y * y);
            open += 1 / (1 + tangent * tangent) / 16;
        }
        Assert.That((ao[4 * side + 4] + 1) / 2, Is.EqualTo(open).Within(1e-6), "float rounding");
        Assert.That(ao[4 * side], Is.EqualTo(1), "on top nothing is higher");
    }

    [Test]
    public void Material_WrongArguments_SaySo()
    {
        Assert.That(() => new Material(MaterialMaps.None), Throws.ArgumentException.With.Message.Contains("albedo, height"));
        Assert.That(() => new Material(MaterialMaps.All, new() { Depth = float.NaN, AoRadius = 0, Metallic = 2 }),
            Throws.ArgumentException.With.Message.Contains("Depth is NaN").And.Message.Contains("AoRadius is 0").And.Message.Contains("Metallic is 2"));
        var material = new Material(MaterialMaps.Normal);
        vector.Generate(new TextureRecipe(1), material);
        Assert.That(() => material.Plane(MaterialMaps.Ao).Length, Throws.ArgumentException.With.Message.Contains("holds normal, not ao"));
        Assert.That(() => material.CopyRgba8(MaterialMaps.Normal, new byte[7]), Throws.ArgumentException.With.Message.Contains("7 values").And.Message.Contains("16384"));
        Assert.That(() => material.SizeOf(7), Throws.ArgumentException.With.Message.Contains("level is 7, must be 0 to 6"));
        Assert.That(() => new Material().SizeOf(0), Throws.ArgumentException.With.Message.Contains("generate a texture into it first"));
        Assert.That(() => spatial.Generate(new TextureRecipe(1) { Width = 16384, Height = 16, Tile = TileAxes.None }, material),
            Throws.ArgumentException.With.Message.Contains("16 pixels more"));
    }

    static (double Seam, double Inside) Differences(Material material, MaterialMaps map, int level, bool across)
    {
        var (width, height) = material.SizeOf(level);
        int lines = across ? width : height, length = across ? height : width;
        double seam = 0, inside = 0;
        for (int c = 0; c < material.ChannelsOf(map); c++)
        {
            var plane = material.Plane(map, c, level);
            for (int line = 0; line < lines; line++)
                for (int i = 0; i < length; i++)
                {
                    int next = (line + 1) % lines;
                    double d = Math.Abs(across ? plane[i * width + line] - plane[i * width + next] : plane[line * width + i] - plane[next * width + i]);
                    if (next == 0) seam += d;
                    else inside += d / (lines - 1);
                }
        }
        return (seam, inside);
    }
}
