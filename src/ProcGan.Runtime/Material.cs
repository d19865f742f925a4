using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.Materials;

namespace ProcGan.Runtime;

/// <summary>All maps of one texture with their mip chains: what <see cref="TextureGenerator.Generate(in TextureRecipe, Material)"/> fills.</summary>
/// <remarks>The caller keeps it and hands it over again and again: its buffers grow to the largest texture that was made and stay, so that
/// in steady state nothing is allocated. Values are in [-1, 1] as in the model: albedo sRGB-coded, everything else linear. Not safe for
/// several threads at once; each takes its own.</remarks>
public sealed class Material
{
    const int Kinds = 6;

    readonly float[][] planes = new float[Kinds][];
    readonly int[] starts = new int[MipFilter.MaxLevels + 1];       // texels before each level
    int albedoChannels = 3;

    /// <summary>An empty material that is to hold some maps.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or no map is named.</exception>
    public Material(MaterialMaps maps = MaterialMaps.All, MaterialOptions? options = null)
    {
        if (maps == 0 || (maps & ~MaterialMaps.All) != 0) throw new ArgumentException($"maps is {(int)maps}, must be one or more of {MapNames.All}.", nameof(maps));
        Maps = maps;
        Options = (options ?? new()).Validated();
        for (int i = 0; i < Kinds; i++) planes[i] = [];
    }

    /// <summary>The maps that it holds.</summary>
    public MaterialMaps Maps { get; }

    /// <summary>How missing maps are derived.</summary>
    public MaterialOptions Options { get; }

    /// <summary>Texels of level 0; 0 before the first texture.</summary>
    public int Width { get; private set; }

    /// <summary>Texels of level 0; 0 before the first texture.</summary>
    public int Height { get; private set; }

    /// <summary>Axes on which all maps, on all levels, meet themselves.</summary>
    public TileAxes Tile { get; private set; }

    /// <summary>Mip levels; level 0 is the texture itself, each further one half as wide and high, rounded down, the last 1 x 1.</summary>
    public int Levels { get; private set; }

    /// <summary>Whether the albedo has an alpha channel.</summary>
    public bool HasAlpha => albedoChannels == 4;

    /// <summary>Buffers that were needed on the way, kept for the next texture.</summary>
    internal MaterialScratch Scratch { get; } = new();

    internal MapOrigin[] Origins { get; } = new MapOrigin[Kinds];

    /// <summary>Reads names of maps such as <c>albedo,normal</c> or <c>all</c>; null where one is unknown or stands twice.</summary>
    public static MaterialMaps? ParseMaps(string names) => MapNames.TryParse(names ?? throw new ArgumentNullException(nameof(names)));

    /// <summary>The name of a map in file names and on the command line: <c>albedo</c>, <c>ao</c>; several with commas between.</summary>
    public static string NameOf(MaterialMaps maps) => MapNames.Format(maps);

    /// <summary>Where a map comes from. Known once a texture was made.</summary>
    public MapOrigin OriginOf(MaterialMaps map) => Origins[MapNames.IndexOf(map)];

    /// <summary>Texels of a level.</summary>
    public (int Width, int Height) SizeOf(int level) => level >= 0 && level < Levels
        ? (Math.Max(1, Width >> level), Math.Max(1, Height >> level))
        : throw new ArgumentException(Levels == 0 ? "the material is empty; generate a texture into it first." : $"level is {level}, must be 0 to {Levels - 1}.", nameof(level));

    /// <summary>Channels of a map: 3 or 4 for albedo, 3 for normal, else 1.</summary>
    public int ChannelsOf(MaterialMaps map) => map == MaterialMaps.Albedo ? albedoChannels : map == MaterialMaps.Normal ? 3 : 1;

    /// <summary>One channel of one level, [height, width] in [-1, 1], row 0 on top. Valid until the next texture.</summary>
    public ReadOnlySpan<float> Plane(MaterialMaps map, int channel = 0, int level = 0) => Writable(map, channel, level);

    /// <summary>One level of one map as a picture.</summary>
    /// <param name="map">Albedo comes out sRGB-coded, the others linear; those of one channel as grey.</param>
    /// <param name="rgba">RGBA8, row 0 on top, four bytes a texel. Opaque, but for an albedo with alpha.</param>
    /// <param name="level">Mip level.</param>
    public void CopyRgba8(MaterialMaps map, Span<byte> rgba, int level = 0)
    {
        CheckLength(rgba.Length, 4, level);
        bool grey = ChannelsOf(map) == 1;
        Rgba8.Interleave(Plane(map, 0, level), Plane(map, grey ? 0 : 1, level), Plane(map, grey ? 0 : 2, level),
            map == MaterialMaps.Albedo && HasAlpha ? Plane(map, 3, level) : default, rgba);
    }

    /// <summary>One level of one map as a picture of 16 bits a channel, -1 as 0 and 1 as 65535.</summary>
    /// <param name="map">Albedo comes out sRGB-coded, the others linear; those of one channel as grey.</param>
    /// <param name="rgba">RGBA16, row 0 on top, four numbers a texel. Opaque, but for an albedo with alpha.</param>
    /// <param name="level">Mip level.</param>
    public void CopyRgba16(MaterialMaps map, Span<ushort> rgba, int level = 0)
    {
        CheckLength(rgba.Length, 4, level);
        bool grey = ChannelsOf(map) == 1;
        for (int channel = 0; channel < 3; channel++) Spread(Plane(map, grey ? 0 : channel, level), rgba, channel);
        if (map == MaterialMaps.Albedo && HasAlpha) Spread(Plane(map, 3, level), rgba, 3);
        else for (int i = 3; i < rgba.Length; i += 4) rgba[i] = ushort.MaxValue;

        static void Spread(ReadOnlySpan<float> plane, Span<ushort> rgba, int channel)
        {
            for (int i = 0; i < plane.Length; i++) rgba[4 * i + channel] = Unorm16(plane[i]);
        }
    }

    /// <summary>Occlusion, roughness and metallic in one picture: red, green and blue, as glTF has them. Linear.</summary>
    /// <param name="rgba">RGBA8, opaque, four bytes a texel.</param>
    /// <param name="level">Mip level.</param>
    public void CopyOrmRgba8(Span<byte> rgba, int level = 0)
    {
        CheckLength(rgba.Length, 4, level);
        Rgba8.Interleave(Plane(MaterialMaps.Ao, 0, level), Plane(MaterialMaps.Roughness, 0, level), Plane(MaterialMaps.Metallic, 0, level), default, rgba);
    }

    /// <summary>One channel in 16 bits, -1 as 0 and 1 as 65535: for height, which shows steps in 8.</summary>
    /// <param name="map">Which.</param>
    /// <param name="values">One a texel, row 0 on top.</param>
    /// <param name="level">Mip level.</param>
    /// <param name="channel">Which of the map's.</param>
    public void CopyGrey16(MaterialMaps map, Span<ushort> values, int level = 0, int channel = 0)
    {
        CheckLength(values.Length, 1, level);
        var plane = Plane(map, channel, level);
        for (int i = 0; i < values.Length; i++) values[i] = Unorm16(plane[i]);
    }

    /// <summary>Of [-1, 1], rounded to the nearest.</summary>
    static ushort Unorm16(float value) => (ushort)(value * 32767.5f + 32768f is var v && v < 65535 ? v : 65535);

    internal Span<float> Writable(MaterialMaps map, int channel, int level)
    {
        int kind = MapNames.IndexOf(map);
        if ((Maps & map) == 0) throw new ArgumentException($"this material holds {MapNames.Format(Maps)}, not {MapNames.Format(map)}; name it when making the material.", nameof(map));
        if ((uint)channel >= (uint)ChannelsOf(map)) throw new ArgumentException($"channel is {channel}, must be 0 to {ChannelsOf(map) - 1} of {MapNames.Format(map)}.", nameof(channel));
        var (width, height) = SizeOf(level);
        return planes[kind].AsSpan(channel * starts[Levels] + starts[level], width * height);
    }

    /// <summary>Makes room. Nothing is allocated where a texture of this size or a larger one was held before.</summary>
    internal void Resize(int width, int height, TileAxes tile, bool alpha)
    {
        (Width, Height, Tile, albedoChannels) = (width, height, tile, alpha ? 4 : 3);
        Levels = Options.Mips ? MipFilter.Levels(width, height) : 1;
        long texels = 0;
        for (int level = 0; level < Levels; level++)
        {
            starts[level] = (int)texels;
            texels += (long)Math.Max(1, width >> level) * Math.Max(1, height >> level);
            if (4 * texels > int.MaxValue) throw new ArgumentException($"size is {width} x {height}, too large for maps in one piece; ask for chunks of it.");
        }
        starts[Levels] = (int)texels;
        for (int kind = 0; kind < Kinds; kind++)
        {
            var map = (MaterialMaps)(1 << kind);
            long needed = (Maps & map) != 0 ? texels * ChannelsOf(map) : 0;
            if (planes[kind].Length < needed) planes[kind] = new float[needed];
        }
    }

    void CheckLength(int found, int each, int level)
    {
        var (width, height) = SizeOf(level);
        if (found != (long)each * width * height)
            throw new ArgumentException($"the buffer holds {found} values, level {level} of {width} x {height} texels needs {(long)each * width * height}.");
    }
}
