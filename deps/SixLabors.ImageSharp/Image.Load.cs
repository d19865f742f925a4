using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

public abstract partial class Image
{
    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(File.ReadAllBytes(path));

    public static Image<TPixel> Load<TPixel>(Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return Load<TPixel>(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel> => Codec.Of(data).Decode<TPixel>(data);

    public static ImageInfo Identify(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Identify(stream);
    }

    /// <summary>Reads the header alone: a file of any dimensions costs a few hundred bytes.</summary>
    public static ImageInfo Identify(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek)
            return Codec.Identify(stream);
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        copy.Position = 0;
        return Codec.Identify(copy);
    }

    public static unsafe ImageInfo Identify(ReadOnlySpan<byte> buffer)
    {
        _ = Codec.Of(buffer);   // also keeps an empty buffer, which has no address, from the stream
        fixed (byte* p = buffer)
        {
            using UnmanagedMemoryStream stream = new(p, buffer.Length);
            return Codec.Identify(stream);
        }
    }

    public static IImageFormat DetectFormat(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return DetectFormat(stream);
    }

    public static IImageFormat DetectFormat(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Codec.Peek(stream).Format;
    }

    public static IImageFormat DetectFormat(ReadOnlySpan<byte> buffer) => Codec.Of(buffer).Format;

    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        TPixel[] pixels = Image<TPixel>.Allocate(width, height);
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, pixels.Length, nameof(data));
        data[..pixels.Length].CopyTo(pixels);
        return new Image<TPixel>(pixels, width, height, new ImageMetadata());
    }

    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> =>
        LoadPixelData(MemoryMarshal.Cast<byte, TPixel>(data), width, height);
}
