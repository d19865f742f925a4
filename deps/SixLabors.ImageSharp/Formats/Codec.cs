using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tga;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>One file format: how it is recognised, what its header says, how its pixels are read.</summary>
internal abstract class Codec
{
    internal const int HeaderBytes = 32;

    // TGA has no magic number, so it is asked last.
    private static readonly Codec[] All = [new PngCodec(), new JpegCodec(), new WebpCodec(), new BmpCodec(), new TgaCodec()];

    internal abstract IImageFormat Format { get; }
    internal abstract IImageEncoder DefaultEncoder { get; }
    internal abstract bool Matches(ReadOnlySpan<byte> header);
    internal abstract ImageInfo ReadInfo(Stream stream);
    internal abstract Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>;

    internal static Codec Of(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> header = data[..Math.Min(data.Length, HeaderBytes)];
        foreach (Codec codec in All)
        {
            if (codec.Matches(header))
                return codec;
        }

        throw new UnknownImageFormatException(
            "Image cannot be loaded. Available decoders: " + string.Join(", ", All.Select(c => c.Format.Name)) + ".");
    }

    /// <summary>Recognises the format and puts a seekable stream back where it was.</summary>
    internal static Codec Peek(Stream stream)
    {
        long start = stream.Position;
        Span<byte> header = stackalloc byte[HeaderBytes];
        int read = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        stream.Position = start;
        return Of(header[..read]);
    }

    internal static ImageInfo Identify(Stream stream)
    {
        Codec codec = Peek(stream);
        try
        {
            return codec.ReadInfo(stream);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidImageContentException($"{codec.Format.Name} header is cut short.", e);
        }
    }

    internal static IImageEncoder EncoderFor(string path)
    {
        string extension = Path.GetExtension(path).TrimStart('.');
        foreach (Codec codec in All)
        {
            if (codec.Format.FileExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
                return codec.DefaultEncoder;
        }

        throw new NotSupportedException($"No encoder was found for extension '{extension}'. Registered encoders include: "
            + string.Join(", ", All.Select(c => c.Format.Name)) + ".");
    }

    private protected delegate void PixelReader(Span<byte> pixels);

    /// <summary>Decodes rows in the file's own layout, then converts; where the layouts agree there is no second buffer.</summary>
    private protected Image<TPixel> Decode<TFile, TPixel>(int width, int height, PixelReader reader)
        where TFile : unmanaged, IPixel<TFile>
        where TPixel : unmanaged, IPixel<TPixel>
    {
        int count = CheckedArea(width, height, Marshal.SizeOf<TFile>(), Marshal.SizeOf<TPixel>());
        TFile[] file = GC.AllocateUninitializedArray<TFile>(count);
        reader(MemoryMarshal.AsBytes(file.AsSpan()));
        ImageMetadata metadata = new() { DecodedImageFormat = Format };
        if (file is TPixel[] same)
            return new Image<TPixel>(same, width, height, metadata);
        TPixel[] pixels = GC.AllocateUninitializedArray<TPixel>(count);
        PixelConversion.Convert<TFile, TPixel>(file, pixels);
        return new Image<TPixel>(pixels, width, height, metadata);
    }

    /// <summary>Refuses dimensions whose pixels do not fit one buffer, before anything is allocated.</summary>
    private int CheckedArea(int width, int height, params ReadOnlySpan<int> bytesPerPixel)
    {
        foreach (int bytes in bytesPerPixel)
        {
            if (width <= 0 || height <= 0 || (long)width * height * bytes > Array.MaxLength)
            {
                throw new InvalidImageContentException(
                    $"Cannot decode image. Failed to allocate buffers for possibly degenerate dimensions: {width}x{height}.");
            }
        }

        return width * height;
    }

    private protected InvalidImageContentException Invalid(string what) => new($"{Format.Name} image is invalid: {what}.");
}
