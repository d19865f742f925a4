using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProcGan.Runtime.Latents;

/// <summary>Arithmetic on latents: spans of floats of equal length, without allocation, the same bits on every platform.</summary>
/// <remarks>Wide and narrow paths round alike, each operation by itself. Sums go lane by lane of eight, so that they do not depend on how
/// wide the processor is.</remarks>
public static class LatentMath
{
    const int Lanes = 8;

    /// <summary>Truncation: z becomes psi z.</summary>
    [MethodImpl(Jit.Optimize)]
    public static void Scale(Span<float> z, float psi)
    {
        if (psi == 1) return;
        var wide = MemoryMarshal.Cast<float, Vector<float>>(z);
        for (int i = 0; i < wide.Length; i++) wide[i] *= psi;
        for (int i = wide.Length * Vector<float>.Count; i < z.Length; i++) z[i] *= psi;
    }

    /// <summary>Truncation about a mean that is not 0: z becomes mean + psi (z - mean).</summary>
    public static void Truncate(Span<float> z, ReadOnlySpan<float> mean, float psi)
    {
        Check(z.Length, mean.Length);
        for (int i = 0; i < z.Length; i++) z[i] = mean[i] + psi * (z[i] - mean[i]);
    }

    /// <summary>z becomes z + weight other: one step along a direction.</summary>
    [MethodImpl(Jit.Optimize)]
    public static void AddScaled(Span<float> z, ReadOnlySpan<float> other, float weight)
    {
        Check(z.Length, other.Length);
        var wide = MemoryMarshal.Cast<float, Vector<float>>(z);
        var wideOther = MemoryMarshal.Cast<float, Vector<float>>(other);
        for (int i = 0; i < wide.Length; i++) wide[i] += wideOther[i] * weight;
        for (int i = wide.Length * Vector<float>.Count; i < z.Length; i++) z[i] += other[i] * weight;
    }

    /// <summary>The straight line from a to b: (1 - t) a + t b. In its middle latents are shorter than any that were trained.</summary>
    public static void Lerp(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float t, Span<float> destination) => Combine(a, 1 - t, b, t, destination);

    /// <summary>The arc from a to b, whose length goes evenly from that of a to that of b.</summary>
    public static void Slerp(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float t, Span<float> destination)
    {
        double lengthA = Length(a), lengthB = Length(b), product = lengthA * lengthB;
        double cosine = product > 0 ? Math.Max(-1, Math.Min(1, Dot(a, b) / product)) : 1;
        double angle = Math.Acos(cosine), sine = Math.Sin(angle);
        if (sine < 1e-6)        // along one line there is no arc, or too many
        {
            Lerp(a, b, t, destination);
            return;
        }
        double length = lengthA + (lengthB - lengthA) * t;
        Combine(a, (float)(Math.Sin((1 - t) * angle) / sine * length / lengthA), b, (float)(Math.Sin(t * angle) / sine * length / lengthB), destination);
    }

    /// <summary>The blend that keeps N(0, 1): cos a + sin b over a quarter turn. For a and b that are independent, as two seeds' latents are.</summary>
    public static void Blend(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float t, Span<float> destination) =>
        Combine(a, (float)Math.Cos(t * (Math.PI / 2)), b, (float)Math.Sin(t * (Math.PI / 2)), destination);

    /// <summary>Scalar product.</summary>
    [MethodImpl(Jit.Optimize)]
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Check(a.Length, b.Length);
        Span<double> sums = stackalloc double[Lanes];
        sums.Clear();
        int i = 0;
        for (; i + Lanes <= a.Length; i += Lanes)
            for (int lane = 0; lane < Lanes; lane++) sums[lane] += (double)a[i + lane] * b[i + lane];
        for (; i < a.Length; i++) sums[i % Lanes] += (double)a[i] * b[i];
        return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    }

    /// <summary>Euclidean length; about the square root of the count for N(0, 1).</summary>
    public static double Length(ReadOnlySpan<float> z) => Math.Sqrt(Dot(z, z));

    [MethodImpl(Jit.Optimize)]
    static void Combine(ReadOnlySpan<float> a, float weightA, ReadOnlySpan<float> b, float weightB, Span<float> destination)
    {
        Check(a.Length, b.Length);
        Check(a.Length, destination.Length);
        ReadOnlySpan<Vector<float>> wideA = MemoryMarshal.Cast<float, Vector<float>>(a), wideB = MemoryMarshal.Cast<float, Vector<float>>(b);
        var wide = MemoryMarshal.Cast<float, Vector<float>>(destination);
        for (int i = 0; i < wide.Length; i++) wide[i] = wideA[i] * weightA + wideB[i] * weightB;
        for (int i = wide.Length * Vector<float>.Count; i < a.Length; i++) destination[i] = a[i] * weightA + b[i] * weightB;
    }

    static void Check(int a, int b)
    {
        if (a != b) throw new ArgumentException($"latents of {a} and {b} values; both must have the same length.");
    }
}
