using System.Runtime.CompilerServices;

namespace ProcGan.Runtime.Latents;

/// <summary>Standard normal values with the same bits on every platform: only +, -, *, / and square root are used.</summary>
public static class Normal
{
    const int TableSize = 65536;
    static float[]? table;      // built by the first noise that is asked for: 256 kB and a millisecond that most callers never need

    /// <summary>The value whose cumulative probability is <paramref name="p"/>: Wichura's AS241 PPND16, about 1e-16 relative.</summary>
    public static double InverseCdf(double p) => p is > 0 and < 1
        ? p < 0.5 ? InverseCdf(p - 0.5, p) : InverseCdf(p - 0.5, 1 - p)
        : throw new ArgumentException($"p is {p}, must lie between 0 and 1, both excluded.", nameof(p));

    /// <summary>A normal value from the top 53 of 64 random bits: inverse CDF of ((bits >> 11) + 1/2) / 2^53.</summary>
    /// <remarks>That probability itself needs 54 bits, so it is never formed: its distances from 1/2 and from the nearer end are exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FromBits(ulong bits)
    {
        double q = Centred(bits);
        return Math.Abs(q) <= CentralHalfWidth ? Central(q) : Tail(q, 0.5 - Math.Abs(q));
    }

    /// <summary>Value j is the normal whose probability is (j + 1/2) / 65536, as float: noise spends 16 bits a pixel.</summary>
    public static ReadOnlySpan<float> Table => Volatile.Read(ref table) ?? BuildTable();

    internal const double CentralHalfWidth = 0.425;

    /// <summary>The probability minus 1/2, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Centred(ulong bits) => ((long)(bits >> 11) - (1L << 52) + 0.5) * (1.0 / (1L << 53));

    static double InverseCdf(double q, double nearerEnd) => Math.Abs(q) <= CentralHalfWidth ? Central(q) : Tail(q, nearerEnd);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Central(double q)
    {
        double r = 0.180625 - q * q;
        double numerator = ((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
            + 4.5921953931549871457e+4) * r + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
            + 1.3314166789178437745e+2) * r + 3.3871328727963666080e0;
        double denominator = ((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
            + 2.1213794301586595867e+4) * r + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
            + 4.2313330701600911252e+1) * r + 1.0;
        return q * numerator / denominator;
    }

    [MethodImpl(Jit.Optimize)]
    internal static double Tail(double q, double p)     // p = probability of the nearer end
    {
        double r = Math.Sqrt(-Log(p));
        double numerator, denominator;
        if (r <= 5)
        {
            r -= 1.6;
            numerator = ((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
                + 1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r
                + 4.63033784615654529590e0) * r + 1.42343711074968357734e0;
            denominator = ((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
                + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940e0) * r
                + 2.05319162663775882187e0) * r + 1.0;
        }
        else
        {
            r -= 5;
            numerator = ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
                + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r
                + 5.46378491116411436990e0) * r + 6.65790464350110377720e0;
            denominator = ((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
                + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
                + 5.99832206555887937690e-1) * r + 1.0;
        }
        double x = numerator / denominator;
        return q < 0 ? -x : x;
    }

    /// <summary>Natural logarithm of a positive normal number; <see cref="Math.Log(double)"/> differs between C libraries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)         // m in (sqrt 1/2, sqrt 2]: the series below is symmetric about 1
        {
            m *= 0.5;
            exponent++;
        }
        double s = (m - 1) / (m + 1), t = s * s;        // log m = 2 artanh s, |s| < 0.1716
        double series = ((((((((((t * (1 / 23.0) + 1 / 21.0) * t + 1 / 19.0) * t + 1 / 17.0) * t + 1 / 15.0) * t + 1 / 13.0) * t
            + 1 / 11.0) * t + 1 / 9.0) * t + 1 / 7.0) * t + 1 / 5.0) * t + 1 / 3.0) * t;
        const double ln2High = 0.693147180369123816490, ln2Low = 1.90821492927058770002e-10;   // high has 21 trailing zero bits
        return exponent * ln2High + (exponent * ln2Low + (2 * s + 2 * s * series));
    }

    [MethodImpl(Jit.Optimize)]
    static float[] BuildTable()
    {
        var values = new float[TableSize];
        for (int j = TableSize / 2; j < TableSize; j++)         // odd symmetry halves the work
        {
            double p = (j + 0.5) / TableSize, q = p - 0.5;      // both exact, as is 1 - p
            float value = (float)(q <= CentralHalfWidth ? Central(q) : Tail(q, 1 - p));
            values[j] = value;
            values[TableSize - 1 - j] = -value;
        }
        Volatile.Write(ref table, values);      // two threads may both build it: equal values
        return values;
    }
}
