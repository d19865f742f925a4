using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

public enum JpegEncodingColor : byte
{
    YCbCrRatio420 = 0,
    YCbCrRatio444 = 1,
    YCbCrRatio422 = 2,
    YCbCrRatio411 = 3,
    Luminance = 5,
}

public sealed class JpegFormat : IImageFormat
{
    private JpegFormat() { }

    public static JpegFormat Instance { get; } = new();
    public string Name => "JPEG";
    public string DefaultMimeType => "image/jpeg";
    public IEnumerable<string> MimeTypes => ["image/jpeg", "image/pjpeg"];
    public IEnumerable<string> FileExtensions => ["jpg", "jpeg", "jfif"];
}

public sealed class JpegEncoder : ImageEncoder
{
    private readonly int? quality;

    /// <summary>1..100; 75 where it is not set.</summary>
    public int? Quality
    {
        get => quality;
        init => quality = value is null or (>= 1 and <= 100)
            ? value : throw new ArgumentException("Quality factor must be in [1..100] range.");
    }

    public JpegEncodingColor? ColorType { get; init; }

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
    {
        bool grey = typeof(TPixel) == typeof(L8) || typeof(TPixel) == typeof(L16);
        switch (ColorType ?? (grey ? JpegEncodingColor.Luminance : JpegEncodingColor.YCbCrRatio420))
        {
            case JpegEncodingColor.Luminance:
                Write<TPixel, L8>(image, stream, TurboJpeg.PixelGray, TurboJpeg.SamplesGray);
                break;
            case JpegEncodingColor.YCbCrRatio444:
                Write<TPixel, Rgb24>(image, stream, TurboJpeg.PixelRgb, TurboJpeg.Samples444);
                break;
            case JpegEncodingColor.YCbCrRatio422:
                Write<TPixel, Rgb24>(image, stream, TurboJpeg.PixelRgb, TurboJpeg.Samples422);
                break;
            case JpegEncodingColor.YCbCrRatio411:
                Write<TPixel, Rgb24>(image, stream, TurboJpeg.PixelRgb, TurboJpeg.Samples411);
                break;
            default:
                Write<TPixel, Rgb24>(image, stream, TurboJpeg.PixelRgb, TurboJpeg.Samples420);
                break;
        }
    }

    private unsafe void Write<TPixel, TFile>(Image<TPixel> image, Stream stream, int format, int subsampling)
        where TPixel : unmanaged, IPixel<TPixel>
        where TFile : unmanaged, IPixel<TFile>
    {
        TFile[] pixels = new TFile[image.Pixels.Length];
        PixelConversion.Convert<TPixel, TFile>(image.Pixels, pixels);
        nint handle = TurboJpeg.tjInitCompress();
        byte* data = null;
        try
        {
            CULong size;
            fixed (TFile* p = pixels)
            {
                if (TurboJpeg.tjCompress2(handle, (byte*)p, image.Width, 0, image.Height, format,
                    &data, &size, subsampling, Quality ?? 75, TurboJpeg.AccurateDct) != 0)
                    throw new ImageFormatException("JPEG could not be written: " + TurboJpeg.Message(handle) + ".");
            }

            stream.Write(new ReadOnlySpan<byte>(data, checked((int)size.Value)));
        }
        finally
        {
            TurboJpeg.tjFree(data);
            _ = TurboJpeg.tjDestroy(handle);
        }
    }
}
