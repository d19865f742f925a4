using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Native;

/// <summary>libwebp's simple API.</summary>
internal static unsafe partial class LibWebp
{
    private const string Library = "libwebp.so.7";

    [LibraryImport(Library)] internal static partial byte* WebPDecodeRGBInto(byte* data, nuint size, byte* pixels, nuint pixelBytes, int stride);
    [LibraryImport(Library)] internal static partial byte* WebPDecodeRGBAInto(byte* data, nuint size, byte* pixels, nuint pixelBytes, int stride);
    [LibraryImport(Library)] internal static partial nuint WebPEncodeRGB(byte* pixels, int width, int height, int stride, float quality, byte** file);
    [LibraryImport(Library)] internal static partial nuint WebPEncodeRGBA(byte* pixels, int width, int height, int stride, float quality, byte** file);
    [LibraryImport(Library)] internal static partial nuint WebPEncodeLosslessRGB(byte* pixels, int width, int height, int stride, byte** file);
    [LibraryImport(Library)] internal static partial nuint WebPEncodeLosslessRGBA(byte* pixels, int width, int height, int stride, byte** file);
    [LibraryImport(Library)] internal static partial void WebPFree(byte* pointer);
}
