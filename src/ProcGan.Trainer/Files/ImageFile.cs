using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Files;

/// <summary>Takes whole rows of a picture, RGBA8.</summary>
delegate void RowWriter(ReadOnlySpan<byte> rgba);

/// <summary>Writes pictures; the ending of the name decides the format.</summary>
static class ImageFile
{
    /// <summary>For messages.</summary>
    public const string Endings = ".png, .jpg, .webp, .tga or .bmp";

    /// <summary>Pixels from which on a picture is not held whole.</summary>
    const long RowsFrom = 1 << 22;

    public static bool IsSupported(string path) => EncoderFor(path, opaque: true) is not null;

    /// <param name="path">The file; replaced whole where it exists.</param>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top. Alpha is left out of the file where every pixel is opaque.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="grey">All channels are equal: a format that can will store one.</param>
    /// <exception cref="UserError">It cannot be written, or the ending is none of <see cref="Endings"/>.</exception>
    public static void Save(string path, ReadOnlySpan<byte> rgba, int width, int height, bool grey = false)
    {
        using Image<Rgba32> image = Image.LoadPixelData<Rgba32>(rgba, width, height);
        ImageEncoder encoder = (grey && Has16Bits(path) ? new PngEncoder { ColorType = PngColorType.Grayscale } : EncoderFor(path, IsOpaque(rgba))) ?? throw new UserError($"'{path}' has no picture's ending: use {Endings}.");
        AtomicFile.Write(path, stream => image.Save(stream, encoder));
    }

    /// <summary>Only PNG stores 16 bits a channel.</summary>
    public static bool Has16Bits(string path) => IsPng(path);

    /// <param name="path">The file, a .png.</param>
    /// <param name="values">0 to 65535, row 0 on top.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public static void SaveGrey16(string path, ReadOnlySpan<ushort> values, int width, int height)
    {
        using Image<L16> image = Image.LoadPixelData<L16>(MemoryMarshal.Cast<ushort, L16>(values), width, height);
        AtomicFile.Write(path, stream => image.Save(stream, new PngEncoder { ColorType = PngColorType.Grayscale, BitDepth = PngBitDepth.Bit16 }));
    }

    /// <param name="path">The file, a .png.</param>
    /// <param name="rgba">RGBA16, row 0 on top. Alpha is left out of the file where every pixel is opaque.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public static void SaveRgba16(string path, ReadOnlySpan<ushort> rgba, int width, int height)
    {
        bool opaque = true;
        for (int i = 3; i < rgba.Length && opaque; i += 4)
            opaque = rgba[i] == ushort.MaxValue;
        using Image<Rgba64> image = Image.LoadPixelData<Rgba64>(MemoryMarshal.Cast<ushort, Rgba64>(rgba), width, height);
        AtomicFile.Write(path, stream => image.Save(stream, new PngEncoder
        {
            ColorType = opaque ? PngColorType.Rgb : PngColorType.RgbWithAlpha, BitDepth = PngBitDepth.Bit16,
        }));
    }

    /// <summary>Whether a picture should be written with <see cref="SaveRows"/>: large ones, in the one format that can.</summary>
    public static bool TakesRows(string path, int width, int height) => IsPng(path) && (long)width * height > RowsFrom;

    /// <summary>Writes a PNG as its rows are made, so that only some of them are in memory at a time.</summary>
    /// <param name="path">The file, a .png; replaced whole where it exists.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="alpha">Whether it has an alpha channel.</param>
    /// <param name="make">Gives all rows to the writer, RGBA8, sRGB, from top to bottom.</param>
    public static void SaveRows(string path, int width, int height, bool alpha, Action<RowWriter> make) => AtomicFile.Write(path, stream =>
    {
        using PngRows png = new(stream, width, height, alpha);
        make(png.Write);
        png.Finish();
    });

    static bool IsPng(string path) => Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a picture: RGBA8, row 0 on top.</summary>
    /// <exception cref="UserError">It is no picture, or larger than 64 megapixels.</exception>
    public static byte[] Load(string path, out int width, out int height)
    {
        try
        {
            ImageInfo info = Image.Identify(path);
            if ((long)info.Width * info.Height > 64L << 20)
                throw new UserError($"'{path}' is {info.Width} x {info.Height}, expected at most 64 megapixels: make it smaller.");
            using Image<Rgba32> image = Image.Load<Rgba32>(path);
            byte[] rgba = new byte[4 * image.Width * image.Height];
            image.CopyPixelDataTo(rgba);
            (width, height) = (image.Width, image.Height);
            return rgba;
        }
        catch (Exception e) when (e is ImageFormatException or NotSupportedException)
        {
            throw new UserError($"'{path}' is no picture that can be read: expected PNG, JPEG, WebP, TGA or BMP.", e);
        }
        catch (Exception e) when (FileErrors.Explain(e, path) is { } message)
        {
            throw new UserError(message, e);
        }
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
