namespace ProcGan.Trainer.Metrics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to three diagonals, then implicit QL steps
/// (Golub and Van Loan, sections 8.3.1 and 8.3.3).</summary>
/// <remarks>Plain doubles in a fixed order: the same result on every machine and for any number of threads.</remarks>
sealed class SymmetricEigen
{
    const int MaxSteps = 60;

    SymmetricEigen(double[] values, double[][] vectors) => (Values, Vectors) = (values, vectors);

    /// <summary>Largest first.</summary>
    public double[] Values { get; }

    /// <summary>Unit vectors, one a value; the largest entry of each is positive. Empty where only values were asked for.</summary>
    public double[][] Vectors { get; }

    /// <param name="matrix">[n][n], symmetric; not changed.</param>
    /// <param name="withVectors">Whether vectors are wanted too.</param>
    /// <exception cref="ArgumentException">An entry is not a finite number.</exception>
    public static SymmetricEigen Of(double[][] matrix, bool withVectors = true)
    {
        int n = matrix.Length;
        if (Array.Exists(matrix, row => row.Length != n || Array.Exists(row, value => !double.IsFinite(value))))
            throw new ArgumentException($"the matrix of {n} rows is not square or not finite.", nameof(matrix));
        double[][] a = [.. matrix.Select(row => (double[])row.Clone())];
        double[] diagonal = new double[n], beside = new double[n];
        double[][] basis = Tridiagonal(a, diagonal, beside, withVectors);   // basis[i]: what coordinate i of the reduced matrix means
        Diagonalise(diagonal, beside, basis);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => diagonal[i])];
        return new([.. order.Select(i => diagonal[i])], withVectors ? [.. order.Select(i => Oriented(basis[i]))] : []);
    }

    /// <summary>Reflects rows and columns away, the last one first, until only the diagonal and its neighbours are left.</summary>
    static double[][] Tridiagonal(double[][] a, double[] diagonal, double[] beside, bool withVectors)
    {
        int n = a.Length;
        var reflectors = new double[n][];
        var p = new double[n];
        for (int k = n - 1; k >= 2; k--)
        {
            // v reflects the first k entries of row k onto the last of them.
            double[] row = a[k], v = new double[k];
            double squares = 0;
            for (int i = 0; i < k; i++)
            {
                v[i] = row[i];
                squares += v[i] * v[i];
            }
            double length = Math.Sqrt(squares), target = v[k - 1] > 0 ? -length : length;
            beside[k] = target;
            v[k - 1] -= target;
            double norm = 0;
            foreach (double x in v)
                norm += x * x;
            if (norm == 0)
                continue;                                    // nothing to reflect
            reflectors[k] = v;
            double scale = 2 / norm, product = 0;
            for (int i = 0; i < k; i++)                      // A <- H A H with H = 1 - scale v v'
            {
                double sum = 0;
                double[] line = a[i];
                for (int j = 0; j < k; j++)
                    sum += line[j] * v[j];
                p[i] = scale * sum;
                product += p[i] * v[i];
            }
            double half = scale * product / 2;
            for (int i = 0; i < k; i++)
                p[i] -= half * v[i];
            for (int i = 0; i < k; i++)
            {
                double[] line = a[i];
                double vi = v[i], pi = p[i];
                for (int j = 0; j < k; j++)
                    line[j] -= vi * p[j] + pi * v[j];
            }
            for (int i = 0; i < k; i++)
                row[i] = 0;
        }
        if (n > 1)
            beside[1] = a[1][0];
        for (int i = 0; i < n; i++)
            diagonal[i] = a[i][i];
        if (!withVectors)
            return [];
        // The reflections, applied to the unit vectors.
        var basis = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] e = basis[i] = new double[n];
            e[i] = 1;
            for (int k = 2; k < n; k++)
            {
                if (reflectors[k] is not { } v)
                    continue;
                double norm = 0, along = 0;
                for (int j = 0; j < k; j++)
                {
                    norm += v[j] * v[j];
                    along += v[j] * e[j];
                }
                double factor = 2 * along / norm;
                if (factor == 0)
                    continue;
                for (int j = 0; j < k; j++)
                    e[j] -= factor * v[j];
            }
        }
        return basis;
    }

    /// <summary>Implicit QL with Wilkinson's shift. <paramref name="beside"/>[i] stands between i - 1 and i.</summary>
    static void Diagonalise(double[] d, double[] beside, double[][] basis)
    {
        int n = d.Length;
        var e = new double[n];
        Array.Copy(beside, 1, e, 0, Math.Max(0, n - 1));   // e[i] between i and i + 1
        for (int l = 0; l < n; l++)
        {
            for (int step = 0; ; step++)
            {
                int m = l;
                while (m < n - 1 && Math.Abs(e[m]) > double.Epsilon + 2e-16 * (Math.Abs(d[m]) + Math.Abs(d[m + 1])))
                    m++;
                if (m == l)
                    break;
                if (step == MaxSteps)
                    throw new ArithmeticException($"an eigenvalue of a matrix of {n} rows was not found in {MaxSteps} steps.");
                double g = (d[l + 1] - d[l]) / (2 * e[l]), r = Math.Sqrt(g * g + 1);
                g = d[m] - d[l] + e[l] / (g + Math.CopySign(r, g));
                double sine = 1, cosine = 1, shift = 0;
                int i = m - 1;
                for (; i >= l; i--)
                {
                    double f = sine * e[i], b = cosine * e[i];
                    r = Math.Sqrt(f * f + g * g);
                    e[i + 1] = r;
                    if (r == 0)
                    {
                        d[i + 1] -= shift;
                        e[m] = 0;
                        break;
                    }
                    sine = f / r;
                    cosine = g / r;
                    g = d[i + 1] - shift;
                    r = (d[i] - g) * sine + 2 * cosine * b;
                    shift = sine * r;
                    d[i + 1] = g + shift;
                    g = cosine * r - b;
                    if (basis.Length > 0)
                        Rotate(basis[i], basis[i + 1], sine, cosine);
                }
                if (r == 0 && i >= l)
                    continue;
                d[l] -= shift;
                e[l] = g;
                e[m] = 0;
            }
        }
    }

    static void Rotate(double[] left, double[] right, double sine, double cosine)
    {
        for (int k = 0; k < left.Length; k++)
        {
            double f = right[k];
            right[k] = sine * left[k] + cosine * f;
            left[k] = cosine * left[k] - sine * f;
        }
    }

    static double[] Oriented(double[] vector)
    {
        double largest = vector.MaxBy(Math.Abs);
        return largest >= 0 ? vector : [.. vector.Select(x => -x)];
    }
}
