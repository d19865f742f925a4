using System.Numerics;

namespace ProcGan.Trainer.Metrics;

/// <summary>The discrete Fourier transform (Cooley and Tukey 1965, radix 2).</summary>
static class Fourier
{
    /// <summary>X[k] = sum over n of x[n] exp(-2 pi i k n / N), in place.</summary>
    /// <param name="x">A power of two of values.</param>
    public static void Transform(Span<Complex> x)
    {
        if (!BitOperations.IsPow2(x.Length))
            throw new ArgumentException($"length is {x.Length}, must be a power of two.", nameof(x));
        for (int i = 1, j = 0; i < x.Length; i++)      // bit-reversed order
        {
            int bit = x.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (x[i], x[j]) = (x[j], x[i]);
        }
        for (int span = 2; span <= x.Length; span *= 2)
        {
            for (int k = 0; k < span / 2; k++)
            {
                var twiddle = Complex.FromPolarCoordinates(1, -2 * Math.PI * k / span);
                for (int i = k; i < x.Length; i += span)
                {
                    var odd = x[i + span / 2] * twiddle;
                    x[i + span / 2] = x[i] - odd;
                    x[i] += odd;
                }
            }
        }
    }
}
