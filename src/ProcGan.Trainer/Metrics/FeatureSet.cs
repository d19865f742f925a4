using System.Numerics;
using System.Runtime.InteropServices;

namespace ProcGan.Trainer.Metrics;

/// <summary>One vector of features a picture: [N, D].</summary>
sealed class FeatureSet
{
    public FeatureSet(float[] values, int count)
    {
        if (count < 1 || values.Length % count != 0)
            throw new ArgumentException($"{values.Length} values do not divide among {count} pictures.", nameof(values));
        (Values, Count, Dimensions) = (values, count, values.Length / count);
    }

    public float[] Values { get; }
    public int Count { get; }
    public int Dimensions { get; }

    public ReadOnlySpan<float> this[int index] => Values.AsSpan(index * Dimensions, Dimensions);

    /// <summary>Mean of each feature.</summary>
    public double[] Mean()
    {
        var mean = new double[Dimensions];
        for (int i = 0; i < Values.Length; i++)
            mean[i % Dimensions] += Values[i];
        for (int d = 0; d < mean.Length; d++)
            mean[d] /= Count;
        return mean;
    }

    /// <summary>The features less the reference's mean, over the root of the reference's mean square: differences as shares of what is usual.</summary>
    /// <remarks>Not over its deviation: the grain of one photograph hardly varies, and by its deviation a little less of it would outweigh
    /// bricks in the wrong place.</remarks>
    public FeatureSet RelativeTo(FeatureSet reference)
    {
        double[] mean = reference.Mean(), size = new double[Dimensions];
        for (int i = 0; i < reference.Values.Length; i++)
            size[i % Dimensions] += (double)reference.Values[i] * reference.Values[i];
        for (int d = 0; d < size.Length; d++)
            size[d] = Math.Sqrt(size[d] / reference.Count);
        double floor = size.Max() * 1e-6;   // what is nothing tells nothing
        var values = new float[Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int d = i % Dimensions;
            values[i] = size[d] > floor ? (float)((Values[i] - mean[d]) / size[d]) : 0;
        }
        return new FeatureSet(values, Count);
    }

    /// <summary>Squared distances between all of <paramref name="a"/> and all of <paramref name="b"/>: [a.Count, b.Count].</summary>
    public static float[] SquaredDistances(FeatureSet a, FeatureSet b, int threads) => Pairs(a, b, threads, static (x, y) =>
    {
        Vector<float> wide = default, difference;
        ReadOnlySpan<Vector<float>> wideX = MemoryMarshal.Cast<float, Vector<float>>(x), wideY = MemoryMarshal.Cast<float, Vector<float>>(y);
        for (int i = 0; i < wideX.Length; i++)
        {
            difference = wideX[i] - wideY[i];
            wide += difference * difference;
        }
        float sum = Vector.Sum(wide);
        for (int i = wideX.Length * Vector<float>.Count; i < x.Length; i++)
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        return sum;
    });

    /// <summary>Scalar products of all of <paramref name="a"/> and all of <paramref name="b"/>: [a.Count, b.Count].</summary>
    public static float[] Products(FeatureSet a, FeatureSet b, int threads) => Pairs(a, b, threads, static (x, y) =>
    {
        Vector<float> wide = default;
        ReadOnlySpan<Vector<float>> wideX = MemoryMarshal.Cast<float, Vector<float>>(x), wideY = MemoryMarshal.Cast<float, Vector<float>>(y);
        for (int i = 0; i < wideX.Length; i++)
            wide += wideX[i] * wideY[i];
        float sum = Vector.Sum(wide);
        for (int i = wideX.Length * Vector<float>.Count; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    });

    delegate float Pair(ReadOnlySpan<float> x, ReadOnlySpan<float> y);

    static float[] Pairs(FeatureSet a, FeatureSet b, int threads, Pair pair)
    {
        if (a.Dimensions != b.Dimensions)
            throw new ArgumentException($"features of {a.Dimensions} and {b.Dimensions} values are compared.", nameof(b));
        var results = new float[a.Count * b.Count];
        Parallel.For(0, a.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            for (int j = 0; j < b.Count; j++)
                results[i * b.Count + j] = pair(a[i], b[j]);
        });
        return results;
    }
}
