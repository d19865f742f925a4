using System.Globalization;
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

        bool all = options.Maps == MapChoice.All;
        TextureImage[] images = new TextureImage[Variants];
        int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        Parallel.For(0, Variants, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            byte[] pixels = Paint(paint, seed, i).ToPixels(all ? 5 : 3);
            (int side, _) = options.SizeFor(Size, Size);
            if (side < Size)
                pixels = Resample.Lanczos(pixels, Size, Size, all ? 5 : 3, side, side, wrapX: true, wrapY: true);
            images[i] = new($"{name}-{i}", side, side, all ? 5 : 3, pixels, TilesX: true, TilesY: true);
        });
        return TextureSet.Of(parts.Length == 1 ? name : $"{name}-{seed}", all ? TextureSet.AllMaps : TextureSet.Albedo, images, []);
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
