using System.Runtime.CompilerServices;

namespace ProcGan.Runtime.Latents;

/// <summary>Philox4x64-10 (Salmon et al. 2011), the same numbers as NumPy's <c>Philox</c>.</summary>
/// <remarks>A counter-based generator: <see cref="Block"/> maps (key, counter) to 256 random bits, so any value can be had without the
/// ones before it. An instance walks the counters (0, 0, 0, stream), (1, 0, 0, stream), ... of one seed; its whole state is
/// (<see cref="Seed"/>, <see cref="Stream"/>, <see cref="Position"/>), so saving those three resumes it exactly.
/// Streams 0 to 5 belong to the latents (docs/FORMATS.md); use 16 and up for anything else.</remarks>
public struct Philox
{
    ulong b0, b1, b2, b3;       // the block that Position - 1 lies in, valid unless Position is a multiple of 4
    ulong position;

    /// <summary>Starts at a draw of one stream of a seed.</summary>
    public Philox(ulong seed, ulong stream = 16, ulong position = 0) : this()
    {
        Seed = seed;
        Stream = stream;
        this.position = position;
        if ((position & 3) != 0) Block(seed, 0, position >> 2, 0, 0, stream, out b0, out b1, out b2, out b3);
    }

    /// <summary>First half of the key; the second is 0.</summary>
    public ulong Seed { get; }

    /// <summary>Last word of the counter: streams of one seed are independent.</summary>
    public ulong Stream { get; }

    /// <summary>How many 64-bit values were drawn.</summary>
    public readonly ulong Position => position;

    /// <summary>The 256 bits that belong to a key and a counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(ulong key0, ulong key1, ulong c0, ulong c1, ulong c2, ulong c3,
        out ulong r0, out ulong r1, out ulong r2, out ulong r3)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong high0 = MultiplyHigh(0xD2E7470EE14C6C93, c0, out ulong low0);
            ulong high1 = MultiplyHigh(0xCA5A826395121157, c2, out ulong low1);
            c0 = high1 ^ c1 ^ key0;
            c1 = low1;
            c2 = high0 ^ c3 ^ key1;
            c3 = low0;
            key0 += 0x9E3779B97F4A7C15;     // Weyl sequences: golden ratio and sqrt(3) - 1
            key1 += 0xBB67AE8584CAA73B;
        }
        (r0, r1, r2, r3) = (c0, c1, c2, c3);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        int lane = (int)(position & 3);
        if (lane == 0) Block(Seed, 0, position >> 2, 0, 0, Stream, out b0, out b1, out b2, out b3);
        position++;
        return lane switch { 0 => b0, 1 => b1, 2 => b2, _ => b3 };
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>Uniform in 0 .. <paramref name="bound"/> - 1. One draw, so positions stay predictable; the bias is below bound / 2^64.</summary>
    public int NextInt32(int bound) => bound > 0
        ? (int)MultiplyHigh(NextUInt64(), (ulong)bound, out _)
        : throw new ArgumentException($"bound is {bound}, must be 1 or more.", nameof(bound));

    /// <summary>Standard normal, from one draw.</summary>
    public double NextNormal() => Normal.FromBits(NextUInt64());

    /// <summary>Fills with normals: weight initialisation, latents for training.</summary>
    public void FillNormal(Span<float> destination, float mean = 0, float deviation = 1)
    {
        for (int i = 0; i < destination.Length; i++) destination[i] = mean + deviation * (float)NextNormal();
    }

    /// <summary>Fills with uniform values in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public void FillUniform(Span<float> destination, float low = 0, float high = 1)
    {
        // 24 bits, so that the largest value stays below 1 as a float.
        for (int i = 0; i < destination.Length; i++)
            destination[i] = low + (high - low) * ((NextUInt64() >> 40) * (1f / (1 << 24)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong MultiplyHigh(ulong a, ulong b, out ulong low) =>
#if NET
        Math.BigMul(a, b, out low);
#else
        NetStandard.BigMul(a, b, out low);
#endif
}
