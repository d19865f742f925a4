using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Metrics;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Export.Latents;

/// <summary>Directions in which a generator's pictures change much, without labels.</summary>
static class DirectionFinder
{
    /// <summary>Directions of each kind.</summary>
    public const int Most = 8;
    const int Batches = 32, Batch = 64, Iterations = 30;
    const double Alike = 0.9;
    const ulong Stream = 56;

    /// <summary>Both kinds, less those that are nearly one of the kept: unit vectors.</summary>
    /// <param name="generator">In evaluation.</param>
    /// <param name="draw">(number, pictures) -> latents.</param>
    public static List<double[]> Find(GeneratorNetwork generator, Func<long, int, LatentBatch> draw)
    {
        List<double[]> kept = [];
        if (generator.Latents.Steered == 0)
            return kept;
        foreach (double[] candidate in Closed(generator).Concat(OfActivations(generator, draw)))
            if (!kept.Exists(other => Math.Abs(Dot(candidate, other)) > Alike))
                kept.Add(candidate);
        return kept;
    }

    /// <summary>SeFa (Shen and Zhou 2021): the directions that the first layer makes longest, eigenvectors of A'A.</summary>
    public static IEnumerable<double[]> Closed(GeneratorNetwork generator)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        double[][] a = Rows(generator.FirstLayer());                                     // [rows, D]
        int size = a[0].Length;
        var product = new double[size][];
        for (int i = 0; i < size; i++)
            product[i] = [.. Enumerable.Range(0, size).Select(j => a.Sum(row => row[i] * row[j]))];
        return SymmetricEigen.Of(product).Vectors.Take(Most).ToArray();
    }

    /// <summary>Principal components of the first activations (GANSpace: Härkönen et al. 2020), carried back to the latents by regression.</summary>
    public static IEnumerable<double[]> OfActivations(GeneratorNetwork generator, Func<long, int, LatentBatch> draw)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        List<Tensor> activations = [], latents = [];
        for (int i = 0; i < Batches; i++)
        {
            using var inner = NewDisposeScope();
            var batch = draw(i, Batch);
            activations.Add(generator.FirstActivations(batch.Z).to(float64).cpu().MoveToOuterDisposeScope());
            latents.Add(batch.Z.narrow(1, generator.Latents.FirstSteered, generator.Latents.Steered).narrow(2, 0, 1).narrow(3, 0, 1).flatten(1)
                .to(float64).cpu().MoveToOuterDisposeScope());
        }
        Tensor x = cat(activations, 0), z = cat(latents, 0);                             // [N, F], [N, D]
        x = x - x.mean([0L], keepdim: true);
        int wanted = (int)Math.Min(Most, Math.Min(x.shape[1], z.shape[1]));
        var basis = new float[x.shape[1] * wanted];
        new Philox(seed: 1, Stream).FillNormal(basis);
        Tensor q = tensor(basis, [x.shape[1], wanted]).to(float64);
        double[] sizes = [];
        for (int i = 0; i < Iterations; i++)
            (q, sizes) = Orthogonal(x.transpose(0, 1).matmul(x.matmul(q)));             // power iteration of a subspace
        Tensor ways = z.transpose(0, 1).matmul(x.matmul(q));                             // [D, k]: covariance with each component
        return Rows(ways.transpose(0, 1)).Where(row => Dot(row, row) > 0).Select(Unit).ToArray();
    }

    /// <summary>An orthonormal basis of the columns of y [F, k], the longest first.</summary>
    static (Tensor Basis, double[] Sizes) Orthogonal(Tensor y)
    {
        SymmetricEigen eigen = SymmetricEigen.Of(Rows(y.transpose(0, 1).matmul(y)));
        int size = eigen.Values.Length;
        var turn = new double[size * size];
        for (int k = 0; k < size; k++)
            for (int i = 0; i < size; i++)
                turn[i * size + k] = eigen.Values[k] > 1e-12 * eigen.Values[0] ? eigen.Vectors[k][i] / Math.Sqrt(eigen.Values[k]) : 0;
        return (y.matmul(tensor(turn, [size, size])), eigen.Values);
    }

    static double[][] Rows(Tensor matrix)
    {
        Tensor plain = matrix.to(float64).cpu().contiguous();
        double[] values = plain.data<double>().ToArray();
        int columns = (int)plain.shape[1];
        return [.. Enumerable.Range(0, (int)plain.shape[0]).Select(i => values[(i * columns)..((i + 1) * columns)])];
    }

    static double[] Unit(double[] vector)
    {
        double length = Math.Sqrt(Dot(vector, vector));
        return [.. vector.Select(x => x / length)];
    }

    static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
