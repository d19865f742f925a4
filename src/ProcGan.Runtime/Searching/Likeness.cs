using ProcGan.Runtime.Materials;

namespace ProcGan.Runtime.Searching;

/// <summary>What a texture looks like, wherever things lie in it: statistics of its colours and edges on several scales.</summary>
/// <remarks>For each of three scales, each half as fine: mean, spread and skew of Oklab's three channels, and the mean absolute difference
/// across and down. Where pixel would have to fall on pixel, a brick wall moved by half a brick would be as far off as gravel.</remarks>
static class Likeness
{
    const int Scales = 3, PerChannel = 5;
    public const int Length = Scales * 3 * PerChannel;

    /// <summary>Numbers of a picture, RGBA8 sRGB.</summary>
    public static double[] Of(ReadOnlySpan<byte> rgba, int width, int height)
    {
        if (width < 1 || height < 1 || width > Limits.Side || height > Limits.Side || rgba.Length != 4L * width * height)
            throw new ArgumentException($"the picture holds {rgba.Length} bytes, {width} x {height} pixels need {4L * width * height}, each side 1 to {Limits.Side}.");
        int area = width * height;
        float[] light = new float[3 * area];
        var linear = Srgb.Linear;
        for (int i = 0; i < area; i++)
            for (int c = 0; c < 3; c++) light[c * area + i] = linear[rgba[4 * i + c]];
        double[] numbers = new double[Length];
        for (int scale = 0, at = 0; scale < Scales; scale++, at += 3 * PerChannel)
        {
            Measure(light, area, width, height, numbers.AsSpan(at, 3 * PerChannel));
            for (int c = 0; c < 3; c++) MipFilter.Halve(light.AsSpan(c * area, area), width, height, light.AsSpan(c * area, area));
            (width, height) = (Math.Max(1, width / 2), Math.Max(1, height / 2));
        }
        return numbers;
    }

    /// <summary>Euclidean.</summary>
    public static double Distance(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }

    static void Measure(float[] light, int plane, int width, int height, Span<double> numbers)
    {
        int area = width * height;
        float[] lab = new float[3 * area];
        for (int i = 0; i < area; i++)
        {
            var colour = Oklab.FromLinear(light[i], light[plane + i], light[2 * plane + i]);
            (lab[i], lab[area + i], lab[2 * area + i]) = (colour.L, colour.A, colour.B);
        }
        for (int c = 0; c < 3; c++)
        {
            var channel = lab.AsSpan(c * area, area);
            double mean = 0, square = 0, cube = 0, across = 0, down = 0;
            foreach (float value in channel) mean += value;
            mean /= area;
            for (int y = 0, i = 0; y < height; y++)
                for (int x = 0; x < width; x++, i++)
                {
                    double d = channel[i] - mean;
                    square += d * d;
                    cube += d * d * d;
                    if (x > 0) across += Math.Abs(channel[i] - channel[i - 1]);
                    if (y > 0) down += Math.Abs(channel[i] - channel[i - width]);
                }
            // Roots, so that all five are lengths in the same space.
            double skew = cube / area;
            (numbers[5 * c], numbers[5 * c + 1], numbers[5 * c + 2]) = (mean, Math.Sqrt(square / area), Math.Sign(skew) * Math.Pow(Math.Abs(skew), 1.0 / 3));
            (numbers[5 * c + 3], numbers[5 * c + 4]) = (across / Math.Max(1, (width - 1) * height), down / Math.Max(1, width * (height - 1)));
        }
    }
}
