using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

public enum WebpFileFormatType
{
    Lossless = 0,
    Lossy = 1,
}

public sealed class WebpFormat : IImageFormat
{
    private WebpFormat() { }

    public static WebpFormat Instance { get; } = new();
    public string Name => "WEBP";
    public string DefaultMimeType => "image/webp";
    public IEnumerable<string> MimeTypes => ["image/webp"];
    public IEnumerable<string> FileExtensions => ["webp"];
}

public sealed class WebpEncoder : ImageEncoder
{
    /// <summary>Lossy where it is not set.</summary>
    public WebpFileFormatType? FileFormat { get; init; }

    /// <summary>0..100, of lossy files.</summary>
    public int Quality { get; init; } = 75;

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
    {
        if (typeof(TPixel) == typeof(Rgba32) || typeof(TPixel) == typeof(Rgba64))
            Write<TPixel, Rgba32>(image, stream, 4);
        else
            Write<TPixel, Rgb24>(image, stream, 3);
    }

    private unsafe void Write<TPixel, TFile>(Image<TPixel> image, Stream stream, int channels)
        where TPixel : unmanaged, IPixel<TPixel>
        where TFile : unmanaged, IPixel<TFile>
    {
        TFile[] pixels = new TFile[image.Pixels.Length];
        PixelConversion.Convert<TPixel, TFile>(image.Pixels, pixels);
        (int width, int height, int stride) = (image.Width, image.Height, image.Width * channels);
        byte* file = null;
        try
        {
            nuint size;
            fixed (TFile* first = pixels)
            {
                byte* p = (byte*)first;
                size = (FileFormat == WebpFileFormatType.Lossless, channels) switch
                {
                    (true, 4) => LibWebp.WebPEncodeLosslessRGBA(p, width, height, stride, &file),
                    (true, _) => LibWebp.WebPEncodeLosslessRGB(p, width, height, stride, &file),
                    (false, 4) => LibWebp.WebPEncodeRGBA(p, width, height, stride, Quality, &file),
                    (false, _) => LibWebp.WebPEncodeRGB(p, width, height, stride, Quality, &file),
                };
            }

            if (size == 0)
                throw new ImageFormatException($"WEBP of {width}x{height} could not be written: the format ends at 16383.");
            stream.Write(new ReadOnlySpan<byte>(file, checked((int)size)));
        }
        finally
        {
            LibWebp.WebPFree(file);
        }
    }
}
