using System.Text.Json;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Deps.Tests.ImageSharp;

/// <summary>Images and values that make_fixtures.py wrote with Pillow and numpy.</summary>
internal static class Fixtures
{
    internal sealed record Golden(int Width, int Height, int Bits, int Tolerance, string Rgba);

    internal sealed record Resized(string Sampler, int Width, int Height, string Rgb);

    private sealed record All(Dictionary<string, Golden> Images, string Grey16, string Rgb16, Resized[] Resizes);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly All Values =
        JsonSerializer.Deserialize<All>(File.ReadAllBytes(PathOf("golden.json")), Web)!;

    internal static IReadOnlyDictionary<string, Golden> Images => Values.Images;
    internal static IReadOnlyList<Resized> Resizes => Values.Resizes;
    internal static byte[] Grey16 => Convert.FromHexString(Values.Grey16);
    internal static byte[] Rgb16 => Convert.FromHexString(Values.Rgb16);
    internal static IEnumerable<string> Names => Values.Images.Keys;

    internal static string PathOf(string name) => Path.Combine(Root(), "tests", "ProcGan.Deps.Tests", "ImageSharp", "Fixtures", name);

    internal static byte[] Bytes<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        byte[] bytes = new byte[image.Width * image.Height * image.PixelType.BitsPerPixel / 8];
        image.CopyPixelDataTo(bytes);
        return bytes;
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ProcGan.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("ProcGan.sln is in no folder above the tests");
    }
}
