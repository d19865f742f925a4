namespace ProcGan.Trainer.Data.Images;

/// <summary>Takes the landscape off a height map: what rises and falls over more than a crop shows.</summary>
/// <remarks>
/// No crop and no tile can show it, and a generator that tries gives up the grain for it (docs/TRAINING.md). What is left of a map where that is most of all has its contrast
/// stretched over the whole range; the others stay as they are. The low-pass is three running means a direction, nearly a Gaussian (Wells 1986: the variances of box filters add up).
/// </remarks>
static class Relief
{
    /// <summary>Deviation of the Gaussian, in sides of a crop: of waves as long as a crop it takes 0.29, of twice as long 0.73.</summary>
    const double CropsOfDeviation = 0.25;
    /// <summary>A landscape of less, in shares of the range, is left alone.</summary>
    const double LeastDeviation = 0.03;
    /// <summary>Of the pixels beyond either end of the stretched range, which are cut off.</summary>
    const double CutShare = 0.0005;
    const int Passes = 3, MostSorted = 1 << 20;

    /// <param name="height">Of one channel.</param>
    /// <param name="crop">Side of a crop in its pixels.</param>
    /// <param name="wrapX">The last column continues in the first; else the outermost value goes on.</param>
    /// <param name="wrapY">Likewise.</param>
    /// <returns>In as many bits; null where there is not more landscape than relief.</returns>
    public static Picture? Without(Picture height, double crop, bool wrapX, bool wrapY)
    {
        float[] all = ToFloats(height), low = [.. all];
        int reach = Reach(crop * CropsOfDeviation);
        for (int pass = 0; pass < Passes; pass++)
        {
            Smooth(low, height.Width, height.Height, 1, height.Width, reach, wrapX);
            Smooth(low, height.Height, height.Width, height.Width, 1, reach, wrapY);
        }
        float[] relief = [.. all.Zip(low, (a, b) => a - b)];
        double landscape = Deviation(low);
        if (landscape < LeastDeviation || landscape <= Deviation(relief))
            return null;
        int step = relief.Length / MostSorted + 1;
        float[] sorted = [.. relief.Where((_, i) => i % step == 0)];
        Array.Sort(sorted);
        int cut = (int)(sorted.Length * CutShare);
        float least = sorted[cut], most = sorted[^(cut + 1)];
        return ToPicture(height, relief, least, most > least ? 1 / (most - least) : 0);
    }

    /// <summary>Of running means of 2 reach + 1 pixels, whose variance is (reach^2 + reach) / 3 each.</summary>
    static int Reach(double deviation) => Math.Max(1, (int)Math.Round((Math.Sqrt(1 + 12 * deviation * deviation / Passes) - 1) / 2));

    /// <summary>A running mean along each of so many lines.</summary>
    static void Smooth(float[] values, int length, int lines, int step, int line, int reach, bool wrap)
    {
        reach = Math.Min(reach, (length - 1) / 2);
        Parallel.For(0, lines, l =>
        {
            var from = new float[length + 2 * reach];
            for (int i = 0; i < from.Length; i++)
            {
                int at = i - reach;
                at = wrap ? (at + length) % length : Math.Clamp(at, 0, length - 1);
                from[i] = values[l * line + at * step];
            }
            double sum = 0;
            for (int i = 0; i < 2 * reach; i++)
                sum += from[i];
            for (int i = 0; i < length; i++)
            {
                sum += from[i + 2 * reach];
                values[l * line + i * step] = (float)(sum / (2 * reach + 1));
                sum -= from[i];
            }
        });
    }

    static double Deviation(float[] values)
    {
        double mean = 0, squares = 0;
        foreach (float v in values)
            mean += v;
        mean /= values.Length;
        foreach (float v in values)
            squares += (v - mean) * (v - mean);
        return Math.Sqrt(squares / values.Length);
    }

    /// <summary>0 to 1.</summary>
    static float[] ToFloats(Picture height)
    {
        var values = new float[height.High.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = height.Low is { } low ? ((height.High[i] << 8) | low[i]) / 65535f : height.High[i] / 255f;
        return values;
    }

    static Picture ToPicture(Picture form, float[] values, float least, float factor)
    {
        byte[] high = new byte[values.Length];
        byte[]? low = form.Low is null ? null : new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            float share = Math.Clamp((values[i] - least) * factor, 0, 1);
            if (low is null)
                high[i] = (byte)MathF.Round(share * 255);
            else
            {
                int level = (int)MathF.Round(share * 65535);
                (high[i], low[i]) = ((byte)(level >> 8), (byte)level);
            }
        }
        return form with { High = high, Low = low };
    }
}
