namespace ProcGan.Trainer.Data;

/// <summary>One training image in memory.</summary>
/// <param name="Name">Relative path with forward slashes, or what a built-in set calls it.</param>
/// <param name="Pixels">Row 0 on top, interleaved [H, W, C]; albedo is sRGB, the other maps are linear.</param>
/// <param name="TilesX">The last column continues in the first, so crops may wrap.</param>
/// <param name="TilesY">The last row continues in the first, so crops may wrap.</param>
sealed record TextureImage(string Name, int Width, int Height, int Channels, byte[] Pixels, bool TilesX, bool TilesY);

/// <summary>All training images, in an order that depends on their names alone.</summary>
/// <param name="ChannelNames">albedo.r, albedo.g, albedo.b, then height and roughness where the set has them.</param>
/// <param name="Problems">One line for each file that was skipped, or used in part: its name and why.</param>
/// <param name="Hash">SHA-256, hexadecimal, over channel names, image names, sizes and pixels.</param>
sealed record TextureSet(
    string Name, IReadOnlyList<string> ChannelNames, IReadOnlyList<TextureImage> Images, IReadOnlyList<string> Problems, string Hash)
{
    public static readonly IReadOnlyList<string> Albedo = ["albedo.r", "albedo.g", "albedo.b"];
    public static readonly IReadOnlyList<string> AllMaps = [.. Albedo, "height", "roughness"];

    public static TextureSet Of(
        string name, IReadOnlyList<string> channels, IReadOnlyList<TextureImage> images, IReadOnlyList<string> problems) =>
        new(name, channels, images, problems, DataHash.Of(channels, images));
}
