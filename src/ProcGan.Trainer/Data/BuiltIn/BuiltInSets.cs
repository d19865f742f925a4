using System.Globalization;
using ProcGan.Trainer.Data.Images;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Textures that this project paints itself: seamless, seeded, with exact maps, free of anybody's rights.</summary>
static class BuiltInSets
{
    public const string Prefix = "builtin:";

    /// <summary>Side of the images in pixels.</summary>
    public const int Size = 256;

    /// <summary>Images a set.</summary>
    public const int Variants = 8;

    static readonly (string Name, Action<Canvas, uint> Paint)[] All =
    [
        ("bricks", Bricks.Paint), ("planks", Planks.Paint), ("stone", Stone.Paint), ("tiles", Tiles.Paint), ("cobbles", Cobbles.Paint),
    ];

    /// <summary>As the user types them: builtin:bricks, builtin:planks, ...</summary>
    public static string Names => string.Join(", ", All.Select(s => Prefix + s.Name));

    /// <param name="data"><c>builtin:NAME</c> or <c>builtin:NAME?seed=7</c></param>
    /// <param name="options">Which maps, and the crop that has to fit.</param>
    /// <exception cref="UserError">There is no such set, or the crop is larger than its images.</exception>
    public static TextureSet Load(string data, DataOptions options)
    {
        string[] parts = data[Prefix.Length..].Split('?', 2);
        ulong seed = parts.Length == 1 ? 0 : SeedOf(data, parts[1]);
        (string name, Action<Canvas, uint> paint) = Array.Find(All, s => s.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        if (paint is null)
            throw UserError.InArguments($"'{data}' is not a built-in set: expected one of {Names}.");
        if (options.Resolution > Size)
        {
            throw UserError.InArguments($"'{data}' has images of {Size} x {Size}, smaller than the {options.Resolution} x {options.Resolution} "
                + $"crop: use a resolution of {Size} or less.");
        }

        IReadOnlyList<string> maps = MapsOf(data, MapList.Of(options.Maps));
        int[] channels = [.. MapList.Channels(maps).Select(c => TextureSet.AllMaps.ToList().IndexOf(c))];
        TextureImage[] images = new TextureImage[Variants];
        Parallel.For(0, Variants, new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount }, i =>
        {
            Picture picture = new Picture(Size, Size, 5, Paint(paint, seed, i).ToPixels(5), null).Pick(channels);
            (int side, _) = options.SizeFor(Size, Size);
            picture = picture.ResizedTo(side, side, wrapX: true, wrapY: true);
            images[i] = new($"{name}-{i}", side, side, channels.Length, picture.High, TilesX: true, TilesY: true) { SourceSize = (Size, Size) };
        });
        if (options.Classes)
            throw UserError.InArguments($"'{data}' is one material, which has no classes: leave out --classes folders.");
        return TextureSet.Of(parts.Length == 1 ? name : $"{name}-{seed}", MapList.Channels(maps), images, []);
    }

    static IReadOnlyList<string> MapsOf(string data, MapList wanted)
    {
        string[] painted = ["albedo", "height", "roughness"];
        return wanted.IsAuto ? ["albedo"] : wanted.All || wanted.Common ? painted
            : wanted.Names.Except(painted).FirstOrDefault() is { } other
                ? throw UserError.InArguments($"'{data}' has no {other}: it has {string.Join(',', painted)}.")
                : wanted.Names;
    }

    static Canvas Paint(Action<Canvas, uint> paint, ulong seed, int variant)
    {
        Canvas canvas = new(Size);
        paint(canvas, Noise.Hash(variant, (int)(seed >> 32), (uint)seed));
        return canvas;
    }

    static ulong SeedOf(string data, string query)
    {
        const string key = "seed=";
        return query.StartsWith(key, StringComparison.OrdinalIgnoreCase)
            && ulong.TryParse(query.AsSpan(key.Length), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw UserError.InArguments($"'{data}' has '{query}' after the question mark, "
                + $"expected seed= and a number from 0 to {ulong.MaxValue}, such as {Prefix}{All[0].Name}?seed=7.");
    }
}
