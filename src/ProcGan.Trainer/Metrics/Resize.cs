namespace ProcGan.Trainer.Metrics;

/// <summary>Changes the size of a plane of floats: bilinear upwards, and downwards with a triangle as wide as the step, as Pillow's BILINEAR.</summary>
static class Resize
{
    public static void Triangle(ReadOnlySpan<float> from, int height, int width, Span<float> to, int toHeight, int toWidth)
    {
        if ((height, width) == (toHeight, toWidth))
        {
            from.CopyTo(to);
            return;
        }
        (int First, float[] Weights)[] columns = Kernel(width, toWidth), rows = Kernel(height, toHeight);
        var narrow = new float[height * toWidth];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < toWidth; x++)
                for (int k = 0; k < columns[x].Weights.Length; k++)
                    narrow[y * toWidth + x] += from[y * width + columns[x].First + k] * columns[x].Weights[k];
        to.Clear();
        for (int y = 0; y < toHeight; y++)
            for (int k = 0; k < rows[y].Weights.Length; k++)
                for (int x = 0; x < toWidth; x++)
                    to[y * toWidth + x] += narrow[(rows[y].First + k) * toWidth + x] * rows[y].Weights[k];
    }

    static (int First, float[] Weights)[] Kernel(int from, int to)
    {
        double ratio = (double)from / to, reach = Math.Max(1, ratio);
        var kernel = new (int, float[])[to];
        for (int i = 0; i < to; i++)
        {
            double centre = (i + 0.5) * ratio - 0.5;
            int first = Math.Max(0, (int)Math.Ceiling(centre - reach)), last = Math.Min(from - 1, (int)Math.Floor(centre + reach));
            double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(j => Math.Max(0, 1 - Math.Abs(j - centre) / reach))];
            double sum = weights.Sum();
            kernel[i] = (first, [.. weights.Select(weight => (float)(weight / sum))]);
        }
        return kernel;
    }
}
