using System.Numerics;
using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Training;

/// <summary>Finds the periods of a material in its power spectrum; they become the wave vectors of the periodic latents.</summary>
/// <remarks>Learnt wave vectors (Bergmann et al. 2017) start anywhere and drift, which draws slanted courses of bricks. The
/// photograph says what repeats: a peak that stands out of the spectrum at its own distance from the centre.</remarks>
static class SpectralPeaks
{
    const int MaxSide = 512, MaxImages = 16;
    /// <summary>Cycles per cell that a wave may carry. Slower ones do not fit a crop; faster ones are overtones, which the
    /// network makes of their fundamental by itself.</summary>
    const double LowestCycles = 0.2, HighestCycles = 1.25;
    /// <summary>The same for one photograph of many: a set of small pictures has courses of a few pixels, and each its own.</summary>
    const double HighestOfOne = 3;
    /// <summary>A peak has at least this many times the median power of the frequencies as far from the centre (within
    /// 1.5 bins). The power of grain is exponentially distributed there, so that a bin gets this far with a chance of 2^-11.</summary>
    const double Prominence = 11;

    /// <returns>At most <paramref name="count"/> waves in cycles per cell, strongest first.</returns>
    public static IReadOnlyList<Wave> Find(TextureSet set, int cellPixels, int count)
    {
        if (count == 0)
            return [];
        int side = (int)BitOperations.RoundUpToPowerOf2((uint)set.Images.Min(i => Math.Min(i.Width, i.Height)) + 1) / 2;
        side = Math.Min(side, MaxSide);
        // The geometric mean over the images: what repeats in one photograph only is no period of the material.
        var power = new double[side * side];
        var images = set.Images.Take(MaxImages).ToArray();
        foreach (var image in images)
            AddLogPower(image, side, power);
        for (int i = 0; i < power.Length; i++)
            power[i] = Math.Exp(power[i] / images.Length);
        return Strongest(power, side, cellPixels, count, HighestCycles);
    }

    /// <summary>The waves of each image by itself, for a model that knows its images apart.</summary>
    /// <returns>Exactly <paramref name="count"/> waves an image; where it has fewer, the rest are (0, 0).</returns>
    public static IReadOnlyList<Wave>[] FindEach(IReadOnlyList<TextureImage> images, int cellPixels, int count)
    {
        var found = new IReadOnlyList<Wave>[images.Count];
        Parallel.For(0, images.Count, i => found[i] = FindIn(images[i], cellPixels, count));
        return found;
    }

    static IReadOnlyList<Wave> FindIn(TextureImage image, int cellPixels, int count)
    {
        int side = Math.Min(MaxSide, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(image.Width, image.Height) + 1) / 2);
        var power = new double[side * side];
        AddLogPower(image, side, power);
        for (int i = 0; i < power.Length; i++)
            power[i] = Math.Exp(power[i]);
        var tone = new PictureTone(image);
        var found = Strongest(power, side, cellPixels, count, HighestOfOne);
        return [.. found.Select(wave => tone.Refine(wave, cellPixels, 0.5 * cellPixels / side)),
                .. Enumerable.Repeat(new Wave(0, 0), count - found.Count)];
    }

    static List<Wave> Strongest(double[] power, int side, int cellPixels, int count, double highest)
    {
        int RingOf(int index) => (int)Math.Round(Math.Sqrt(Square(Signed(index % side, side)) + Square(Signed(index / side, side))));
        var rings = Enumerable.Range(0, power.Length).ToLookup(RingOf, i => power[i]);
        double[] median = [.. Enumerable.Range(0, rings.Count).Select(ring => Median([.. rings[ring - 1], .. rings[ring], .. rings[ring + 1]]))];
        var waves = new List<Wave>();
        var taken = new bool[power.Length];
        foreach (int index in Enumerable.Range(0, power.Length).OrderByDescending(i => power[i]))
        {
            int x = Signed(index % side, side), y = Signed(index / side, side);
            double cycles = Math.Sqrt(x * x + y * y) * cellPixels / side;
            bool mirrored = x < 0 || (x == 0 && y < 0);   // a real picture has each frequency twice
            if (mirrored || cycles < LowestCycles || cycles > highest || taken[index])
                continue;
            if (power[index] < Prominence * median[RingOf(index)])
                continue;
            waves.Add(new Wave((double)x * cellPixels / side, (double)y * cellPixels / side));
            if (waves.Count == count)
                break;
            Take(taken, side, x, y);
        }
        return waves;
    }

    /// <summary>Marks a peak's own foot, and its mirror image, as used.</summary>
    static void Take(bool[] taken, int side, int x, int y)
    {
        const int Foot = 2;
        for (int dy = -Foot; dy <= Foot; dy++)
            for (int dx = -Foot; dx <= Foot; dx++)
            {
                taken[(y + dy & side - 1) * side + (x + dx & side - 1)] = true;
                taken[(-y + dy & side - 1) * side + (-x + dx & side - 1)] = true;
            }
    }

    /// <summary>Adds log |FFT|^2 of the grey picture, windowed along the axes on which it does not tile.</summary>
    static void AddLogPower(TextureImage image, int side, double[] power)
    {
        int left = (image.Width - side) / 2, top = (image.Height - side) / 2;
        bool wholeX = image.TilesX && side == image.Width, wholeY = image.TilesY && side == image.Height;
        var grey = new Complex[side * side];
        byte[] pixels = image.Pixels;
        double mean = 0;
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
            {
                int at = ((top + y) * image.Width + left + x) * image.Channels;
                int colours = Math.Min(3, image.Channels);
                double sum = 0;
                for (int c = 0; c < colours; c++)
                    sum += pixels[at + c];
                grey[y * side + x] = sum / colours;
                mean += sum / colours;
            }
        mean /= grey.Length;
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                grey[y * side + x] = (grey[y * side + x] - mean) * PictureTone.Hann(x, side, wholeX) * PictureTone.Hann(y, side, wholeY);
        Transform(grey, side);
        for (int i = 0; i < power.Length; i++)
            power[i] += Math.Log(Math.Max(1e-6, Square(grey[i].Real) + Square(grey[i].Imaginary)));   // 1e-6: a flat picture has none
    }

    /// <summary>In place, rows then columns.</summary>
    static void Transform(Complex[] plane, int side)
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

    static int Signed(int bin, int side) => bin < side / 2 ? bin : bin - side;

    static double Square(double x) => x * x;

    static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
