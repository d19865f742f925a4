namespace ProcGan.Trainer.Data;

/// <summary>One training image.</summary>
/// <param name="Name">Relative path with forward slashes, or what a built-in set calls it.</param>
/// <param name="Store">Row 0 on top, interleaved [H, W, C]; albedo is sRGB, the other maps are linear.</param>
/// <param name="TilesX">The last column continues in the first, so crops may wrap.</param>
/// <param name="TilesY">The last row continues in the first, so crops may wrap.</param>
sealed record TextureImage(string Name, int Width, int Height, int Channels, PixelStore Store, bool TilesX, bool TilesY)
{
    public TextureImage(string Name, int Width, int Height, int Channels, byte[] Pixels, bool TilesX, bool TilesY)
        : this(Name, Width, Height, Channels, new PixelsInMemory(Pixels), TilesX, TilesY)
    {
    }

    /// <summary>[H, W, C]. Of a set that streams from disk these are read anew at each call.</summary>
    public byte[] Pixels => Store.ToArray();

    /// <summary>Low bytes, [H, W, C], of an image of 16 bits, whose <see cref="Store"/> has the high ones; null for 8 bits.</summary>
    public PixelStore? Fine { get; init; }

    /// <summary>Index into <see cref="TextureSet.ClassNames"/>; 0 where there are none.</summary>
    public int Class { get; init; }

    /// <summary>Its size before it was brought to the working size.</summary>
    public (int Width, int Height) SourceSize { get; init; } = (Width, Height);
}

/// <summary>All training images, in an order that depends on their names alone.</summary>
/// <param name="ChannelNames">albedo.r, albedo.g, albedo.b (or albedo where all is grey), alpha where it is learnt, then height,
/// roughness, metallic, ao.</param>
/// <param name="Problems">One line for each file that was skipped: its name and why.</param>
/// <param name="Hash">SHA-256, hexadecimal, over channel names, image names, sizes and pixels, and classes where there are any.</param>
sealed record TextureSet(
    string Name, IReadOnlyList<string> ChannelNames, IReadOnlyList<TextureImage> Images, IReadOnlyList<string> Problems, string Hash)
{
    public static readonly IReadOnlyList<string> Albedo = ["albedo.r", "albedo.g", "albedo.b"];
    public static readonly IReadOnlyList<string> Grey = ["albedo"];
    public static readonly IReadOnlyList<string> AllMaps = [.. Albedo, "height", "roughness"];

    /// <summary>Names of the classes, in the order of <see cref="TextureImage.Class"/>; empty where nothing is told apart.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>What was decided about the data, one line each, for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static TextureSet Of(
        string name, IReadOnlyList<string> channels, IReadOnlyList<TextureImage> images, IReadOnlyList<string> problems) =>
        new(name, channels, images, problems, DataHash.Of(channels, images, []));

    public static TextureSet Of(string name, IReadOnlyList<string> channels, IReadOnlyList<TextureImage> images,
        IReadOnlyList<string> problems, IReadOnlyList<string> classes, IReadOnlyList<string> notes) =>
        new(name, channels, images, problems, DataHash.Of(channels, images, classes)) { ClassNames = classes, Notes = notes };
}
