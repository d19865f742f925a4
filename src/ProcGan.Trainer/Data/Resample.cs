using System.Numerics;
using System.Runtime.InteropServices;

namespace ProcGan.Trainer.Data;

/// <summary>Resizes images with Lanczos-3, wrapping where the image tiles, so that a tile stays one.</summary>
/// <remarks>In sRGB as it stands, like the viewers and PIL that the results are compared with. Equal on every platform: weights are
/// rounded to 2^-20, and sums are taken in the order of the source.</remarks>
static class Resample
{
    const int Radius = 3;

    readonly record struct Tap(int Source, float Weight);

    delegate void ReadRow(int y, Span<float> row);
    delegate void Write(int index, float value);

    /// <param name="pixels">[H, W, C]</param>
    /// <returns>[toHeight, toWidth, C]</returns>
    public static byte[] Lanczos(byte[] pixels, int width, int height, int channels, int toWidth, int toHeight, bool wrapX, bool wrapY)
    {
        byte[] result = new byte[toWidth * toHeight * channels];
        Lanczos((y, row) =>
        {
            ReadOnlySpan<byte> source = pixels.AsSpan(y * row.Length, row.Length);
            for (int i = 0; i < row.Length; i++)
                row[i] = source[i];
        }, (i, v) => result[i] = (byte)Math.Clamp(v, 0, 255), width, height, channels, toWidth, toHeight, wrapX, wrapY);
        return result;
    }

    /// <summary>The same for 16 bits, whose high and low bytes lie apart.</summary>
    public static (byte[] High, byte[] Low) Lanczos16(
        byte[] high, byte[] low, int width, int height, int channels, int toWidth, int toHeight, bool wrapX, bool wrapY)
    {
        (byte[] newHigh, byte[] newLow) = (new byte[toWidth * toHeight * channels], new byte[toWidth * toHeight * channels]);
        Lanczos((y, row) =>
        {
            for (int i = 0, s = y * row.Length; i < row.Length; i++, s++)
                row[i] = (high[s] << 8) | low[s];
        }, (i, v) =>
        {
            int value = (int)Math.Clamp(v, 0, ushort.MaxValue);
            (newHigh[i], newLow[i]) = ((byte)(value >> 8), (byte)value);
        }, width, height, channels, toWidth, toHeight, wrapX, wrapY);
        return (newHigh, newLow);
    }

    static void Lanczos(ReadRow read, Write write, int width, int height, int channels, int toWidth, int toHeight, bool wrapX, bool wrapY)
    {
        Tap[][] across = Kernel(width, toWidth, wrapX), down = Kernel(height, toHeight, wrapY);
        int line = width * channels;
        float[][] sums = new float[toHeight][];

        // Every source row is widened once and added to all rows that it contributes to.
        List<(int Target, float Weight)>[] targets = new List<(int, float)>[height];
        for (int y = 0; y < toHeight; y++)
        {
            sums[y] = new float[line];
            foreach (Tap tap in down[y])
                (targets[tap.Source] ??= []).Add((y, tap.Weight));
        }
        float[] row = new float[line];
        for (int s = 0; s < height; s++)
        {
            if (targets[s] is not { } list)
                continue;
            read(s, row);
            foreach ((int target, float weight) in list)
                AddScaled(sums[target], row, weight);
        }

        for (int y = 0; y < toHeight; y++)
        {
            float[] source = sums[y];
            int o = y * toWidth * channels;
            foreach (Tap[] taps in across)
            {
                for (int c = 0; c < channels; c++, o++)
                {
                    float sum = 0.5f;
                    foreach (Tap tap in taps)
                        sum += source[tap.Source * channels + c] * tap.Weight;
                    write(o, sum);
                }
            }
        }
    }

    static void AddScaled(Span<float> sums, ReadOnlySpan<float> row, float weight)
    {
        Span<Vector<float>> target = MemoryMarshal.Cast<float, Vector<float>>(sums);
        ReadOnlySpan<Vector<float>> source = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (int i = 0; i < target.Length; i++)
            target[i] += source[i] * weight;
        for (int i = target.Length * Vector<float>.Count; i < row.Length; i++)
            sums[i] += row[i] * weight;
    }

    static Tap[][] Kernel(int from, int to, bool wrap)
    {
        double ratio = (double)from / to, scale = Math.Max(1, ratio), reach = Radius * scale;
        Tap[][] kernel = new Tap[to][];
        for (int i = 0; i < to; i++)
        {
            double centre = (i + 0.5) * ratio - 0.5, total = 0;
            List<(int Source, double Weight)> taps = [];
            for (int j = (int)Math.Ceiling(centre - reach); j <= centre + reach; j++)
            {
                double weight = Value((j - centre) / scale);
                // Beyond an edge: the other side where the image tiles, else the edge itself.
                int source = wrap ? ((j % from) + from) % from : Math.Clamp(j, 0, from - 1);
                taps.Add((source, weight));
                total += weight;
            }
            kernel[i] = [.. taps.GroupBy(t => t.Source).OrderBy(g => g.Key)
                .Select(g => new Tap(g.Key, (float)(Math.Round(g.Sum(t => t.Weight) / total * (1 << 20)) / (1 << 20))))];
        }
        return kernel;
    }

    static double Value(double x)
    {
        x = Math.Abs(x);
        if (x < 1e-9)
            return 1;
        return x < Radius ? Radius * Math.Sin(Math.PI * x) * Math.Sin(Math.PI * x / Radius) / (Math.PI * Math.PI * x * x) : 0;
    }
}
