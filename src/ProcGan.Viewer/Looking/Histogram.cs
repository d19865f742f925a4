using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Looking;

/// <summary>How often each byte value occurs, a channel at a time.</summary>
/// <param name="Counts">256 each of red, green, blue and luminance (Rec. 709 weights on the bytes as they are).</param>
sealed record Histogram(int[][] Counts)
{
    public const int Bins = 256, Red = 0, Green = 1, Blue = 2, Luminance = 3;

    public static Histogram Of(Picture picture)
    {
        int[][] counts = [new int[Bins], new int[Bins], new int[Bins], new int[Bins]];
        for (int i = 0; i < picture.Rgba.Length; i += 4)
        {
            int r = picture.Rgba[i], g = picture.Rgba[i + 1], b = picture.Rgba[i + 2];
            counts[Red][r]++;
            counts[Green][g]++;
            counts[Blue][b]++;
            counts[Luminance][(2126 * r + 7152 * g + 722 * b + 5000) / 10000]++;
        }
        return new Histogram(counts);
    }

    /// <summary>Mean and standard deviation of a channel, in byte values.</summary>
    public (double Mean, double Deviation) Moments(int channel)
    {
        double count = 0, sum = 0, squares = 0;
        for (int i = 0; i < Bins; i++)
        {
            count += Counts[channel][i];
            sum += (double)i * Counts[channel][i];
            squares += (double)i * i * Counts[channel][i];
        }
        double mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, squares / count - mean * mean)));
    }
}
