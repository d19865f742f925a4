namespace ProcGan.Trainer.Data;

/// <summary>Measures whether an image continues across its own edges.</summary>
/// <remarks>The step across the seam is compared with the steps between neighbouring lines inside. It has to be an ordinary one: at most
/// <see cref="MaxRatio"/> times their mean or, where lines differ much among themselves (courses of bricks), not among the largest
/// 2 %; the lines on both sides have to go together as well as lines inside do; and the step has to follow from the two beside it
/// (a break shows there even in a rough picture). Of 56 tileable photographs at 128, 256 and 512 px that takes 89, 87 and 91 % of the
/// axes; of random cuts from them 14, 9 and 1 %, of tiles that lost two lines on each side 24, 11 and 6 %. Without the last
/// condition those were 93, 89 and 91 %; 23, 14 and 3 %; 33, 20 and 20 %.</remarks>
static class WrapProbe
{
    public const double MaxRatio = 1.2;
    const double RareStep = 0.98, WeakLink = 0.05, LinkOfMedian = 0.7, RareBend = 0.98, BendOfMedian = 1.2;
    const int ProbeSide = 512;

    /// <summary>Rows of [H, W, C] values.</summary>
    readonly record struct Grid(float[] Values, int Width, int Height, int Channels)
    {
        public ReadOnlySpan<float> Row(int y) => Values.AsSpan(y * Width * Channels, Width * Channels);
    }

    /// <param name="pixels">[H, W, C]</param>
    public static (bool X, bool Y) Tiles(byte[] pixels, int width, int height, int channels)
    {
        Grid grid = Reduce(pixels, width, height, channels);
        return (Tiles(Transpose(grid)), Tiles(grid));
    }

    /// <summary>Mean step across the seam by mean step inside, at full size; about 1 where the image tiles.</summary>
    public static (double X, double Y) SeamRatio(byte[] pixels, int width, int height, int channels)
    {
        Grid grid = new([.. pixels.Select(p => (float)p)], width, height, channels);
        return (Ratio(Measure(Transpose(grid)).Steps), Ratio(Measure(grid).Steps));
    }

    static bool Tiles(Grid grid)
    {
        if (grid.Height < 4 || grid.Width < 4)
            return false;
        (double[] steps, double[] links) = Measure(grid);
        if (Ratio(steps) > MaxRatio && steps.Count(s => s < steps[0]) >= RareStep * (steps.Length - 1))
            return false;
        double[] inside = links[1..];
        Array.Sort(inside);
        double weak = inside[(int)(inside.Length * WeakLink)], median = inside[inside.Length / 2];
        return links[0] >= Math.Min(weak, LinkOfMedian * median) && !IsBroken(Bends(grid));
    }

    static bool IsBroken(double[] bends)
    {
        double seam = bends[0];
        if (bends.Skip(1).Count(b => b < seam) < RareBend * (bends.Length - 1))
            return false;
        double[] sorted = [.. bends];
        Array.Sort(sorted);
        return seam >= BendOfMedian * sorted[sorted.Length / 2];
    }

    /// <summary>For each row, how far its step from the row before is from the mean of the steps beside it, by their size; index 0 is
    /// the seam.</summary>
    static double[] Bends(Grid grid)
    {
        const double none = 1e-3;       // two flat lines beside a flat one do not bend
        (int rows, int line) = (grid.Height, grid.Width * grid.Channels);
        double[] bends = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<float> a = grid.Row((i + rows - 2) % rows), b = grid.Row((i + rows - 1) % rows), c = grid.Row(i), d = grid.Row((i + 1) % rows);
            double bend = 0, beside = 0;
            for (int k = 0; k < line; k++)
            {
                float before = b[k] - a[k], step = c[k] - b[k], after = d[k] - c[k];
                bend += Math.Abs(step - (before + after) / 2);
                beside += Math.Abs(before) + Math.Abs(after);
            }
            bends[i] = (bend / line + none) / (beside / line + 2 * none);
        }
        return bends;
    }

    static double Ratio(double[] steps)
    {
        double inside = steps.AsSpan(1).ToArray().Average();
        return inside > 0 ? steps[0] / inside : steps[0] > 0 ? double.PositiveInfinity : 1;
    }

    /// <summary>Large images are averaged down by a whole number: their finest grain says little, and compression moves it.</summary>
    static Grid Reduce(byte[] pixels, int width, int height, int channels)
    {
        int f = Math.Max(1, Math.Min(width, height) / ProbeSide);
        while (width % f != 0 || height % f != 0)
            f--;
        (int w, int h) = (width / f, height / f);
        Grid grid = new(new float[w * h * channels], w, h, channels);
        for (int y = 0; y < height; y++)
        {
            Span<float> target = grid.Values.AsSpan(y / f * w * channels, w * channels);
            ReadOnlySpan<byte> source = pixels.AsSpan(y * width * channels, width * channels);
            for (int t = 0, s = 0; t < target.Length; t += channels)
            {
                for (int k = 0; k < f; k++)
                {
                    for (int c = 0; c < channels; c++)
                        target[t + c] += source[s++];
                }
            }
        }
        return grid;
    }

    static Grid Transpose(Grid grid)
    {
        (int w, int h, int channels) = (grid.Width, grid.Height, grid.Channels);
        float[] values = new float[grid.Values.Length];
        for (int y = 0; y < h; y++)
        {
            for (int x = 0; x < w; x++)
                grid.Values.AsSpan((y * w + x) * channels, channels).CopyTo(values.AsSpan((x * h + y) * channels));
        }
        return new Grid(values, h, w, channels);
    }

    /// <summary>For each row, its mean absolute step from, and its correlation with, the row before; index 0 is the seam.</summary>
    static (double[] Steps, double[] Links) Measure(Grid grid)
    {
        (double[] steps, double[] links) = (new double[grid.Height], new double[grid.Height]);
        for (int i = 0; i < grid.Height; i++)
            (steps[i], links[i]) = Compare(grid.Row(i > 0 ? i - 1 : grid.Height - 1), grid.Row(i), grid.Channels);
        return (steps, links);
    }

    static (double Step, double Link) Compare(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int channels)
    {
        double step = 0, cross = 0, squareA = 0, squareB = 0;
        for (int c = 0; c < channels; c++)
        {
            double meanA = 0, meanB = 0;
            for (int k = c; k < a.Length; k += channels)
                (meanA, meanB) = (meanA + a[k], meanB + b[k]);
            meanA /= a.Length / channels;
            meanB /= a.Length / channels;
            for (int k = c; k < a.Length; k += channels)
            {
                (double da, double db) = (a[k] - meanA, b[k] - meanB);
                step += Math.Abs(a[k] - b[k]);
                cross += da * db;
                squareA += da * da;
                squareB += db * db;
            }
        }
        // Two flat rows go together; a flat one and another do not.
        double power = Math.Sqrt(squareA * squareB), least = 1e-6 * a.Length;
        double link = power > least ? cross / power : squareA + squareB > least ? 0 : 1;
        return (step / a.Length, link);
    }
}
