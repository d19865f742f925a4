using System.Buffers.Binary;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Webp;

internal sealed unsafe class WebpCodec : Codec
{
    private const int HeaderLength = 30;

    internal override IImageFormat Format => WebpFormat.Instance;
    internal override IImageEncoder DefaultEncoder => new WebpEncoder();
    internal override bool Matches(ReadOnlySpan<byte> header) =>
        header.Length >= 16 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8);

    internal override ImageInfo ReadInfo(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        stream.ReadExactly(header);
        (int width, int height, bool alpha) = Parse(header);
        ImageInfo info = new(new PixelTypeInfo(alpha ? 32 : 24), new Size(width, height), null);
        info.Metadata.DecodedImageFormat = Format;
        return info;
    }

    internal override Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
    {
        if (data.Length < HeaderLength)
            throw Invalid("its header is cut short");
        (int width, int height, bool alpha) = Parse(data[..HeaderLength]);
        fixed (byte* p = data)
        {
            byte* file = p;
            nuint size = (nuint)data.Length;
            return alpha
                ? Decode<Rgba32, TPixel>(width, height, pixels => Fill(pixels, 4))
                : Decode<Rgb24, TPixel>(width, height, pixels => Fill(pixels, 3));

            void Fill(Span<byte> pixels, int channels)
            {
                // A stream whose inner size differs from its header does not fit the buffer, and is refused for it.
                fixed (byte* destination = pixels)
                {
                    byte* done = channels == 4
                        ? LibWebp.WebPDecodeRGBAInto(file, size, destination, (nuint)pixels.Length, width * channels)
                        : LibWebp.WebPDecodeRGBInto(file, size, destination, (nuint)pixels.Length, width * channels);
                    if (done == null)
                        throw Invalid("its data are cut short, damaged or an animation");
                }
            }
        }
    }

    /// <summary>The three kinds of first chunk: lossy, lossless, extended.</summary>
    private (int Width, int Height, bool Alpha) Parse(ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<byte> kind = header.Slice(12, 4);
        if (kind.SequenceEqual("VP8X"u8))
        {
            int width = 1 + (header[24] | (header[25] << 8) | (header[26] << 16));
            int height = 1 + (header[27] | (header[28] << 8) | (header[29] << 16));
            return (width, height, (header[20] & 0x10) != 0);
        }

        if (kind.SequenceEqual("VP8L"u8) && header[20] == 0x2F)
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(header[21..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF), ((bits >> 28) & 1) != 0);
        }

        if (kind.SequenceEqual("VP8 "u8) && header.Slice(23, 3) is [0x9D, 0x01, 0x2A])
        {
            int width = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) & 0x3FFF;
            int height = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) & 0x3FFF;
            if (width > 0 && height > 0)
                return (width, height, false);
        }

        throw Invalid("its first chunk holds no frame header");
    }
}
