using System.Numerics;

namespace ProcGan.Trainer.Metrics;

/// <summary>Mean power spectrum of a set of pictures: over all pictures and channels, each less its mean and under a Hann window.</summary>
/// <remarks>Blur shows as missing power at high frequencies; a lattice, which upsampling can draw, as peaks at whole fractions of the
/// stride. The power of rounding to 8 bits is added, since below it nothing can be seen.</remarks>
sealed class RadialSpectrum
{
    /// <summary>Differences count up to here: beyond, anti-aliasing and JPEG decide.</summary>
    public const double UsedNyquist = 0.8;

    readonly double[] power;   // [Side, Side], frequency 0 first

    public RadialSpectrum(ImageBatch images, int threads)
    {
        Side = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(images.Width, images.Height) + 1) / 2;
        double[] window = [.. Enumerable.Range(0, Side).Select(i => Math.Pow(Math.Sin(Math.PI * (i + 0.5) / Side), 2))];
        double windowPower = Math.Pow(window.Sum(w => w * w), 2), rounding = Math.Pow(2 / 255.0, 2) / 12;
        var parts = new double[images.Count][];   // added up in order, so that threads do not change the result
        Parallel.For(0, images.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, n => parts[n] = Power(images, n, window));
        power = new double[Side * Side];
        foreach (double[] part in parts)
            for (int i = 0; i < power.Length; i++)
                power[i] += part[i] / ((double)images.Count * images.Channels * windowPower);
        for (int i = 0; i < power.Length; i++)
            power[i] += rounding;
    }

    /// <summary>Pixels a side: the largest power of two that fits.</summary>
    public int Side { get; }

    /// <summary>Mean power of each ring of frequencies, from 1 to the last below <see cref="UsedNyquist"/>, in dB.</summary>
    public double[] Rings()
    {
        int last = (int)(UsedNyquist * Side / 2);
        double[] sums = new double[last + 1];
        int[] counts = new int[last + 1];
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                int ring = (int)Math.Round(Math.Sqrt(Math.Pow(Frequency(x), 2) + Math.Pow(Frequency(y), 2)));
                if (ring > last)
                    continue;
                sums[ring] += power[y * Side + x];
                counts[ring]++;
            }
        return [.. Enumerable.Range(1, last).Select(ring => 10 * Math.Log10(sums[ring] / counts[ring]))];
    }

    /// <summary>How far the rings of two sets lie apart, in dB.</summary>
    /// <returns>The mean distance, and that of the ring where it is largest.</returns>
    public static (double Mean, double Worst) Distance(RadialSpectrum a, RadialSpectrum b)
    {
        double[] differences = [.. a.Rings().Zip(b.Rings(), (x, y) => Math.Abs(x - y))];
        return (differences.Average(), differences.Max());
    }

    /// <summary>How far a lattice of some period stands out, at the frequency where it does most, in dB more than in the reference.</summary>
    /// <param name="period">In pixels; the stride of a generator, whose upsampling draws lattices of its whole fractions.</param>
    /// <param name="reference">What is natural: bricks have peaks of their own.</param>
    /// <returns>Null where the pictures are too small to tell a peak from its surroundings.</returns>
    public double? Peak(int period, RadialSpectrum reference)
    {
        while (period > 2 && Side / period < 4)
            period /= 2;
        if (Side % period != 0 || Side / period < 4)
            return null;
        int step = Side / period;
        double worst = double.NegativeInfinity;
        for (int y = 0; y <= Side / 2; y += step)
            for (int x = 0; x < Side; x += step)
                if ((x, y) != (0, 0))
                    worst = Math.Max(worst, Excess(x, y) - reference.Excess(x, y));
        return worst;
    }

    /// <summary>Power over the median of the sixteen frequencies two steps away, in dB; the window widens a peak by one step.</summary>
    double Excess(int x, int y)
    {
        Span<double> around = stackalloc double[16];
        int count = 0;
        for (int dy = -2; dy <= 2; dy++)
            for (int dx = -2; dx <= 2; dx++)
                if (Math.Max(Math.Abs(dx), Math.Abs(dy)) == 2)
                    around[count++] = At(x + dx, y + dy);
        around.Sort();
        return 10 * Math.Log10(At(x, y) / ((around[7] + around[8]) / 2));
    }

    double At(int x, int y) => power[(y + Side) % Side * Side + (x + Side) % Side];

    int Frequency(int index) => index <= Side / 2 ? index : index - Side;

    double[] Power(ImageBatch images, int picture, double[] window)
    {
        var sum = new double[Side * Side];
        var grid = new Complex[Side * Side];
        var column = new Complex[Side];
        for (int c = 0; c < images.Channels; c++)
        {
            ReadOnlySpan<float> plane = images.Plane(picture, c);
            double mean = 0;
            for (int y = 0; y < Side; y++)
                for (int x = 0; x < Side; x++)
                    mean += plane[y * images.Width + x];
            mean /= (double)Side * Side;
            for (int y = 0; y < Side; y++)
            {
                for (int x = 0; x < Side; x++)
                    grid[y * Side + x] = (plane[y * images.Width + x] - mean) * window[y] * window[x];
                Fourier.Transform(grid.AsSpan(y * Side, Side));
            }
            for (int x = 0; x < Side; x++)
            {
                for (int y = 0; y < Side; y++)
                    column[y] = grid[y * Side + x];
                Fourier.Transform(column);
                for (int y = 0; y < Side; y++)
                    sum[y * Side + x] += column[y].Real * column[y].Real + column[y].Imaginary * column[y].Imaginary;
            }
        }
        return sum;
    }
}
