using ProcGan.Runtime.Generators;
using ProcGan.Runtime.Imaging;

namespace ProcGan.Runtime.Materials;

/// <summary>Makes all maps of one texture: the model's channels, then what follows from them, then the mip chains.</summary>
/// <remarks>A derived texel looks at its neighbours. Beyond an edge that wraps, those are the other side's; beyond one that does not, a
/// spatial model makes them too, so that the maps of two chunks fit as their pictures do; a vector model's edge texels repeat.</remarks>
static class MaterialMaker
{
    public static void Make(TextureGenerator generator, in TextureRecipe recipe, Material material)
    {
        var model = generator.Model;
        var plan = TexturePlan.For(model, recipe);
        var channels = MapChannels.Of(model.Channels);
        var source = SourceWindow.Around(model, plan, recipe, Reach(material, channels) + (channels.Height < 0 ? 1 : 0));
        var raw = material.Scratch.Channels((long)model.Channels.Count * source.Area);
        generator.GenerateChannels(source.Recipe, raw);
        material.Resize(plan.Width, plan.Height, plan.Tile, channels.Colour.Alpha >= 0);
        Derive(material, channels, raw, source);
    }

    /// <summary>Everything after the model.</summary>
    /// <param name="material">Already of the texture's size.</param>
    /// <param name="channels">Where each map is in <paramref name="raw"/>.</param>
    /// <param name="raw">[C, source.Height, source.Width].</param>
    /// <param name="source">Where the texture is in it.</param>
    public static void Derive(Material material, in MapChannels channels, ReadOnlySpan<float> raw, in SourceWindow source)
    {
        var options = material.Options;
        if (Has(material, MaterialMaps.Albedo))
        {
            Copy(material, MaterialMaps.Albedo, 0, raw, source, channels.Colour.R);
            Copy(material, MaterialMaps.Albedo, 1, raw, source, channels.Colour.G);
            Copy(material, MaterialMaps.Albedo, 2, raw, source, channels.Colour.B);
            if (material.HasAlpha) Copy(material, MaterialMaps.Albedo, 3, raw, source, channels.Colour.Alpha);
        }
        CopyOrFill(material, MaterialMaps.Roughness, raw, source, channels.Roughness, options.Roughness);
        CopyOrFill(material, MaterialMaps.Metallic, raw, source, channels.Metallic, options.Metallic);
        if (Has(material, MaterialMaps.Ao) && channels.Ao >= 0) Copy(material, MaterialMaps.Ao, 0, raw, source, channels.Ao);

        int reach = Reach(material, channels);
        ReadOnlySpan<float> normals = default;
        if (reach > 0 || Has(material, MaterialMaps.Height))
        {
            var heights = channels.Height >= 0 ? raw.Slice(channels.Height * source.Area, source.Area)
                : Luminance(material, raw, source, channels.Colour);
            if (Has(material, MaterialMaps.Height)) Copy(material, MaterialMaps.Height, 0, heights, source, 0);
            if (reach > 0) normals = FillRelief(material, heights, source, reach, occlude: channels.Ao < 0);
        }
        SetOrigins(material, channels);
        if (material.Levels > 1) MaterialMips.Fill(material, normals);
    }

    static bool Has(Material material, MaterialMaps map) => (material.Maps & map) != 0;

    /// <summary>How far the derived maps look around, in texels. Roughness needs normals too: they decide its mip levels.</summary>
    static int Reach(Material material, in MapChannels channels) =>
        Has(material, MaterialMaps.Ao) && channels.Ao < 0 ? material.Options.AoRadius
        : Has(material, MaterialMaps.Normal) || Has(material, MaterialMaps.Roughness) ? 1 : 0;

    static void SetOrigins(Material material, in MapChannels channels)
    {
        ReadOnlySpan<MapOrigin> origins = stackalloc MapOrigin[]
        {
            MapOrigin.Model, channels.Height < 0 ? MapOrigin.Derived : MapOrigin.Model, MapOrigin.Derived,
            channels.Roughness < 0 ? MapOrigin.Constant : MapOrigin.Model, channels.Metallic < 0 ? MapOrigin.Constant : MapOrigin.Model,
            channels.Ao < 0 ? MapOrigin.Derived : MapOrigin.Model,
        };
        for (int i = 0; i < origins.Length; i++) material.Origins[i] = !Has(material, (MaterialMaps)(1 << i)) ? MapOrigin.Absent : origins[i];
    }

    static void CopyOrFill(Material material, MaterialMaps map, ReadOnlySpan<float> raw, in SourceWindow source, int channel, float constant)
    {
        if (!Has(material, map)) return;
        if (channel >= 0) Copy(material, map, 0, raw, source, channel);
        else material.Writable(map, 0, 0).Fill(2 * constant - 1);
    }

    /// <summary>Cuts one plane out of what was generated, and takes it into [-1, 1]: a foreign model need not keep to that.</summary>
    static void Copy(Material material, MaterialMaps map, int channel, ReadOnlySpan<float> raw, in SourceWindow source, int plane)
    {
        var destination = material.Writable(map, channel, 0);
        for (int y = 0; y < material.Height; y++)
        {
            var from = raw.Slice(plane * source.Area + (y + source.Top) * source.Width + source.Left, material.Width);
            var to = destination.Slice(y * material.Width, material.Width);
            for (int x = 0; x < to.Length; x++) to[x] = Clamped(from[x]);
        }
    }

    static float Clamped(float value) => value > -1 ? value < 1 ? value : 1 : -1;     // NaN is -1

    /// <summary>Height where the model has none: the square root of the albedo's luminance, smoothed a little, for grain is not relief.</summary>
    static Span<float> Luminance(Material material, ReadOnlySpan<float> raw, in SourceWindow source, in ColourChannels colour)
    {
        int area = source.Area;
        var planes = material.Scratch.Height(2L * area);
        Span<float> sharp = planes.Slice(0, area), smooth = planes.Slice(area);
        ReadOnlySpan<float> r = raw.Slice(colour.R * area, area), g = raw.Slice(colour.G * area, area), b = raw.Slice(colour.B * area, area);
        var linear = Srgb.Linear;
        for (int i = 0; i < area; i++)
        {
            float light = 0.2126f * linear[Rgba8.FromSigned(r[i])] + 0.7152f * linear[Rgba8.FromSigned(g[i])] + 0.0722f * linear[Rgba8.FromSigned(b[i])];
            sharp[i] = 2 * MathF.Sqrt(light) - 1;
        }
        for (int y = 0; y < source.Height; y++)
        {
            int above = source.Row(y - 1) * source.Width, here = y * source.Width, below = source.Row(y + 1) * source.Width;
            for (int x = 0; x < source.Width; x++)
            {
                int left = source.Column(x - 1), right = source.Column(x + 1);
                float a = sharp[above + left] + 2 * sharp[above + x] + sharp[above + right];
                float m = sharp[here + left] + 2 * sharp[here + x] + sharp[here + right];
                float c = sharp[below + left] + 2 * sharp[below + x] + sharp[below + right];
                smooth[here + x] = (a + 2 * m + c) * (1f / 16);
            }
        }
        return smooth;
    }

    /// <summary>Normals and occlusion of the texture; returns the normals [3, height, width], which the roughness of mips needs.</summary>
    static ReadOnlySpan<float> FillRelief(Material material, scoped ReadOnlySpan<float> heights, scoped in SourceWindow source, int reach, bool occlude)
    {
        int width = material.Width, height = material.Height, area = width * height, pitch = width + 2 * reach;
        var scratch = material.Scratch.Relief((long)pitch * (height + 2 * reach) + 3L * area);
        var padded = scratch.Slice(3 * area);
        for (int y = 0; y < height + 2 * reach; y++)
        {
            var from = heights.Slice(source.Row(y - reach + source.Top) * source.Width, source.Width);
            var to = padded.Slice(y * pitch, pitch);
            for (int x = 0; x < pitch; x++) to[x] = Clamped(from[source.Column(x - reach + source.Left)]);
        }
        Span<float> nx = scratch.Slice(0, area), ny = scratch.Slice(area, area), nz = scratch.Slice(2 * area, area);
        var options = material.Options;
        float depth = options.Depth / 2;        // heights span 2
        Relief.Normals(padded, pitch, reach, depth * options.NormalStrength, !options.DirectX, width, nx, ny, nz);
        if (Has(material, MaterialMaps.Normal))
            for (int c = 0; c < 3; c++) scratch.Slice(c * area, area).CopyTo(material.Writable(MaterialMaps.Normal, c, 0));
        if (Has(material, MaterialMaps.Ao) && occlude)
            Relief.Occlusion(padded, pitch, reach, depth, options.AoRadius, options.AoStrength, width, material.Writable(MaterialMaps.Ao, 0, 0));
        return scratch.Slice(0, 3 * area);
    }
}
