using System.Text;
using ProcGan.Trainer.Data.Sources;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Data.Images;

/// <summary>One image file from a stranger: its header first, then its pixels.</summary>
static class ImageReader
{
    public static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".jfif", ".webp", ".tga", ".bmp"];
    const string Expected = "expected PNG, JPEG, WebP, TGA or BMP";

    /// <summary>What a header says.</summary>
    /// <param name="Channels">Most channels that its pixels can need.</param>
    public readonly record struct Header(int Width, int Height, int Channels, bool IsJpeg, bool Is16Bit);

    /// <summary>What was asked for, or what is wrong with the file in words that follow its name.</summary>
    public readonly record struct Outcome<T>(T? Value, string? Problem);

    // Large images are decoded one at a time, so that the memory of a load does not grow with the number of cores.
    const long LargePixels = 16L << 20;
    static readonly Lock LargeImages = new();

    public static Outcome<Header?> Identify(DataFile file, DataOptions options) => Guarded<Header?>(file, () =>
    {
        if (file.Length > DataFile.MaxLength)
            return new(null, $"has {Sizes.Text(file.Length)}, expected at most {Sizes.Text(DataFile.MaxLength)}: make it smaller.");
        using Stream stream = file.Open();
        Header header = HeaderOf(Image.Identify(stream));
        long pixels = (long)header.Width * header.Height;
        return pixels > options.MaxPixels
            ? new(null, $"is {header.Width} x {header.Height}, {Mega(pixels)} megapixels, expected at most {Mega(options.MaxPixels)}: make it smaller.")
            : new(header, null);
    });

    /// <param name="file">A file whose header has been looked at.</param>
    /// <param name="header">What it said.</param>
    /// <param name="deep">Keep 16 bits where the file has them; colour is brought to the 8 that screens show.</param>
    public static Outcome<Picture> Decode(DataFile file, Header header, bool deep) => Guarded<Picture>(file, () =>
    {
        if ((long)header.Width * header.Height <= LargePixels)
            return DecodeNow(file, header, deep);
        lock (LargeImages)
            return DecodeNow(file, header, deep);
    });

    static Outcome<Picture> DecodeNow(DataFile file, Header header, bool deep)
    {
        using Stream stream = file.Open();
        Picture picture = header.IsJpeg ? Rgb(Image.Load<Rgb24>(stream))
            : deep && header.Is16Bit ? Rgba(Image.Load<Rgba64>(stream))
            : Rgba(Image.Load<Rgba32>(stream));
        return (picture.Width, picture.Height) == (header.Width, header.Height)
            ? new(picture, null)
            : new(null, $"is damaged: its header says {header.Width} x {header.Height}, its pixels differ.");
    }

    static Header HeaderOf(ImageInfo info)
    {
        bool png = info.Metadata.DecodedImageFormat is PngFormat;
        PngMetadata? said = png ? info.Metadata.GetPngMetadata() : null;
        bool jpeg = info.Metadata.DecodedImageFormat is JpegFormat;
        bool alpha = !jpeg && (png ? said!.ColorType is not (PngColorType.Rgb or PngColorType.Grayscale) : info.PixelType.BitsPerPixel == 32);
        return new(info.Width, info.Height, alpha ? 4 : 3, jpeg, said?.BitDepth == PngBitDepth.Bit16);
    }

    static Picture Rgb(Image<Rgb24> image)
    {
        using (image)
        {
            byte[] pixels = GC.AllocateUninitializedArray<byte>(image.Width * image.Height * 3);
            image.CopyPixelDataTo(pixels);
            return new(image.Width, image.Height, 3, pixels, null);
        }
    }

    /// <summary>Opaque alpha is dropped.</summary>
    static Picture Rgba(Image<Rgba32> image)
    {
        using (image)
        {
            byte[] pixels = GC.AllocateUninitializedArray<byte>(image.Width * image.Height * 4);
            image.CopyPixelDataTo(pixels);
            return WithoutOpaqueAlpha(new(image.Width, image.Height, 4, pixels, null));
        }
    }

    static Picture Rgba(Image<Rgba64> image)
    {
        using (image)
        {
            byte[] high = GC.AllocateUninitializedArray<byte>(image.Width * image.Height * 4), low = GC.AllocateUninitializedArray<byte>(high.Length);
            image.ProcessPixelRows(accessor =>
            {
                int o = 0;
                for (int y = 0; y < accessor.Height; y++)
                {
                    foreach (Rgba64 p in accessor.GetRowSpan(y))
                    {
                        (high[o], high[o + 1], high[o + 2], high[o + 3]) = ((byte)(p.R >> 8), (byte)(p.G >> 8), (byte)(p.B >> 8), (byte)(p.A >> 8));
                        (low[o], low[o + 1], low[o + 2], low[o + 3]) = ((byte)p.R, (byte)p.G, (byte)p.B, (byte)p.A);
                        o += 4;
                    }
                }
            });
            return WithoutOpaqueAlpha(new(image.Width, image.Height, 4, high, low));
        }
    }

    static Picture WithoutOpaqueAlpha(Picture picture)
    {
        for (int s = 3; s < picture.High.Length; s += 4)
        {
            if (picture.High[s] != byte.MaxValue)
                return picture;
        }
        return picture.Pick(0, 1, 2);
    }

    static Outcome<T> Guarded<T>(DataFile file, Func<Outcome<T>> read)
    {
        try
        {
            return read();
        }
        catch (UnknownImageFormatException)
        {
            return new(default, NotAnImage(file));
        }
        catch (ImageFormatException e)
        {
            return new(default, $"is damaged ({OneLine(e.Message)}): replace it.");
        }
        catch (InvalidDataException e)
        {
            return new(default, $"is damaged in the archive ({OneLine(e.Message)}): pack it again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(default, $"cannot be read: {OneLine(e.Message)}");
        }
        catch (NotSupportedException e)
        {
            return new(default, $"is of a kind that is not read ({OneLine(e.Message)}): convert it to PNG.");
        }
    }

    static string NotAnImage(DataFile file)
    {
        Span<byte> start = stackalloc byte[24];
        using Stream stream = file.Open();
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.Length == 0)
            return $"is an empty file, {Expected}: replace it.";
        if (start.StartsWith("version https://git-lfs"u8))
            return "is a Git LFS pointer, not an image: run 'git lfs pull'.";
        string text = string.Concat(Encoding.Latin1.GetString(start).Select(c => c is >= ' ' and <= '~' ? c : '.'));
        return $"is not an image (it starts with \"{text}\"), {Expected}: replace it.";
    }

    static long Mega(long pixels) => (pixels + 500_000) / 1_000_000;
    static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.');
}
