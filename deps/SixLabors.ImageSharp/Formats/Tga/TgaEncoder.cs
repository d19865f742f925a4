using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Tga;

public enum TgaBitsPerPixel : byte
{
    Pixel8 = 8,
    Pixel24 = 24,
    Pixel32 = 32,
}

public enum TgaCompression
{
    None = 0,
    RunLength = 1,
}

public sealed class TgaFormat : IImageFormat
{
    public static TgaFormat Instance { get; } = new();
    public string Name => "TGA";
    public string DefaultMimeType => "image/tga";
    public IEnumerable<string> MimeTypes => ["image/tga", "image/x-tga", "image/x-targa"];
    public IEnumerable<string> FileExtensions => ["tga", "vda", "icb", "vst"];
}

public sealed class TgaEncoder : ImageEncoder
{
    /// <summary>24 where it is not set.</summary>
    public TgaBitsPerPixel? BitsPerPixel { get; init; }
    public TgaCompression Compression { get; init; } = TgaCompression.RunLength;

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
    {
        TgaBitsPerPixel bits = BitsPerPixel ?? TgaBitsPerPixel.Pixel24;
        (int size, bool run) = ((int)bits / 8, Compression == TgaCompression.RunLength);
        byte[] header = new byte[18];
        header[2] = (byte)((size == 1 ? 3 : 2) + (run ? 8 : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(12), checked((ushort)image.Width));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(14), checked((ushort)image.Height));
        header[16] = (byte)bits;
        header[17] = (byte)((size == 4 ? 8 : 0) | 0x20);
        stream.Write(header);

        byte[] row = new byte[image.Width * size];
        using MemoryStream packed = new();
        for (int y = 0; y < image.Height; y++)
        {
            Pack<TPixel>(image.Row(y), row, size);
            if (!run)
            {
                stream.Write(row);
                continue;
            }

            packed.SetLength(0);
            RunLength(row, size, packed);
            packed.WriteTo(stream);
        }
    }

    private static void Pack<TPixel>(ReadOnlySpan<TPixel> source, Span<byte> row, int size)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        if (size == 1)
        {
            PixelConversion.Convert(source, MemoryMarshal.Cast<byte, L8>(row));
            return;
        }

        Rgba32 colour = default;
        for (int x = 0; x < source.Length; x++)
        {
            TPixel pixel = source[x];
            pixel.ToRgba32(ref colour);
            (row[x * size], row[x * size + 1], row[x * size + 2]) = (colour.B, colour.G, colour.R);
            if (size == 4)
                row[x * size + 3] = colour.A;
        }
    }

    /// <summary>Packets of 1..128 equal or differing pixels; none crosses a row, as the specification asks.</summary>
    private static void RunLength(ReadOnlySpan<byte> row, int size, Stream packed)
    {
        int pixels = row.Length / size;
        for (int x = 0; x < pixels;)
        {
            int count = 1;
            while (count < 128 && x + count < pixels && Same(row, x, x + count))
                count++;
            if (count > 1)
            {
                packed.WriteByte((byte)(0x80 | (count - 1)));
                packed.Write(row.Slice(x * size, size));
            }
            else
            {
                while (count < 128 && x + count < pixels
                    && !(x + count + 1 < pixels && Same(row, x + count, x + count + 1)))
                    count++;
                packed.WriteByte((byte)(count - 1));
                packed.Write(row.Slice(x * size, count * size));
            }

            x += count;
        }

        bool Same(ReadOnlySpan<byte> row, int a, int b) => row.Slice(a * size, size).SequenceEqual(row.Slice(b * size, size));
    }
}
