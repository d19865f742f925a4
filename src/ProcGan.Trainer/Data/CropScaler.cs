namespace ProcGan.Trainer.Data;

/// <summary>Brings a square of any side to the side of a crop, by linear interpolation as wide as the shrinking asks for.</summary>
/// <remarks>What PIL's <c>resize</c> with <c>BILINEAR</c> does: a triangle of twice the ratio's width, cut off at the edges.</remarks>
sealed class CropScaler(int crop, int channels)
{
    float[] source = [], columns = [], weights = [];

    /// <summary>[C, side, side], to be filled before <see cref="Scale"/>.</summary>
    public Span<float> Source(int side)
    {
        int needed = channels * side * side;
        if (source.Length < needed)
            (source, columns) = (new float[needed], new float[channels * side * crop]);
        return source.AsSpan(0, needed);
    }

    /// <param name="side">Of the square that <see cref="Source"/> was given for.</param>
    /// <param name="chw">[C, crop, crop]</param>
    public void Scale(int side, Span<float> chw)
    {
        double ratio = (double)side / crop, reach = Math.Max(1, ratio);
        int most = (int)Math.Ceiling(reach) * 2 + 1;
        if (weights.Length < most)
            weights = new float[most];
        for (int i = 0; i < crop; i++)
        {
            int first = Weigh(i, side, ratio, reach, out int count);
            for (int row = 0; row < channels * side; row++)         // across: column i of the narrowed rows
            {
                ReadOnlySpan<float> line = source.AsSpan(row * side + first, count);
                float sum = 0;
                for (int k = 0; k < line.Length; k++)
                    sum += line[k] * weights[k];
                columns[row * crop + i] = sum;
            }
        }
        for (int i = 0; i < crop; i++)
        {
            int first = Weigh(i, side, ratio, reach, out int count);
            for (int c = 0; c < channels; c++)
            {
                Span<float> target = chw.Slice((c * crop + i) * crop, crop);
                target.Clear();
                for (int k = 0; k < count; k++)
                {
                    ReadOnlySpan<float> line = columns.AsSpan((c * side + first + k) * crop, crop);
                    for (int x = 0; x < target.Length; x++)
                        target[x] += line[x] * weights[k];
                }
            }
        }
    }

    int Weigh(int index, int side, double ratio, double reach, out int count)
    {
        double centre = (index + 0.5) * ratio, total = 0;
        int first = Math.Max(0, (int)(centre - reach + 0.5)), last = Math.Min(side, (int)(centre + reach + 0.5));
        count = last - first;
        for (int k = 0; k < count; k++)
            total += Triangle((first + k - centre + 0.5) / reach);
        for (int k = 0; k < count; k++)
            weights[k] = (float)(Triangle((first + k - centre + 0.5) / reach) / total);
        return first;
    }

    static double Triangle(double x) => Math.Max(0, 1 - Math.Abs(x));
}
