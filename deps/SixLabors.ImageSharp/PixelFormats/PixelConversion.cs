using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Rows between any two pixel formats; equal formats are copied.</summary>
internal static class PixelConversion
{
    internal static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> source, Span<TTo> destination)
        where TFrom : unmanaged, IPixel<TFrom>
        where TTo : unmanaged, IPixel<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
        {
            MemoryMarshal.Cast<TFrom, TTo>(source).CopyTo(destination);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            // typeof comparisons are constants for the JIT: each pair of formats compiles to one straight loop.
            TFrom from = source[i];
            Unsafe.SkipInit(out TTo to);
            if (typeof(TFrom) == typeof(L8))
                to.FromL8(Unsafe.As<TFrom, L8>(ref from));
            else if (typeof(TFrom) == typeof(L16))
                to.FromL16(Unsafe.As<TFrom, L16>(ref from));
            else if (typeof(TFrom) == typeof(Rgb24))
                to.FromRgb24(Unsafe.As<TFrom, Rgb24>(ref from));
            else if (typeof(TFrom) == typeof(Rgba32))
                to.FromRgba32(Unsafe.As<TFrom, Rgba32>(ref from));
            else if (typeof(TFrom) == typeof(Rgba64))
                to.FromRgba64(Unsafe.As<TFrom, Rgba64>(ref from));
            else
                to.FromScaledVector4(from.ToScaledVector4());
            destination[i] = to;
        }
    }
}
