using System.Numerics;
using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Training.Waves;

/// <summary>A frequency that stands out of a spectrum.</summary>
/// <param name="X">Cycles per pixel.</param>
/// <param name="Y">The same, down.</param>
/// <param name="Prominence">Its power by the median power of the frequencies as far from the centre.</param>
readonly record struct SpectralPeak(double X, double Y, double Prominence)
{
    public double Length => Math.Sqrt(X * X + Y * Y);
}

/// <summary>The power of pictures at every frequency, and what stands out of it.</summary>
sealed class PowerSpectrum
{
    const int MaxSide = 512;
    /// <summary>A peak has at least this many times the median power of its ring (1.5 bins wide on either side). The power of grain is exponentially
    /// distributed there, so that a bin gets this far with a chance of 2^-11.</summary>
    public const double LeastProminence = 11;

    readonly double[] prominence;   // [Side * Side]
    readonly int side;
    readonly int foot;              // bins around a peak that are its own

    /// <param name="pictures">In the geometric mean of their spectra only that stands out which repeats in all of them.</param>
    public PowerSpectrum(IReadOnlyList<GreyPicture> pictures)
    {
        int shortest = Math.Min(MaxSide, pictures.Min(p => Math.Min(p.Width, p.Height)));
        side = (int)BitOperations.RoundUpToPowerOf2((uint)shortest);
        Resolution = 1.0 / shortest;
        foot = (int)Math.Ceiling(2.0 * side / shortest);
        var power = new double[side * side];
        foreach (var picture in pictures)
            AddLogPower(picture, shortest, power);
        for (int i = 0; i < power.Length; i++)
            power[i] = Math.Exp(power[i] / pictures.Count);
        prominence = ByRing(power);
    }

    /// <summary>Cycles per pixel by which two frequencies differ at least, to be told apart.</summary>
    public double Resolution { get; }

    /// <summary>Peaks, the most prominent first; of a frequency and its mirror image, the one with X above 0, or Y where X is 0.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="lowest">Cycles per pixel.</param>
    /// <param name="highest">Cycles per pixel.</param>
    public IReadOnlyList<SpectralPeak> Peaks(int count, double lowest, double highest)
    {
        var peaks = new List<SpectralPeak>();
        var taken = new bool[prominence.Length];
        foreach (int index in Enumerable.Range(0, prominence.Length).Where(i => prominence[i] >= LeastProminence)
                     .OrderByDescending(i => prominence[i]).ThenBy(i => i))
        {
            int x = Signed(index % side), y = Signed(index / side);
            var peak = new SpectralPeak((double)x / side, (double)y / side, prominence[index]);
            bool mirrored = x < 0 || (x == 0 && y < 0);   // a real picture has each frequency twice
            if (mirrored || taken[index] || peak.Length < lowest || peak.Length > highest)
                continue;
            peaks.Add(peak);
            if (peaks.Count == count)
                break;
            Take(taken, x, y);
        }
        return peaks;
    }

    double[] ByRing(double[] power)
    {
        int RingOf(int index) => (int)Math.Round(Math.Sqrt(Square(Signed(index % side)) + Square(Signed(index / side))));
        var rings = Enumerable.Range(0, power.Length).ToLookup(RingOf, i => power[i]);
        double[] median = [.. Enumerable.Range(0, rings.Count).Select(ring => Median([.. rings[ring - 1], .. rings[ring], .. rings[ring + 1]]))];
        return [.. power.Select((value, index) => value / median[RingOf(index)])];
    }

    /// <summary>Marks a peak's own foot, and its mirror image, as used.</summary>
    void Take(bool[] taken, int x, int y)
    {
        for (int dy = -foot; dy <= foot; dy++)
            for (int dx = -foot; dx <= foot; dx++)
            {
                taken[(y + dy & side - 1) * side + (x + dx & side - 1)] = true;
                taken[(-y + dy & side - 1) * side + (-x + dx & side - 1)] = true;
            }
    }

    /// <summary>Adds log |FFT|^2 of the middle of a picture; what is left of the transform's side is 0.</summary>
    void AddLogPower(GreyPicture picture, int seen, double[] power)
    {
        double[] values = picture.Windowed((picture.Width - seen) / 2, (picture.Height - seen) / 2, seen, seen, isPeriod: seen == side);
        var plane = new Complex[side * side];
        for (int y = 0; y < seen; y++)
            for (int x = 0; x < seen; x++)
                plane[y * side + x] = values[y * seen + x];
        Transform(plane);
        for (int i = 0; i < power.Length; i++)
            power[i] += Math.Log(Math.Max(1e-6, Square(plane[i].Real) + Square(plane[i].Imaginary)));   // 1e-6: a flat picture has none
    }

    /// <summary>In place, rows then columns.</summary>
    void Transform(Complex[] plane)
    {
        var column = new Complex[side];
        for (int y = 0; y < side; y++)
            Fourier.Transform(plane.AsSpan(y * side, side));
        for (int x = 0; x < side; x++)
        {
            for (int y = 0; y < side; y++)
                column[y] = plane[y * side + x];
            Fourier.Transform(column);
            for (int y = 0; y < side; y++)
                plane[y * side + x] = column[y];
        }
    }

    int Signed(int bin) => bin < side / 2 ? bin : bin - side;

    static double Square(double x) => x * x;

    static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
