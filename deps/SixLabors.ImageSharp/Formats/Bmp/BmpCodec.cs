using System.Buffers.Binary;
using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>Windows bitmaps without compression: 1, 2, 4, 8, 16, 24, 32 bits, either direction, bit fields.</summary>
internal sealed class BmpCodec : Codec
{
    private const int FileHeader = 14;

    private readonly record struct Header(
        int InfoSize, int DataOffset, int Width, int Height, bool TopDown, int Depth, uint Compression, int Colours)
    {
        internal bool BitFields => Compression is 3 or 6;
        internal int Stride => (int)((((long)Width * Depth) + 31) / 32 * 4);
    }

    internal override IImageFormat Format => BmpFormat.Instance;
    internal override IImageEncoder DefaultEncoder => new BmpEncoder();
    internal override bool Matches(ReadOnlySpan<byte> header) =>
        header.Length >= 26 && header.StartsWith("BM"u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(header[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;

    internal override ImageInfo ReadInfo(Stream stream)
    {
        byte[] bytes = new byte[FileHeader + 40];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        Header header = Parse(bytes.AsSpan(0, read));
        ImageInfo info = new(new PixelTypeInfo(header.Depth), new Size(header.Width, header.Height), null);
        info.Metadata.DecodedImageFormat = Format;
        return info;
    }

    private Header Parse(ReadOnlySpan<byte> b)
    {
        int infoSize = BinaryPrimitives.ReadInt32LittleEndian(b[14..]);
        if (b.Length < FileHeader + Math.Min(infoSize, 40))
            throw Invalid("its header is cut short");
        int offset = BinaryPrimitives.ReadInt32LittleEndian(b[10..]);
        Header header = infoSize == 12
            ? new(12, offset, BinaryPrimitives.ReadUInt16LittleEndian(b[18..]), BinaryPrimitives.ReadInt16LittleEndian(b[20..]),
                false, BinaryPrimitives.ReadUInt16LittleEndian(b[24..]), 0, 0)
            : new(infoSize, offset, BinaryPrimitives.ReadInt32LittleEndian(b[18..]), BinaryPrimitives.ReadInt32LittleEndian(b[22..]),
                false, BinaryPrimitives.ReadUInt16LittleEndian(b[28..]), BinaryPrimitives.ReadUInt32LittleEndian(b[30..]),
                BinaryPrimitives.ReadInt32LittleEndian(b[46..]));
        if (header.Height < 0 && header.Height > int.MinValue)
            header = header with { Height = -header.Height, TopDown = true };
        if (header.Width <= 0 || header.Height <= 0)
            throw Invalid($"its size is {header.Width}x{header.Height}");
        if (header.Depth is not (1 or 2 or 4 or 8 or 16 or 24 or 32))
            throw Invalid($"{header.Depth} bits a pixel");
        if (header.Compression != 0 && !(header.BitFields && header.Depth is 16 or 32))
            throw Invalid($"compression {header.Compression} with {header.Depth} bits is not read here");
        return header;
    }

    internal override Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
    {
        Header header = Parse(data);
        long needed = header.DataOffset + (long)header.Stride * header.Height;
        if (header.DataOffset < FileHeader + header.InfoSize || data.Length < needed)
            throw Invalid($"{data.Length} bytes where {needed} were expected");
        byte[] rows = data.Slice(header.DataOffset, header.Stride * header.Height).ToArray();
        if (header.Depth <= 8)
        {
            Rgb24[] palette = Palette(header, data[(FileHeader + header.InfoSize)..header.DataOffset]);
            return Decode<Rgb24, TPixel>(header.Width, header.Height, pixels => FillIndexed(header, rows, palette, pixels));
        }

        if (header.Depth == 24)
            return Decode<Rgb24, TPixel>(header.Width, header.Height, pixels => Fill24(header, rows, pixels));
        Mask[] masks = Masks(header, data[FileHeader..header.DataOffset]);
        return Decode<Rgba32, TPixel>(header.Width, header.Height, pixels => FillMasked(header, rows, masks, pixels));
    }

    private static ReadOnlySpan<byte> Row(Header header, byte[] rows, int y) =>
        rows.AsSpan((header.TopDown ? y : header.Height - 1 - y) * header.Stride, header.Stride);

    private Rgb24[] Palette(Header header, ReadOnlySpan<byte> bytes)
    {
        int entry = header.InfoSize == 12 ? 3 : 4;
        int count = Math.Min(1 << header.Depth, bytes.Length / entry);
        if (header.Colours > 0)
            count = Math.Min(count, header.Colours);
        if (count == 0)
            throw Invalid("it has no palette");
        Rgb24[] palette = new Rgb24[1 << header.Depth];
        for (int i = 0; i < count; i++)
            palette[i] = new Rgb24(bytes[i * entry + 2], bytes[i * entry + 1], bytes[i * entry]);
        return palette;
    }

    private static void FillIndexed(Header header, byte[] rows, Rgb24[] palette, Span<byte> pixels)
    {
        int perByte = 8 / header.Depth, mask = (1 << header.Depth) - 1, o = 0;
        for (int y = 0; y < header.Height; y++)
        {
            ReadOnlySpan<byte> row = Row(header, rows, y);
            for (int x = 0; x < header.Width; x++, o += 3)
            {
                Rgb24 c = palette[(row[x / perByte] >> ((perByte - 1 - x % perByte) * header.Depth)) & mask];
                (pixels[o], pixels[o + 1], pixels[o + 2]) = (c.R, c.G, c.B);
            }
        }
    }

    private static void Fill24(Header header, byte[] rows, Span<byte> pixels)
    {
        int o = 0;
        for (int y = 0; y < header.Height; y++)
        {
            ReadOnlySpan<byte> row = Row(header, rows, y);
            for (int x = 0; x < header.Width; x++, o += 3)
                (pixels[o], pixels[o + 1], pixels[o + 2]) = (row[x * 3 + 2], row[x * 3 + 1], row[x * 3]);
        }
    }

    private readonly record struct Mask(uint Bits)
    {
        internal byte Take(uint value)
        {
            int shift = BitOperations.TrailingZeroCount(Bits);
            ulong max = Bits >> shift;
            return (byte)(((ulong)((value & Bits) >> shift) * 255 + max / 2) / max);
        }
    }

    private Mask[] Masks(Header header, ReadOnlySpan<byte> info)
    {
        if (!header.BitFields)
        {
            return header.Depth == 16
                ? [new(0x7C00), new(0x03E0), new(0x001F), new(0)]
                : [new(0xFF0000), new(0xFF00), new(0xFF), new(0xFF000000)];
        }

        // The masks follow the 40 bytes in every version of the header; the fourth is not always there.
        if (info.Length < 52)
            throw Invalid("its bit fields are cut short");
        bool alpha = info.Length >= 56 && (header.InfoSize >= 56 || header.Compression == 6);
        Mask[] masks = new Mask[4];
        for (int i = 0; i < (alpha ? 4 : 3); i++)
            masks[i] = new Mask(BinaryPrimitives.ReadUInt32LittleEndian(info[(40 + i * 4)..]));
        return masks[..3].All(m => m.Bits != 0) ? masks : throw Invalid("a colour has an empty bit field");
    }

    private static void FillMasked(Header header, byte[] rows, Mask[] masks, Span<byte> pixels)
    {
        int o = 0, size = header.Depth / 8;
        bool anyAlpha = false, hasAlpha = masks[3].Bits != 0;
        for (int y = 0; y < header.Height; y++)
        {
            ReadOnlySpan<byte> row = Row(header, rows, y);
            for (int x = 0; x < header.Width; x++, o += 4)
            {
                uint v = size == 2
                    ? BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..])
                    : BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]);
                for (int c = 0; c < 3; c++)
                    pixels[o + c] = masks[c].Take(v);
                pixels[o + 3] = hasAlpha ? masks[3].Take(v) : byte.MaxValue;
                anyAlpha |= pixels[o + 3] != 0;
            }
        }

        // Writers that leave the fourth byte zero mean an opaque image.
        if (!anyAlpha)
        {
            for (int i = 3; i < o; i += 4)
                pixels[i] = byte.MaxValue;
        }
    }
}
