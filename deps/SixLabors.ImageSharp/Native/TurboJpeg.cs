using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Native;

/// <summary>The part of TurboJPEG 2 that is used; names and numbers are those of turbojpeg.h.</summary>
internal static unsafe partial class TurboJpeg
{
    private const string Library = "libturbojpeg.so.0";

    internal const int PixelRgb = 0, PixelGray = 6, PixelCmyk = 11;
    internal const int Samples444 = 0, Samples422 = 1, Samples420 = 2, SamplesGray = 3, Samples411 = 5;
    internal const int ColorGray = 2, ColorCmyk = 3, ColorYcck = 4;
    internal const int AccurateDct = 4096, LimitScans = 32768;
    internal const int ErrorWarning = 0;

    [LibraryImport(Library)] internal static partial nint tjInitDecompress();
    [LibraryImport(Library)] internal static partial nint tjInitCompress();
    [LibraryImport(Library)] internal static partial int tjDestroy(nint handle);
    [LibraryImport(Library)] internal static partial int tjDecompressHeader3(
        nint handle, byte* data, CULong size, int* width, int* height, int* subsampling, int* colorspace);
    [LibraryImport(Library)] internal static partial int tjDecompress2(
        nint handle, byte* data, CULong size, byte* pixels, int width, int pitch, int height, int pixelFormat, int flags);
    [LibraryImport(Library)] internal static partial int tjCompress2(
        nint handle, byte* pixels, int width, int pitch, int height, int pixelFormat,
        byte** data, CULong* size, int subsampling, int quality, int flags);
    [LibraryImport(Library)] internal static partial void tjFree(byte* buffer);
    [LibraryImport(Library)] internal static partial int tjGetErrorCode(nint handle);
    [LibraryImport(Library)] private static partial nint tjGetErrorStr2(nint handle);

    internal static string Message(nint handle) => Marshal.PtrToStringUTF8(tjGetErrorStr2(handle)) ?? "unknown error";
}
