using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using SixLabors.ImageSharp.Formats.Png.Chunks;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

internal sealed unsafe class PngCodec : Codec
{
    private const int MaxChunkBytes = 64 << 20;
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    internal override IImageFormat Format => PngFormat.Instance;
    internal override IImageEncoder DefaultEncoder => new PngEncoder();
    internal override bool Matches(ReadOnlySpan<byte> header) => header.StartsWith(Signature);

    internal override ImageInfo ReadInfo(Stream stream)
    {
        Span<byte> header = stackalloc byte[33];
        stream.ReadExactly(header);
        uint width = BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(header[20..]);
        if (!header.Slice(12, 4).SequenceEqual("IHDR"u8) || width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw Invalid("its header chunk has no valid size");
        byte depth = header[24];
        int channels = (PngColorType)header[25] switch
        {
            PngColorType.Grayscale or PngColorType.Palette => 1,
            PngColorType.GrayscaleWithAlpha => 2,
            PngColorType.Rgb => 3,
            PngColorType.RgbWithAlpha => 4,
            _ => throw Invalid($"colour type {header[25]} does not exist"),
        };
        ImageInfo info = new(new PixelTypeInfo(depth * channels), new Size((int)width, (int)height), null);
        info.Metadata.DecodedImageFormat = Format;
        info.Metadata.Png.BitDepth = (PngBitDepth)depth;
        info.Metadata.Png.ColorType = (PngColorType)header[25];
        return info;
    }

    internal override Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
    {
        nint context = Spng.spng_ctx_new(0);
        try
        {
            fixed (byte* p = data)
            {
                // A few kilobytes of deflated text or profile can claim gigabytes.
                Check(Spng.spng_set_chunk_limits(context, MaxChunkBytes, MaxChunkBytes));
                Check(Spng.spng_set_png_buffer(context, p, (nuint)data.Length));
                return Decode<TPixel>(context);
            }
        }
        finally
        {
            Spng.spng_ctx_free(context);
        }
    }

    private Image<TPixel> Decode<TPixel>(nint context)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Spng.Header header;
        Check(Spng.spng_get_ihdr(context, &header));
        byte* trns = stackalloc byte[1024];
        bool transparent = Spng.spng_get_trns(context, trns) == 0;
        PngColorType color = (PngColorType)header.ColorType;
        bool deep = header.BitDepth == 16;
        (int width, int height) = ((int)header.Width, (int)header.Height);

        Image<TPixel> image = (color, deep) switch
        {
            (PngColorType.Grayscale, false) when !transparent => Read<L8>(Spng.FormatG8),
            (PngColorType.Grayscale, true) when !transparent => Read<L16>(Spng.FormatPng),
            (PngColorType.Rgb or PngColorType.Palette, false) when !transparent => Read<Rgb24>(Spng.FormatRgb8),
            (_, true) => Read<Rgba64>(Spng.FormatRgba16),
            _ => Read<Rgba32>(Spng.FormatRgba8),
        };
        image.Metadata.Png.BitDepth = (PngBitDepth)header.BitDepth;
        image.Metadata.Png.ColorType = color;
        ReadText(context, image.Metadata.Png.TextData);
        return image;

        Image<TPixel> Read<TFile>(int format)
            where TFile : unmanaged, IPixel<TFile> =>
            Decode<TFile, TPixel>(width, height, pixels =>
            {
                nuint size;
                Check(Spng.spng_decoded_image_size(context, format, &size));
                if (size != (nuint)pixels.Length)
                    throw Invalid($"{size} bytes of pixels where {pixels.Length} were expected");
                fixed (byte* p = pixels)
                    Check(Spng.spng_decode_image(context, p, size, format, Spng.DecodeTransparency));
            });
    }

    private static void ReadText(nint context, IList<PngTextData> destination)
    {
        // What stands after the pixels may be damaged without harm to them.
        uint count = 0;
        if (Spng.spng_decode_chunks(context) != 0 || Spng.spng_get_text(context, null, &count) != 0 || count > 10_000)
            return;
        Spng.Text[] chunks = new Spng.Text[count];
        fixed (Spng.Text* first = chunks)
        {
            if (Spng.spng_get_text(context, first, &count) != 0)
                return;
            for (Spng.Text* chunk = first; chunk < first + count; chunk++)
            {
                Encoding encoding = chunk->Type == Spng.TypeInternational ? Encoding.UTF8 : Encoding.Latin1;
                string keyword = Encoding.Latin1.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(chunk->Keyword));
                if (string.IsNullOrWhiteSpace(keyword))
                    continue;
                string value = encoding.GetString(chunk->Value, (int)chunk->Length);
                destination.Add(new PngTextData(keyword, value, Tag(chunk->LanguageTag), Tag(chunk->TranslatedKeyword)));
            }
        }

        static string Tag(byte* text) =>
            text == null ? string.Empty : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
    }

    private void Check(int error)
    {
        if (error != 0)
            throw Invalid(Spng.Message(error));
    }
}
