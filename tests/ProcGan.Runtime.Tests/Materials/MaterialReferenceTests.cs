using System.Globalization;
using ProcGan.Runtime.Materials;

namespace ProcGan.Runtime.Tests.Materials;

/// <summary>Every map and every mip level against NumPy's (reference.py).</summary>
public sealed class MaterialReferenceTests
{
    static readonly string[] pbr = ["albedo.r", "albedo.g", "albedo.b", "height", "roughness", "metallic", "ao"];

    [Test]
    public void Derive_IsTheReferences([Values("tile", "chunk", "photo", "given")] string name)
    {
        var (names, width, height, window, tile, options) = Case(name);
        var channels = MapChannels.Of(names);
        var material = new Material(MaterialMaps.All, options);
        material.Resize(window.Width, window.Height, tile, channels.Colour.Alpha >= 0);
        float[] raw = new float[names.Length * width * height];
        for (int c = 0; c < names.Length; c++)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) raw[(c * height + y) * width + x] = (x * 37 + y * 101 + c * 53 + x * y * 7) % 251 / 125f - 1;
        MaterialMaker.Derive(material, channels, raw, new(default, width, height, window.X, window.Y, tile));

        int compared = 0;
        foreach (string[] line in File.ReadLines(Path.Combine(Repository.Tests, "Materials", "reference.txt")).Select(l => l.Split(' ')).Where(l => l[0] == name))
        {
            string[] key = line[1].Split('.');
            var map = MapNames.TryParse(key[0])!.Value;
            int channel = key.Length == 1 ? 0 : (map == MaterialMaps.Normal ? "xyz" : "rgba").IndexOf(key[1][0]), level = int.Parse(line[2]);
            Assert.That(material.SizeOf(level), Is.EqualTo((int.Parse(line[3]), int.Parse(line[4]))));
            var found = material.Plane(map, channel, level).ToArray();
            float[] expected = line.Skip(5).Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            // Single against double precision; the fourth root of roughness near 0 and sRGB's near black magnify what is lost in a sum.
            Assert.That(found, Is.EqualTo(expected).Within(level == 0 ? 3e-6f : 3e-5f), $"{line[1]}, level {level}");
            compared += found.Length;
        }
        Assert.That(compared, Is.GreaterThan(500));
    }

    [TestCase("tile", "MMDMMD"), TestCase("chunk", "MMDCCD"), TestCase("photo", "MDDCCD"), TestCase("given", "MMDMMM")]
    public void OriginOf_SaysWhatIsDerived(string name, string expected)
    {
        var (names, width, height, window, tile, options) = Case(name);
        var channels = MapChannels.Of(names);
        var material = new Material(MaterialMaps.All, options);
        material.Resize(window.Width, window.Height, tile, false);
        MaterialMaker.Derive(material, channels, new float[names.Length * width * height], new(default, width, height, window.X, window.Y, tile));
        Assert.That(string.Concat(Enumerable.Range(0, 6).Select(i => material.OriginOf((MaterialMaps)(1 << i)).ToString()[0])), Is.EqualTo(expected));
    }

    static (string[] Names, int Width, int Height, (int X, int Y, int Width, int Height) Window, TileAxes, MaterialOptions) Case(string name) => name switch
    {
        "tile" => (pbr[..6], 12, 10, (0, 0, 12, 10), TileAxes.Both, new() { Depth = 3, AoRadius = 5, Roughness = .5f, Metallic = .5f }),
        "chunk" => (pbr[..4], 16, 9, (4, 0, 7, 9), TileAxes.Y,
            new() { Depth = 2, NormalStrength = .5f, DirectX = true, AoRadius = 3, AoStrength = .75f, Roughness = .25f, Metallic = .1f }),
        "photo" => (["albedo.r", "albedo.g", "albedo.b", "alpha"], 9, 11, (0, 0, 9, 11), TileAxes.None, new() { Depth = 4, NormalStrength = 2 }),
        _ => (pbr, 5, 8, (0, 0, 5, 8), TileAxes.X, new() { Roughness = .5f, Metallic = .5f }),
    };
}
