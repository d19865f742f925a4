using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Bmp;

public enum BmpBitsPerPixel : short
{
    Pixel24 = 24,
    Pixel32 = 32,
}

public sealed class BmpFormat : IImageFormat
{
    private BmpFormat() { }

    public static BmpFormat Instance { get; } = new();
    public string Name => "BMP";
    public string DefaultMimeType => "image/bmp";
    public IEnumerable<string> MimeTypes => ["image/bmp", "image/x-windows-bmp", "image/x-win-bitmap"];
    public IEnumerable<string> FileExtensions => ["bm", "bmp", "dip"];
}

public sealed class BmpEncoder : ImageEncoder
{
    /// <summary>24 where it is not set.</summary>
    public BmpBitsPerPixel? BitsPerPixel { get; init; }

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
    {
        const int headers = 54;
        int size = (int)(BitsPerPixel ?? BmpBitsPerPixel.Pixel24) / 8;
        byte[] row = new byte[(image.Width * size + 3) / 4 * 4];
        byte[] header = new byte[headers];
        Span<byte> h = header;
        (h[0], h[1]) = ((byte)'B', (byte)'M');
        BinaryPrimitives.WriteInt32LittleEndian(h[2..], checked(headers + row.Length * image.Height));
        BinaryPrimitives.WriteInt32LittleEndian(h[10..], headers);
        BinaryPrimitives.WriteInt32LittleEndian(h[14..], 40);
        BinaryPrimitives.WriteInt32LittleEndian(h[18..], image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(h[22..], image.Height);
        BinaryPrimitives.WriteInt16LittleEndian(h[26..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(h[28..], (short)(size * 8));
        BinaryPrimitives.WriteInt32LittleEndian(h[34..], row.Length * image.Height);
        stream.Write(header);

        Rgba32 colour = default;
        for (int y = image.Height - 1; y >= 0; y--)
        {
            Span<TPixel> source = image.Row(y);
            for (int x = 0; x < source.Length; x++)
            {
                source[x].ToRgba32(ref colour);
                (row[x * size], row[x * size + 1], row[x * size + 2]) = (colour.B, colour.G, colour.R);
                if (size == 4)
                    row[x * 4 + 3] = colour.A;
            }

            stream.Write(row);
        }
    }
}
