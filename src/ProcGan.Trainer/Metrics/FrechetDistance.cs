namespace ProcGan.Trainer.Metrics;

/// <summary>Fréchet distance between features taken as normal distributions (FID: Heusel et al. 2017):
/// |m1 - m2|^2 + tr(S1 + S2 - 2 (S1 S2)^1/2).</summary>
static class FrechetDistance
{
    public static double Between(FeatureSet a, FeatureSet b)
    {
        double[] meanA = a.Mean(), meanB = b.Mean();
        double means = 0;
        for (int d = 0; d < meanA.Length; d++)
            means += (meanA[d] - meanB[d]) * (meanA[d] - meanB[d]);
        double[][] x = Centred(a, meanA), y = Centred(b, meanB);
        return means + Trace(x) + Trace(y) - 2 * TraceOfRoot(x, y);
    }

    /// <summary>Rows less their mean, over the root of N - 1: then S = X' X.</summary>
    static double[][] Centred(FeatureSet features, double[] mean)
    {
        double scale = 1 / Math.Sqrt(features.Count - 1);
        var rows = new double[features.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> from = features[i];
            rows[i] = new double[mean.Length];
            for (int d = 0; d < mean.Length; d++)
                rows[i][d] = (from[d] - mean[d]) * scale;
        }
        return rows;
    }

    static double Trace(double[][] rows) => rows.Sum(row => row.Sum(value => value * value));

    /// <summary>(X'X Y'Y)^1/2 has the eigenvalues that X Y' has as singular values; few pictures or few features, the smaller matrix is used.</summary>
    static double TraceOfRoot(double[][] x, double[][] y)
    {
        if (Math.Min(x.Length, y.Length) > x[0].Length)
        {
            // S1 = L L' with L = V root(values); the roots of the eigenvalues of L' S2 L.
            double[][] s1 = Gram(Transposed(x), Transposed(x)), s2 = Gram(Transposed(y), Transposed(y));
            SymmetricEigen eigen = SymmetricEigen.Of(s1);
            double[][] l = [.. eigen.Vectors.Select((vector, i) => (double[])[.. vector.Select(v => v * Math.Sqrt(Math.Max(0, eigen.Values[i])))])];
            return Roots(Gram(l, Gram(l, s2)));
        }
        double[][] products = Gram(x, y);
        return Roots(Gram(products, products));

        static double Roots(double[][] matrix) => SymmetricEigen.Of(matrix, withVectors: false).Values.Sum(value => Math.Sqrt(Math.Max(0, value)));
    }

    /// <summary>A B', rows times rows.</summary>
    static double[][] Gram(double[][] a, double[][] b)
    {
        var results = new double[a.Length][];
        Parallel.For(0, a.Length, i => results[i] = [.. b.Select(row => Dot(a[i], row))]);
        return results;
    }

    static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    static double[][] Transposed(double[][] rows)
    {
        var columns = new double[rows[0].Length][];
        for (int d = 0; d < columns.Length; d++)
            columns[d] = [.. rows.Select(row => row[d])];
        return columns;
    }
}
