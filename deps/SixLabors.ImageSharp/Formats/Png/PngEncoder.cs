using System.Runtime.InteropServices;
using System.Text;
using SixLabors.ImageSharp.Formats.Png.Chunks;
using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes 8 and 16 bit grey, RGB and RGBA. What is not set comes from the metadata, then from the pixel format.</summary>
public class PngEncoder : ImageEncoder
{
    public PngBitDepth? BitDepth { get; init; }
    public PngColorType? ColorType { get; init; }
    public PngCompressionLevel CompressionLevel { get; init; } = PngCompressionLevel.DefaultCompression;

    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
    {
        PngMetadata metadata = image.Metadata.GetPngMetadata();
        PngColorType color = ColorType ?? Kept(metadata.ColorType) ?? Suggested<TPixel>();
        bool deep = (BitDepth ?? metadata.BitDepth) switch
        {
            null => typeof(TPixel) == typeof(L16) || typeof(TPixel) == typeof(Rgba64),
            PngBitDepth depth => depth == PngBitDepth.Bit16,
        };
        if (BitDepth is < PngBitDepth.Bit8 || ColorType is PngColorType.Palette or PngColorType.GrayscaleWithAlpha)
            throw new NotSupportedException($"PNG of {BitDepth} and {ColorType}: this build writes 8 and 16 bits, grey, RGB and RGBA.");

        PngTextData[] text = SkipMetadata ? [] : [.. metadata.TextData];
        switch (color, deep)
        {
            case (PngColorType.Grayscale, false): Write<TPixel, L8>(image, stream, color, 8, text); break;
            case (PngColorType.Grayscale, true): Write<TPixel, L16>(image, stream, color, 16, text); break;
            case (PngColorType.Rgb, false): Write<TPixel, Rgb24>(image, stream, color, 8, text); break;
            case (PngColorType.RgbWithAlpha, false): Write<TPixel, Rgba32>(image, stream, color, 8, text); break;
            default: Write<TPixel, Rgba64>(image, stream, color, 16, text); break;
        }

        // A palette is not written again, and grey with alpha as RGBA: the pixels are the same.
        static PngColorType? Kept(PngColorType? type) => type switch
        {
            PngColorType.Palette => null,
            PngColorType.GrayscaleWithAlpha => PngColorType.RgbWithAlpha,
            _ => type,
        };
    }

    private static PngColorType Suggested<TPixel>() =>
        typeof(TPixel) == typeof(L8) || typeof(TPixel) == typeof(L16) ? PngColorType.Grayscale
        : typeof(TPixel) == typeof(Rgb24) ? PngColorType.Rgb
        : PngColorType.RgbWithAlpha;

    private unsafe void Write<TPixel, TFile>(Image<TPixel> image, Stream stream, PngColorType color, byte depth, PngTextData[] text)
        where TPixel : unmanaged, IPixel<TPixel>
        where TFile : unmanaged, IPixel<TFile>
    {
        TFile[] pixels = new TFile[image.Pixels.Length];
        PixelConversion.Convert<TPixel, TFile>(image.Pixels, pixels);
        Span<byte> bytes = MemoryMarshal.AsBytes(pixels.AsSpan());
        if (color == PngColorType.Rgb && depth == 16)
            bytes = WithoutAlpha(MemoryMarshal.Cast<byte, ushort>(bytes));

        nint context = Spng.spng_ctx_new(Spng.Encoder);
        List<nint> owned = [];
        try
        {
            Check(Spng.spng_set_option(context, Spng.OptionEncodeToBuffer, 1));
            Check(Spng.spng_set_option(context, Spng.OptionCompressionLevel, (int)CompressionLevel));
            Spng.Header header = new()
            {
                Width = (uint)image.Width, Height = (uint)image.Height, BitDepth = depth, ColorType = (byte)color,
            };
            Check(Spng.spng_set_ihdr(context, &header));
            SetText(context, text, owned);
            fixed (byte* p = bytes)
                Check(Spng.spng_encode_image(context, p, (nuint)bytes.Length, Spng.FormatPng, Spng.EncodeFinalize));
            nuint length;
            int error;
            void* file = Spng.spng_get_png_buffer(context, &length, &error);
            if (file == null)
                Check(error);
            stream.Write(new ReadOnlySpan<byte>(file, checked((int)length)));
            NativeMemory.Free(file);
        }
        finally
        {
            Spng.spng_ctx_free(context);
            owned.ForEach(Marshal.FreeCoTaskMem);
        }
    }

    /// <summary>Latin-1 stays tEXt, which every reader knows; the rest becomes iTXt.</summary>
    private static unsafe void SetText(nint context, PngTextData[] text, List<nint> owned)
    {
        if (text.Length == 0)
            return;
        Spng.Text[] chunks = new Spng.Text[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            PngTextData data = text[i];
            ref Spng.Text chunk = ref chunks[i];
            byte[] keyword = Encoding.Latin1.GetBytes(data.Keyword);
            if (keyword.Length > 79)
                throw new ImageFormatException($"PNG keyword '{data.Keyword}' is longer than 79 characters.");
            for (int k = 0; k < keyword.Length; k++)
                chunk.Keyword[k] = keyword[k];
            bool international = data.Value.Any(c => c > 255)
                || !string.IsNullOrWhiteSpace(data.LanguageTag) || !string.IsNullOrWhiteSpace(data.TranslatedKeyword);
            byte[] value = (international ? Encoding.UTF8 : Encoding.Latin1).GetBytes(data.Value);
            chunk.Type = international ? Spng.TypeInternational : Spng.TypeText;
            chunk.Length = (nuint)value.Length;
            chunk.Value = Own(value);
            chunk.LanguageTag = Own(Encoding.UTF8.GetBytes(data.LanguageTag ?? string.Empty));
            chunk.TranslatedKeyword = Own(Encoding.UTF8.GetBytes(data.TranslatedKeyword ?? string.Empty));
        }

        fixed (Spng.Text* first = chunks)
            Check(Spng.spng_set_text(context, first, (uint)chunks.Length));

        byte* Own(byte[] bytes)
        {
            byte* copy = (byte*)Marshal.AllocCoTaskMem(bytes.Length + 1);
            owned.Add((nint)copy);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            copy[bytes.Length] = 0;
            return copy;
        }
    }

    private static Span<byte> WithoutAlpha(ReadOnlySpan<ushort> rgba)
    {
        ushort[] rgb = new ushort[rgba.Length / 4 * 3];
        for (int i = 0, o = 0; i < rgba.Length; i += 4, o += 3)
            (rgb[o], rgb[o + 1], rgb[o + 2]) = (rgba[i], rgba[i + 1], rgba[i + 2]);
        return MemoryMarshal.AsBytes(rgb.AsSpan());
    }

    private static void Check(int error)
    {
        if (error != 0)
            throw new ImageFormatException("PNG could not be written: " + Spng.Message(error) + ".");
    }
}
