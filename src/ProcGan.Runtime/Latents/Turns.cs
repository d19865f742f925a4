using System.Runtime.CompilerServices;

namespace ProcGan.Runtime.Latents;

/// <summary>Angles as 64-bit fractions of a turn: they add and multiply by any 64-bit cell index without rounding.</summary>
static class Turns
{
    /// <summary>The fractional part of <paramref name="cycles"/> in units of 2^-64 turn, to nearest, ties to even.</summary>
    public static ulong FromCycles(double cycles)
    {
        double fraction = cycles - Math.Round(cycles);              // exact; in [-1/2, 1/2]
        double scaled = Math.Round(fraction * 18446744073709551616.0);
        return scaled >= 9223372036854775808.0 ? 1UL << 63 : unchecked((ulong)(long)scaled);
    }

    /// <summary>Turns per cell on an axis: rounded to whole cycles a period (halves away from zero) where the axis wraps.</summary>
    public static ulong PerCell(double cyclesPerCell, long period)
    {
        if (period == 0) return FromCycles(cyclesPerCell);
        double cycles = Math.Round(cyclesPerCell * period, MidpointRounding.AwayFromZero);
        return FromCycles(cycles / period);
    }

    /// <summary>Sine of an angle in turns of 2^-64; error below 1e-15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sin(ulong turns)
    {
        long t = unchecked((long)turns);                            // [-1/2, 1/2) turn
        if (t > 1L << 62) t = unchecked((long)((1UL << 63) - (ulong)t));        // sin(1/2 - t) = sin t
        else if (t < -(1L << 62)) t = unchecked((long)((1UL << 63) - (ulong)t));
        double a = t * (1.0 / (1L << 62)), s = a * a;               // quarter turns, [-1, 1]
        // Taylor series of sin(pi/2 a); the term left out is below 2e-18.
        return a * ((((((((((P21 * s + P19) * s + P17) * s + P15) * s + P13) * s + P11) * s + P9) * s + P7) * s + P5) * s + P3) * s + P1);
    }

    // (pi/2)^n / n! with alternating sign
    const double P1 = 1.5707963267948966, P3 = -0.6459640975062463, P5 = 0.07969262624616705, P7 = -0.004681754135318688,
        P9 = 0.00016044118478735983, P11 = -3.598843235212085e-06, P13 = 5.692172921967927e-08, P15 = -6.688035109811468e-10,
        P17 = 6.0669357311061955e-12, P19 = -4.377065467313742e-14, P21 = 2.571422892860474e-16;
}
