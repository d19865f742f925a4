using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Tga;

/// <summary>Truevision TGA: grey, colour-mapped and true colour, plain or run-length, any origin.</summary>
internal sealed class TgaCodec : Codec
{
    private const int HeaderLength = 18;

    private readonly record struct Header(
        int Type, int Width, int Height, int Depth, int AlphaBits, bool RightToLeft, bool TopDown,
        int MapStart, int MapLength, int MapDepth, int DataOffset)
    {
        internal bool RunLength => Type >= 9;
        internal bool Mapped => Type is 1 or 9;
        internal bool Grey => Type is 3 or 11;
        internal int MapBytes => MapLength * ((MapDepth + 7) / 8);
    }

    internal override IImageFormat Format => TgaFormat.Instance;
    internal override IImageEncoder DefaultEncoder => new TgaEncoder();

    /// <summary>There is no magic number: every field of the header has to be plausible.</summary>
    internal override bool Matches(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderLength || header[1] > 1 || header[2] is not (1 or 2 or 3 or 9 or 10 or 11))
            return false;
        bool mapped = header[1] == 1;
        bool mapFits = mapped ? header[7] is 15 or 16 or 24 or 32 : header.Slice(3, 5).IndexOfAnyExcept((byte)0) < 0;
        return mapFits && (!(header[2] is 1 or 9) || mapped)
            && BinaryPrimitives.ReadUInt16LittleEndian(header[12..]) > 0
            && BinaryPrimitives.ReadUInt16LittleEndian(header[14..]) > 0
            && header[16] is 8 or 15 or 16 or 24 or 32;
    }

    internal override ImageInfo ReadInfo(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[HeaderLength];
        stream.ReadExactly(bytes);
        Header header = Parse(bytes);
        ImageInfo info = new(new PixelTypeInfo(header.Depth), new Size(header.Width, header.Height), null);
        info.Metadata.DecodedImageFormat = Format;
        return info;
    }

    private Header Parse(ReadOnlySpan<byte> b)
    {
        int mapLength = b[1] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(b[5..]) : 0;
        Header header = new(
            b[2], BinaryPrimitives.ReadUInt16LittleEndian(b[12..]), BinaryPrimitives.ReadUInt16LittleEndian(b[14..]),
            b[16], b[17] & 15, (b[17] & 0x10) != 0, (b[17] & 0x20) != 0,
            BinaryPrimitives.ReadUInt16LittleEndian(b[3..]), mapLength, b[7], HeaderLength + b[0]);
        bool depthFits = header.Mapped || header.Grey ? header.Depth == 8 : header.Depth > 8;
        return depthFits ? header : throw Invalid($"{header.Depth} bits a pixel do not go with image type {header.Type}");
    }

    internal override Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
    {
        Header header = Parse(data);
        if (data.Length < header.DataOffset + header.MapBytes)
            throw Invalid("it ends inside its colour map");
        Rgba32[] map = ReadMap(header, data.Slice(header.DataOffset, header.MapBytes));
        byte[] body = data[(header.DataOffset + header.MapBytes)..].ToArray();

        // A run covers 128 pixels at most: less data than that cannot fill the image, and nothing is allocated for it.
        int pixelBytes = (header.Depth + 7) / 8;
        long least = (long)header.Width * header.Height * pixelBytes;
        if (header.RunLength)
            least = (((long)header.Width * header.Height + 127) / 128) * (1 + pixelBytes);
        if (body.Length < least)
            throw Invalid($"{body.Length} bytes of pixels where at least {least} were expected");
        return header.Grey
            ? Decode<L8, TPixel>(header.Width, header.Height, pixels => Fill(header, body, map, pixels, 1))
            : Decode<Rgba32, TPixel>(header.Width, header.Height, pixels => Fill(header, body, map, pixels, 4));
    }

    private static Rgba32[] ReadMap(Header header, ReadOnlySpan<byte> bytes)
    {
        if (header.MapLength == 0)
            return [];
        int size = (header.MapDepth + 7) / 8;
        Rgba32[] map = new Rgba32[header.MapLength];
        for (int i = 0; i < map.Length; i++)
            map[i] = Colour(bytes.Slice(i * size, size), header.MapDepth == 32 ? 8 : 0);
        return map;
    }

    private void Fill(Header header, ReadOnlySpan<byte> body, Rgba32[] map, Span<byte> pixels, int channels)
    {
        int pixelBytes = (header.Depth + 7) / 8;
        int position = 0, left = 0;
        bool repeat = false;
        for (int i = 0; i < header.Width * header.Height; i++)
        {
            if (header.RunLength && left == 0)
            {
                if (position >= body.Length)
                    throw Invalid("its run-length data are cut short");
                byte packet = body[position++];
                (repeat, left) = ((packet & 0x80) != 0, (packet & 0x7F) + 1);
            }

            if (position + pixelBytes > body.Length)
                throw Invalid("its pixels are cut short");
            ReadOnlySpan<byte> source = body.Slice(position, pixelBytes);
            left--;
            if (!header.RunLength || !repeat || left == 0)
                position += pixelBytes;

            (int y, int x) = Math.DivRem(i, header.Width);
            if (!header.TopDown)
                y = header.Height - 1 - y;
            if (header.RightToLeft)
                x = header.Width - 1 - x;
            Span<byte> target = pixels.Slice((y * header.Width + x) * channels, channels);
            if (channels == 1)
            {
                target[0] = source[0];
                continue;
            }

            Rgba32 colour = header.Mapped ? Mapped(header, map, source[0]) : Colour(source, header.AlphaBits);
            (target[0], target[1], target[2], target[3]) = (colour.R, colour.G, colour.B, colour.A);
        }
    }

    private Rgba32 Mapped(Header header, Rgba32[] map, int index)
    {
        index -= header.MapStart;
        return (uint)index < (uint)map.Length ? map[index] : throw Invalid("a pixel lies outside the colour map");
    }

    private static Rgba32 Colour(ReadOnlySpan<byte> b, int alphaBits)
    {
        if (b.Length == 2)
        {
            int v = b[0] | (b[1] << 8);
            byte alpha = alphaBits > 0 && (v & 0x8000) == 0 ? (byte)0 : byte.MaxValue;
            return new Rgba32(Five(v >> 10), Five(v >> 5), Five(v), alpha);
        }

        return new Rgba32(b[2], b[1], b[0], b.Length == 4 && alphaBits > 0 ? b[3] : byte.MaxValue);

        static byte Five(int v) => (byte)(((v & 31) * 255 + 15) / 31);
    }
}
