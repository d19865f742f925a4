using System.Numerics;
using System.Runtime.InteropServices;

namespace ProcGan.Trainer.Metrics;

/// <summary>Structural similarity over several scales (MS-SSIM: Wang et al. 2003): 1 for equal pictures.</summary>
/// <remarks>Between pictures of one generator it tells how varied they are (Odena et al. 2017): compare with that of the data. Small
/// pictures have fewer scales than the published five; the weights of those that are left are made to add up to 1.</remarks>
static class MultiScaleSsim
{
    const int Window = 11;
    const double Sigma = 1.5, C1 = 0.02 * 0.02, C2 = 0.06 * 0.06;   // (0.01 range)^2, (0.03 range)^2; the range is 2

    static readonly double[] Weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];
    static readonly float[] Kernel = Gaussian();

    public static bool Fits(ImageBatch images) => Math.Min(images.Width, images.Height) >= Window;

    /// <summary>Mean over the pairs (0, 1), (2, 3), ...; lower = more varied.</summary>
    public static double OfPairs(ImageBatch images, int threads)
    {
        var values = new double[images.Count / 2];
        Parallel.For(0, values.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => values[i] = Of(images, 2 * i, 2 * i + 1));
        return values.Average();
    }

    /// <summary>Of two pictures of a batch: per channel, then the mean.</summary>
    public static double Of(ImageBatch images, int first, int second)
    {
        double total = 0;
        for (int c = 0; c < images.Channels; c++)
            total += OfChannel(images.Plane(first, c).ToArray(), images.Plane(second, c).ToArray(), images.Height, images.Width);
        return total / images.Channels;
    }

    static double OfChannel(float[] x, float[] y, int height, int width)
    {
        int scales = 1;
        while (scales < Weights.Length && Math.Min(height, width) >> scales >= Window)
            scales++;
        double total = Weights[..scales].Sum(), product = 1;
        for (int scale = 0; scale < scales; scale++)
        {
            (double ssim, double contrast) = Similarity(x, y, height, width);
            bool last = scale == scales - 1;
            product *= Math.Pow(Math.Max(0, last ? ssim : contrast), Weights[scale] / total);
            if (last)
                break;
            (x, y) = (Halved(x, height, width), Halved(y, height, width));
            (height, width) = (height / 2, width / 2);
        }
        return product;
    }

    /// <summary>Means over all windows that lie inside: the whole index, and without its term for brightness.</summary>
    static (double Ssim, double Contrast) Similarity(float[] x, float[] y, int height, int width)
    {
        float[] meanX = Blurred(x, height, width), meanY = Blurred(y, height, width);
        float[] squareX = Blurred(Product(x, x), height, width), squareY = Blurred(Product(y, y), height, width), product = Blurred(Product(x, y), height, width);
        double ssim = 0, contrast = 0;
        for (int i = 0; i < meanX.Length; i++)
        {
            double mx = meanX[i], my = meanY[i];
            double similar = (2 * (product[i] - mx * my) + C2) / (squareX[i] - mx * mx + squareY[i] - my * my + C2);
            contrast += similar;
            ssim += similar * (2 * mx * my + C1) / (mx * mx + my * my + C1);
        }
        return (ssim / meanX.Length, contrast / meanX.Length);
    }

    /// <summary>[H, W] -> [H - 10, W - 10]</summary>
    static float[] Blurred(float[] from, int height, int width)
    {
        int h = height - Window + 1, w = width - Window + 1;
        var rows = new float[h * width];
        for (int y = 0; y < h; y++)
            for (int k = 0; k < Window; k++)
                AddScaled(rows.AsSpan(y * width, width), from.AsSpan((y + k) * width, width), Kernel[k]);
        var to = new float[h * w];
        for (int y = 0; y < h; y++)
            for (int k = 0; k < Window; k++)
                AddScaled(to.AsSpan(y * w, w), rows.AsSpan(y * width + k, w), Kernel[k]);
        return to;
    }

    static void AddScaled(Span<float> to, ReadOnlySpan<float> from, float factor)
    {
        Span<Vector<float>> wideTo = MemoryMarshal.Cast<float, Vector<float>>(to);
        ReadOnlySpan<Vector<float>> wideFrom = MemoryMarshal.Cast<float, Vector<float>>(from)[..wideTo.Length];
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] += wideFrom[i] * factor;
        for (int i = wideTo.Length * Vector<float>.Count; i < to.Length; i++)
            to[i] += from[i] * factor;
    }

    static float[] Product(float[] a, float[] b)
    {
        var product = new float[a.Length];
        for (int i = 0; i < product.Length; i++)
            product[i] = a[i] * b[i];
        return product;
    }

    static float[] Halved(float[] from, int height, int width)
    {
        var to = new float[height / 2 * (width / 2)];
        for (int y = 0, at = 0; y < height / 2; y++)
            for (int x = 0; x < width / 2; x++, at++)
            {
                int i = 2 * y * width + 2 * x;
                to[at] = (from[i] + from[i + 1] + from[i + width] + from[i + width + 1]) * 0.25f;
            }
        return to;
    }

    static float[] Gaussian()
    {
        double[] weights = [.. Enumerable.Range(-(Window / 2), Window).Select(i => Math.Exp(-i * i / (2 * Sigma * Sigma)))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }
}
