using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Tests.Metrics;

/// <summary>Pictures that reference.py makes too, from whole numbers: slanted stripes with grain.</summary>
static class Pictures
{
    public static ImageBatch Of(int count, int channels, int height, int width, int variant = 0)
    {
        var values = new float[count * channels * height * width];
        int at = 0;
        for (int picture = 0; picture < count; picture++)
            for (int c = 0; c < channels; c++)
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++)
                    {
                        ulong n = (ulong)(picture + 1000 * variant);
                        ulong grain = (n * 73856093 + (ulong)c * 19349663 + (ulong)y * 83492791 + (ulong)x * 50331653) * 2654435761 % (1UL << 32) >> 26;
                        int stripes = Math.Abs((x * (int)(n % 7 + 3) + y * (c + 2 + (int)(n % 3))) % 96 - 48) * 4;
                        values[at++] = (float)(((int)grain + stripes) / 127.5 - 1);
                    }
        return new ImageBatch(values, count, channels, height, width);
    }

    /// <summary>Whole numbers over 64: [N, D].</summary>
    public static FeatureSet Features(int count, int size, int variant = 0)
    {
        var values = new float[count * size];
        for (int i = 0; i < values.Length; i++)
        {
            ulong n = (ulong)(i / size + 1000 * variant), d = (ulong)(i % size);
            values[i] = (float)((n * 73856093 + d * 19349663) * 2654435761 % (1UL << 32) / (1 << 25) / 64.0 * (1 + d % 3) + variant * 0.3);
        }
        return new FeatureSet(values, count);
    }
}
