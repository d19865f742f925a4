using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Webp;

namespace SixLabors.ImageSharp;

public static class ImageExtensions
{
    /// <summary>Chooses the encoder by the file's extension.</summary>
    public static void Save(this Image source, string path) => Save(source, path, Codec.EncoderFor(path));

    public static void Save(this Image source, string path, IImageEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(encoder);
        using FileStream stream = File.Create(path);
        source.Save(stream, encoder);
    }

    public static void SaveAsPng(this Image source, string path) => SaveAsPng(source, path, new PngEncoder());
    public static void SaveAsPng(this Image source, string path, PngEncoder encoder) => Save(source, path, encoder);
    public static void SaveAsPng(this Image source, Stream stream) => SaveAsPng(source, stream, new PngEncoder());
    public static void SaveAsPng(this Image source, Stream stream, PngEncoder encoder) => source.Save(stream, encoder);

    public static void SaveAsJpeg(this Image source, string path) => SaveAsJpeg(source, path, new JpegEncoder());
    public static void SaveAsJpeg(this Image source, string path, JpegEncoder encoder) => Save(source, path, encoder);
    public static void SaveAsJpeg(this Image source, Stream stream) => SaveAsJpeg(source, stream, new JpegEncoder());
    public static void SaveAsJpeg(this Image source, Stream stream, JpegEncoder encoder) => source.Save(stream, encoder);

    public static void SaveAsWebp(this Image source, string path) => SaveAsWebp(source, path, new WebpEncoder());
    public static void SaveAsWebp(this Image source, string path, WebpEncoder encoder) => Save(source, path, encoder);
    public static void SaveAsWebp(this Image source, Stream stream) => SaveAsWebp(source, stream, new WebpEncoder());
    public static void SaveAsWebp(this Image source, Stream stream, WebpEncoder encoder) => source.Save(stream, encoder);

    public static void SaveAsTga(this Image source, string path) => SaveAsTga(source, path, new TgaEncoder());
    public static void SaveAsTga(this Image source, string path, TgaEncoder encoder) => Save(source, path, encoder);
    public static void SaveAsTga(this Image source, Stream stream) => SaveAsTga(source, stream, new TgaEncoder());
    public static void SaveAsTga(this Image source, Stream stream, TgaEncoder encoder) => source.Save(stream, encoder);

    public static void SaveAsBmp(this Image source, string path) => SaveAsBmp(source, path, new BmpEncoder());
    public static void SaveAsBmp(this Image source, string path, BmpEncoder encoder) => Save(source, path, encoder);
    public static void SaveAsBmp(this Image source, Stream stream) => SaveAsBmp(source, stream, new BmpEncoder());
    public static void SaveAsBmp(this Image source, Stream stream, BmpEncoder encoder) => source.Save(stream, encoder);
}
