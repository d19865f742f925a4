using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Data;

/// <summary>One file from a stranger: its header first, then its pixels as 8-bit sRGB, then the working size.</summary>
static class ImageReader
{
    public const string AlphaNote = "has transparency, which is not learnt: its colours are used as they are under it.";
    public const string ManyAlphaNote = "have transparency, which is not learnt: their colours are used as they are under it.";

    /// <summary>An image, or what is wrong with the file in words that follow its name.</summary>
    public readonly record struct Outcome(TextureImage? Image, string? Problem, bool TooSmall = false, bool HasAlpha = false);

    // Large images are decoded one at a time, so that the memory of a load does not grow with the number of cores.
    const long LargePixels = 16L << 20;
    static readonly Lock LargeImages = new();

    public static Outcome Load(string path, string name, DataOptions options)
    {
        try
        {
            ImageInfo info = Image.Identify(path);
            string size = $"{info.Width} x {info.Height}";
            (int width, int height) = options.SizeFor(info.Width, info.Height);
            if (Math.Min(width, height) < options.Resolution)
                return new(null, $"is {size}, smaller than the {options.Resolution} x {options.Resolution} crop.", TooSmall: true);
            long pixels = (long)info.Width * info.Height;
            if (pixels > options.MaxPixels)
                return new(null, $"is {size}, {Mega(pixels)} megapixels, expected at most {Mega(options.MaxPixels)}: make it smaller.");
            if (pixels <= LargePixels)
                return Decode(path, name, info, width, height);
            lock (LargeImages)
                return Decode(path, name, info, width, height);
        }
        catch (UnknownImageFormatException)
        {
            return new(null, NotAnImage(path));
        }
        catch (ImageFormatException e)
        {
            return new(null, $"is damaged ({OneLine(e.Message)}): replace it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, $"cannot be read: {OneLine(e.Message)}");
        }
        catch (NotSupportedException e)
        {
            return new(null, $"is of a kind that is not read ({OneLine(e.Message)}): convert it to PNG.");
        }
    }

    static Outcome Decode(string path, string name, ImageInfo info, int width, int height)
    {
        bool alpha = false;
        byte[] pixels = info.Metadata.DecodedImageFormat is JpegFormat ? Rgb(Image.Load<Rgb24>(path)) : Rgb(path, out alpha);
        if (pixels.Length != (long)info.Width * info.Height * 3)
            return new(null, $"is damaged: its header says {info.Width} x {info.Height}, its pixels differ.");
        (bool tilesX, bool tilesY) = WrapProbe.Tiles(pixels, info.Width, info.Height, 3);
        if ((width, height) != (info.Width, info.Height))
            pixels = Resample.Lanczos(pixels, info.Width, info.Height, 3, width, height, tilesX, tilesY);
        return new(new TextureImage(name, width, height, 3, pixels, tilesX, tilesY), null, HasAlpha: alpha);
    }

    static byte[] Rgb(Image<Rgb24> image)
    {
        using (image)
        {
            byte[] pixels = GC.AllocateUninitializedArray<byte>(image.Width * image.Height * 3);
            image.CopyPixelDataTo(pixels);
            return pixels;
        }
    }

    /// <summary>Drops alpha, and says whether there was any.</summary>
    static byte[] Rgb(string path, out bool alpha)
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(path);
        byte[] pixels = GC.AllocateUninitializedArray<byte>(image.Width * image.Height * 3);
        bool transparent = false;
        image.ProcessPixelRows(accessor =>
        {
            int o = 0;
            for (int y = 0; y < accessor.Height; y++)
            {
                foreach (Rgba32 p in accessor.GetRowSpan(y))
                {
                    (pixels[o], pixels[o + 1], pixels[o + 2]) = (p.R, p.G, p.B);
                    transparent |= p.A != byte.MaxValue;
                    o += 3;
                }
            }
        });
        alpha = transparent;
        return pixels;
    }

    static string NotAnImage(string path)
    {
        const string expected = "expected PNG, JPEG, WebP, TGA or BMP";
        Span<byte> start = stackalloc byte[24];
        using FileStream stream = File.OpenRead(path);
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.Length == 0)
            return $"is an empty file, {expected}: replace it.";
        if (start.StartsWith("version https://git-lfs"u8))
            return "is a Git LFS pointer, not an image: run 'git lfs pull'.";
        string text = string.Concat(Encoding.Latin1.GetString(start).Select(c => c is >= ' ' and <= '~' ? c : '.'));
        return $"is not an image (it starts with \"{text}\"), {expected}: replace it.";
    }

    static long Mega(long pixels) => (pixels + 500_000) / 1_000_000;
    static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.');
}
