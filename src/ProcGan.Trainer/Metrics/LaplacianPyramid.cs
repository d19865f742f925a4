namespace ProcGan.Trainer.Metrics;

/// <summary>Splits pictures into bands of frequencies (Burt and Adelson 1983), as ProGAN's metric does.</summary>
/// <remarks>The kernel is the binomial 1 4 6 4 1 on both axes, with the picture mirrored about its outermost pixels.</remarks>
static class LaplacianPyramid
{
    /// <summary>The smallest side that a level may have.</summary>
    public const int SmallestSide = 16;

    /// <summary>Levels down to 16 pixels, as long as both sides can be halved.</summary>
    public static int LevelsFor(int height, int width)
    {
        int levels = 1;
        for (; height % 2 == 0 && width % 2 == 0 && Math.Min(height, width) / 2 >= SmallestSide; height /= 2, width /= 2)
            levels++;
        return levels;
    }

    /// <summary>Level 0 holds the finest detail; the last one what is left.</summary>
    public static ImageBatch[] Build(ImageBatch images, int threads)
    {
        var levels = new ImageBatch[LevelsFor(images.Height, images.Width)];
        ImageBatch current = new([.. images.Values], images.Count, images.Channels, images.Height, images.Width);
        for (int i = 0; i < levels.Length - 1; i++)
        {
            ImageBatch fine = current, coarse = new(new float[current.Values.Length / 4], current.Count, current.Channels, current.Height / 2, current.Width / 2);
            Parallel.For(0, fine.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, n =>
            {
                for (int c = 0; c < fine.Channels; c++)
                {
                    Down(fine.Plane(n, c), fine.Height, fine.Width, coarse.Plane(n, c));
                    SubtractUp(fine.Plane(n, c), coarse.Plane(n, c), coarse.Height, coarse.Width);
                }
            });
            (levels[i], current) = (fine, coarse);
        }
        levels[^1] = current;
        return levels;
    }

    /// <summary>[H, W] -> [H / 2, W / 2]: smoothed, then every other pixel.</summary>
    static void Down(ReadOnlySpan<float> from, int height, int width, Span<float> to)
    {
        int half = width / 2;
        var rows = new float[height * half];   // every other column
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<float> row = from.Slice(y * width, width);
            for (int x = 0; x < half; x++)
            {
                int i = 2 * x, left2 = i == 0 ? 2 : i - 2, left = i == 0 ? 1 : i - 1, right2 = i + 2 < width ? i + 2 : width - 2;
                rows[y * half + x] = (row[left2] + row[right2] + 4 * (row[left] + row[i + 1]) + 6 * row[i]) * (1 / 16f);
            }
        }
        for (int y = 0; y < height / 2; y++)
        {
            int i = 2 * y, up2 = i == 0 ? 2 : i - 2, up = i == 0 ? 1 : i - 1, down2 = i + 2 < height ? i + 2 : height - 2;
            for (int x = 0; x < half; x++)
                to[y * half + x] = (rows[up2 * half + x] + rows[down2 * half + x] + 4 * (rows[up * half + x] + rows[(i + 1) * half + x])
                                    + 6 * rows[i * half + x]) * (1 / 16f);
        }
    }

    /// <summary>fine [2H, 2W] -= coarse [H, W] with zeros put between its pixels, smoothed, times 4.</summary>
    static void SubtractUp(Span<float> fine, ReadOnlySpan<float> coarse, int height, int width)
    {
        var row = new float[width];
        for (int y = 0; y < 2 * height; y++)
        {
            // An even row lies on a coarse one, an odd row halfway between two; beyond the last, the mirror gives the last again.
            int at = y / 2;
            ReadOnlySpan<float> here = coarse.Slice(at * width, width), next = coarse.Slice(Math.Min(at + 1, height - 1) * width, width);
            ReadOnlySpan<float> before = coarse.Slice((at == 0 ? Math.Min(1, height - 1) : at - 1) * width, width);
            if (y % 2 == 0)
                for (int x = 0; x < width; x++)
                    row[x] = (before[x] + next[x] + 6 * here[x]) * (1 / 8f);
            else
                for (int x = 0; x < width; x++)
                    row[x] = (here[x] + next[x]) * 0.5f;
            Span<float> target = fine.Slice(y * 2 * width, 2 * width);
            for (int x = 0; x < width; x++)
            {
                float left = row[x == 0 ? Math.Min(1, width - 1) : x - 1], right = row[Math.Min(x + 1, width - 1)];
                target[2 * x] -= (left + right + 6 * row[x]) * (1 / 8f);
                target[2 * x + 1] -= (row[x] + right) * 0.5f;
            }
        }
    }
}
