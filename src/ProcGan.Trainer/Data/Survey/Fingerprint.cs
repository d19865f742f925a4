namespace ProcGan.Trainer.Data.Survey;

/// <summary>An image as 12 x 12 means of its colours: enough to know it again, whatever its size and compression.</summary>
sealed class Fingerprint
{
    const int Side = 12;

    readonly float[] values;    // [Side, Side, colours]
    readonly float mean;

    public Fingerprint(TextureImage image)
    {
        int colours = image.Channels >= 3 ? 3 : 1;
        byte[] pixels = image.Pixels;
        values = new float[Side * Side * colours];
        int[] counts = new int[Side * Side];
        for (int y = 0; y < image.Height; y++)
        {
            int row = (int)((long)y * Side / image.Height) * Side;
            for (int x = 0; x < image.Width; x++)
            {
                int cell = row + (int)((long)x * Side / image.Width);
                counts[cell]++;
                for (int c = 0; c < colours; c++)
                    values[cell * colours + c] += pixels[(y * image.Width + x) * image.Channels + c];
            }
        }
        for (int i = 0; i < values.Length; i++)
            values[i] /= Math.Max(1, counts[i / colours]);
        mean = values.Average();
        Contrast = ContrastOf(pixels, image.Channels, colours);
    }

    /// <summary>Standard deviation of the pixels about their mean colour, in levels of 255.</summary>
    public double Contrast { get; }

    /// <summary>Pairs whose means differ by at most this much: about what strong JPEG compression does.</summary>
    const double Alike = 2.5;

    /// <summary>Images that show the same: each pair once, the later one as the copy of the earlier.</summary>
    /// <remarks>Of very many images only those of like brightness are compared, and of those the nearest.</remarks>
    public static List<(int Original, int Copy)> Pairs(IReadOnlyList<Fingerprint> prints, double flatContrast)
    {
        const int most = 3000;
        int[] order = [.. Enumerable.Range(0, prints.Count).Where(i => prints[i].Contrast >= flatContrast).OrderBy(i => prints[i].mean)];
        int window = order.Length <= most ? order.Length : Math.Max(16, (int)((long)most * most / order.Length));
        List<(int, int)>[] found = new List<(int, int)>[order.Length];
        Parallel.For(0, order.Length, a =>
        {
            found[a] = [];
            for (int b = a + 1; b < Math.Min(order.Length, a + window) && prints[order[b]].mean - prints[order[a]].mean <= Alike; b++)
            {
                if (prints[order[a]].IsLike(prints[order[b]]))
                    found[a].Add((Math.Min(order[a], order[b]), Math.Max(order[a], order[b])));
            }
        });
        return [.. found.SelectMany(f => f).Order()];
    }

    bool IsLike(Fingerprint other)
    {
        if (values.Length != other.values.Length)
            return false;
        double limit = Alike * Alike * values.Length, sum = 0, own = 0, both = 0, others = 0;
        for (int i = 0; i < values.Length; i++)
        {
            float d = values[i] - other.values[i], a = values[i] - mean, b = other.values[i] - other.mean;
            sum += d * d;
            if (sum > limit)
                return false;
            (own, others, both) = (own + a * a, others + b * b, both + a * b);
        }
        // Two fine grains of one colour have alike means too, but theirs do not rise and fall together.
        return both > 0.9 * Math.Sqrt(own * others) && own > values.Length * 0.25;
    }

    static double ContrastOf(byte[] pixels, int channels, int colours)
    {
        double variance = 0;
        for (int c = 0; c < colours; c++)
        {
            long sum = 0, square = 0, n = pixels.Length / channels;
            for (int s = c; s < pixels.Length; s += channels)
                (sum, square) = (sum + pixels[s], square + pixels[s] * pixels[s]);
            variance += (double)square / n - (double)sum / n * ((double)sum / n);
        }
        return Math.Sqrt(Math.Max(0, variance / colours));
    }
}
