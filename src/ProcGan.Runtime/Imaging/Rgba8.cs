using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProcGan.Runtime.Imaging;

/// <summary>Planes of floats in [-1, 1] to interleaved bytes: -1 is 0, 1 is 255, halves round up, NaN is 0.</summary>
/// <remarks>A byte is trunc(clamp(value * 127.5 + 128, 0, 255)) in float32; the wide path does the same operations, so gives the same bytes.</remarks>
public static class Rgba8
{
    /// <summary>Interleaves three colour planes and an alpha plane.</summary>
    /// <param name="r">Red, at least as long as the pixels of <paramref name="destination"/>.</param>
    /// <param name="g">Green; the same span as red for grey.</param>
    /// <param name="b">Blue; the same span as red for grey.</param>
    /// <param name="alpha">Empty = opaque.</param>
    /// <param name="destination">RGBA8, four bytes a pixel.</param>
    [MethodImpl(Jit.Optimize)]
    public static void Interleave(ReadOnlySpan<float> r, ReadOnlySpan<float> g, ReadOnlySpan<float> b, ReadOnlySpan<float> alpha,
        Span<byte> destination)
    {
        int pixels = destination.Length / 4;
        bool opaque = alpha.IsEmpty;
        if (destination.Length % 4 != 0 || r.Length < pixels || g.Length < pixels || b.Length < pixels || (!opaque && alpha.Length < pixels))
            throw new ArgumentException($"planes of {r.Length}, {g.Length}, {b.Length} and {alpha.Length} values do not fit "
                + $"{destination.Length} bytes of RGBA; each needs one value for four bytes.");
        var packed = MemoryMarshal.Cast<byte, int>(destination);        // R in the lowest byte: little-endian, as every .NET platform is
        var wide = MemoryMarshal.Cast<int, Vector<int>>(packed);
        ReadOnlySpan<Vector<float>> wideR = Wide(r, pixels), wideG = Wide(g, pixels), wideB = Wide(b, pixels), wideA = Wide(alpha, pixels);
        var solid = new Vector<int>(unchecked((int)0xFF000000));
        for (int j = 0; j < wide.Length; j++)
            wide[j] = Bytes(wideR[j]) | (Bytes(wideG[j]) * (1 << 8)) | (Bytes(wideB[j]) * (1 << 16))
                | (opaque ? solid : Bytes(wideA[j]) * (1 << 24));
        int i = wide.Length * Vector<int>.Count;
        for (; i < pixels; i++)
        {
            int a = opaque ? 255 : Byte(alpha[i]);
            packed[i] = Byte(r[i]) | (Byte(g[i]) << 8) | (Byte(b[i]) << 16) | (a << 24);
        }
    }

    /// <summary>One value as a byte.</summary>
    public static byte FromSigned(float value) => (byte)Byte(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<int> Bytes(Vector<float> values)
    {
        var t = values * 127.5f + new Vector<float>(128f);
        t = Vector.ConditionalSelect(Vector.GreaterThan(t, Vector<float>.Zero), t, Vector<float>.Zero);      // NaN compares false
        t = Vector.ConditionalSelect(Vector.LessThan(t, new Vector<float>(255f)), t, new Vector<float>(255f));
        return Vector.ConvertToInt32(t);
    }

    static ReadOnlySpan<Vector<float>> Wide(ReadOnlySpan<float> plane, int pixels) =>
        MemoryMarshal.Cast<float, Vector<float>>(plane.IsEmpty ? plane : plane.Slice(0, pixels));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Byte(float value)
    {
        float t = value * 127.5f + 128f;
        t = t > 0 ? t : 0;
        return (int)(t < 255 ? t : 255);
    }
}
