using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Files;

/// <summary>Writes pictures; the ending of the name decides the format.</summary>
static class ImageFile
{
    /// <summary>For messages.</summary>
    public const string Endings = ".png, .jpg, .webp, .tga or .bmp";

    public static bool IsSupported(string path) => EncoderFor(path, opaque: true) is not null;

    /// <param name="path">The file; replaced whole where it exists.</param>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top. Alpha is left out of the file where every pixel is opaque.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <exception cref="UserError">It cannot be written, or the ending is none of <see cref="Endings"/>.</exception>
    public static void Save(string path, ReadOnlySpan<byte> rgba, int width, int height)
    {
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>(rgba, width, height);
        ImageEncoder encoder = EncoderFor(path, IsOpaque(rgba)) ?? throw new UserError($"'{path}' has no picture's ending: use {Endings}.");
        AtomicFile.Write(path, stream => image.Save(stream, encoder));
    }

    static bool IsOpaque(ReadOnlySpan<byte> rgba)
    {
        for (int i = 3; i < rgba.Length; i += 4)
            if (rgba[i] != byte.MaxValue)
                return false;
        return true;
    }

    static ImageEncoder? EncoderFor(string path, bool opaque) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => new PngEncoder { ColorType = opaque ? PngColorType.Rgb : PngColorType.RgbWithAlpha },
        ".jpg" or ".jpeg" => new JpegEncoder { Quality = 92 },
        ".webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
        ".tga" => new TgaEncoder { BitsPerPixel = opaque ? TgaBitsPerPixel.Pixel24 : TgaBitsPerPixel.Pixel32 },
        ".bmp" => new BmpEncoder { BitsPerPixel = opaque ? BmpBitsPerPixel.Pixel24 : BmpBitsPerPixel.Pixel32 },
        _ => null,
    };
}
