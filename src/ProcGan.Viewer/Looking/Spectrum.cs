using System.Numerics;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Looking;

/// <summary>The power spectrum of a picture's luminance: what repeats is a bright dot, a seam a bright cross.</summary>
static class Spectrum
{
    /// <summary>More than this is not to be told apart on the panel.</summary>
    public const int MaxSide = 256;

    /// <summary>Powers this many decades below the strongest are black.</summary>
    const double Decades = 5;

    /// <summary>Log power as grey, frequency 0 in the middle, of the top left square of a power of two.</summary>
    public static Picture Of(Picture picture)
    {
        (int side, double[] power) = Power(picture);
        double most = 1e-12;
        for (int i = 1; i < power.Length; i++)   // the mean says nothing about structure
            most = Math.Max(most, power[i]);
        byte[] rgba = new byte[4 * side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                double p = power[(y + side / 2) % side * side + (x + side / 2) % side];
                double level = p <= 0 ? 0 : 1 + Math.Log10(p / most) / Decades;
                byte grey = (byte)Math.Round(255 * Math.Clamp(level, 0, 1));
                int i = 4 * (y * side + x);
                (rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]) = (grey, grey, grey, 255);
            }
        }
        return new Picture(side, side, rgba);
    }

    /// <summary>|F|^2 of the luminance in bytes, not shifted: [side, side], frequency (0, 0) first.</summary>
    public static (int Side, double[] Power) Power(Picture picture)
    {
        int side = 1;
        while (2 * side <= Math.Min(Math.Min(picture.Width, picture.Height), MaxSide))
            side *= 2;
        var values = new Complex[side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                int i = 4 * (y * picture.Width + x);
                values[y * side + x] = 0.2126 * picture.Rgba[i] + 0.7152 * picture.Rgba[i + 1] + 0.0722 * picture.Rgba[i + 2];
            }
        }
        var line = new Complex[side];
        for (int y = 0; y < side; y++)
            Transform(values.AsSpan(y * side, side));
        for (int x = 0; x < side; x++)
        {
            for (int y = 0; y < side; y++)
                line[y] = values[y * side + x];
            Transform(line);
            for (int y = 0; y < side; y++)
                values[y * side + x] = line[y];
        }
        double[] power = new double[side * side];
        for (int i = 0; i < power.Length; i++)
            power[i] = values[i].Real * values[i].Real + values[i].Imaginary * values[i].Imaginary;
        return (side, power);
    }

    /// <summary>Cooley and Tukey, in place; the length is a power of two.</summary>
    static void Transform(Span<Complex> values)
    {
        int n = values.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (values[i], values[j]) = (values[j], values[i]);
        }
        for (int length = 2; length <= n; length <<= 1)
        {
            var root = Complex.FromPolarCoordinates(1, -2 * Math.PI / length);
            for (int start = 0; start < n; start += length)
            {
                Complex turn = Complex.One;
                for (int k = 0; k < length / 2; k++, turn *= root)
                {
                    Complex even = values[start + k], odd = values[start + k + length / 2] * turn;
                    values[start + k] = even + odd;
                    values[start + k + length / 2] = even - odd;
                }
            }
        }
    }
}
