using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

internal sealed unsafe class JpegCodec : Codec
{
    internal override IImageFormat Format => JpegFormat.Instance;
    internal override IImageEncoder DefaultEncoder => new JpegEncoder();
    internal override bool Matches(ReadOnlySpan<byte> header) => header is [0xFF, 0xD8, 0xFF, ..];

    /// <summary>Walks the markers up to the frame header, which may stand behind megabytes of EXIF.</summary>
    internal override ImageInfo ReadInfo(Stream stream)
    {
        Span<byte> segment = stackalloc byte[6];
        stream.ReadExactly(segment[..2]);
        while (true)
        {
            int marker = NextMarker(stream);
            if (marker is 0xD8 or 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            if (marker is 0xD9 or 0xDA)
                throw Invalid("it ends before a frame header");
            stream.ReadExactly(segment[..2]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(segment) - 2;
            if (length < 0)
                throw Invalid("a segment has no length");
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return FrameHeader(stream, segment);
            stream.Seek(length, SeekOrigin.Current);
        }
    }

    private ImageInfo FrameHeader(Stream stream, Span<byte> frame)
    {
        stream.ReadExactly(frame);
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        if (width == 0 || height == 0)
            throw Invalid($"its size is {width}x{height}");
        ImageInfo info = new(new PixelTypeInfo(frame[0] * frame[5]), new Size(width, height), null);
        info.Metadata.DecodedImageFormat = Format;
        return info;
    }

    private static int NextMarker(Stream stream)
    {
        int value;
        do
        {
            while ((value = ReadByte(stream)) != 0xFF) { }
            while ((value = ReadByte(stream)) == 0xFF) { }
        }
        while (value == 0);
        return value;
    }

    private static int ReadByte(Stream stream)
    {
        int value = stream.ReadByte();
        return value >= 0 ? value : throw new EndOfStreamException();
    }

    internal override Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
    {
        nint handle = TurboJpeg.tjInitDecompress();
        try
        {
            fixed (byte* p = data)
            {
                int width, height, subsampling, color;
                byte* file = p;
                int length = data.Length;
                CULong size = new((nuint)data.Length);
                if (TurboJpeg.tjDecompressHeader3(handle, file, size, &width, &height, &subsampling, &color) != 0)
                    throw Invalid(TurboJpeg.Message(handle));
                (int columns, int rows) = (width, height);
                return color switch
                {
                    TurboJpeg.ColorGray => Decode<L8, TPixel>(columns, rows, pixels => Fill(pixels, TurboJpeg.PixelGray)),
                    TurboJpeg.ColorCmyk or TurboJpeg.ColorYcck => Decode<Rgba32, TPixel>(columns, rows, pixels =>
                    {
                        Fill(pixels, TurboJpeg.PixelCmyk);
                        FromInvertedCmyk(pixels);
                    }),
                    _ => Decode<Rgb24, TPixel>(columns, rows, pixels => Fill(pixels, TurboJpeg.PixelRgb)),
                };

                void Fill(Span<byte> pixels, int format)
                {
                    fixed (byte* destination = pixels)
                    {
                        int flags = TurboJpeg.AccurateDct | TurboJpeg.LimitScans;
                        if (TurboJpeg.tjDecompress2(handle, file, size, destination, columns, 0, rows, format, flags) == 0)
                            return;
                    }

                    // Stray bytes between markers are common and harmless. But that message may hide an earlier one about
                    // missing data, so the end marker must stand after the last scan.
                    string message = TurboJpeg.Message(handle);
                    ReadOnlySpan<byte> whole = new(file, length);
                    if (TurboJpeg.tjGetErrorCode(handle) != TurboJpeg.ErrorWarning
                        || !message.Contains("extraneous bytes", StringComparison.Ordinal)
                        || whole.LastIndexOf([(byte)0xFF, (byte)0xD9]) < whole.LastIndexOf([(byte)0xFF, (byte)0xDA]))
                        throw Invalid(message);
                }
            }
        }
        finally
        {
            _ = TurboJpeg.tjDestroy(handle);
        }
    }

    /// <summary>Adobe's files hold 255 - ink.</summary>
    private static void FromInvertedCmyk(Span<byte> pixels)
    {
        for (int i = 0; i + 3 < pixels.Length; i += 4)
        {
            int k = pixels[i + 3];
            pixels[i] = (byte)((pixels[i] * k + 127) / 255);
            pixels[i + 1] = (byte)((pixels[i + 1] * k + 127) / 255);
            pixels[i + 2] = (byte)((pixels[i + 2] * k + 127) / 255);
            pixels[i + 3] = 255;
        }
    }
}
