using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Native;

/// <summary>The part of libspng 0.7 that is used; names and numbers are those of spng.h.</summary>
internal static unsafe partial class Spng
{
    private const string Library = "libspng.so.0";

    internal const int Encoder = 2;
    internal const int FormatRgba8 = 1, FormatRgba16 = 2, FormatRgb8 = 4, FormatG8 = 64, FormatPng = 256;
    internal const int DecodeTransparency = 1;
    internal const int EncodeFinalize = 2;
    internal const int OptionCompressionLevel = 2, OptionFilterChoice = 10, OptionEncodeToBuffer = 12;
    internal const int TypeText = 1, TypeInternational = 3;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Header
    {
        internal uint Width, Height;
        internal byte BitDepth, ColorType, Compression, Filter, Interlace;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Text
    {
        internal fixed byte Keyword[80];
        internal int Type;
        internal nuint Length;
        internal byte* Value;
        internal byte CompressionFlag, CompressionMethod;
        internal byte* LanguageTag;
        internal byte* TranslatedKeyword;
    }

    [LibraryImport(Library)] internal static partial nint spng_ctx_new(int flags);
    [LibraryImport(Library)] internal static partial void spng_ctx_free(nint context);
    [LibraryImport(Library)] internal static partial int spng_set_png_buffer(nint context, void* data, nuint size);
    [LibraryImport(Library)] internal static partial void* spng_get_png_buffer(nint context, nuint* length, int* error);
    [LibraryImport(Library)] internal static partial int spng_set_chunk_limits(nint context, nuint chunk, nuint cache);
    [LibraryImport(Library)] internal static partial int spng_set_option(nint context, int option, int value);
    [LibraryImport(Library)] internal static partial int spng_get_ihdr(nint context, Header* header);
    [LibraryImport(Library)] internal static partial int spng_set_ihdr(nint context, Header* header);
    [LibraryImport(Library)] internal static partial int spng_get_trns(nint context, byte* trns);
    [LibraryImport(Library)] internal static partial int spng_get_text(nint context, Text* text, uint* count);
    [LibraryImport(Library)] internal static partial int spng_set_text(nint context, Text* text, uint count);
    [LibraryImport(Library)] internal static partial int spng_decoded_image_size(nint context, int format, nuint* size);
    [LibraryImport(Library)] internal static partial int spng_decode_image(nint context, void* pixels, nuint size, int format, int flags);
    [LibraryImport(Library)] internal static partial int spng_decode_chunks(nint context);
    [LibraryImport(Library)] internal static partial int spng_encode_image(nint context, void* pixels, nuint size, int format, int flags);
    [LibraryImport(Library)] private static partial nint spng_strerror(int error);

    internal static string Message(int error) => Marshal.PtrToStringUTF8(spng_strerror(error)) ?? $"error {error}";
}
