using ProcGan.Trainer.Data;
using ProcGan.Trainer.Metrics;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>How each class looks, in few numbers: similar photographs begin with similar vectors, and what is learnt of one serves the others (conditioning on
/// features of instances: Casanova et al. 2021).</summary>
/// <remarks>The principal components of the mean features of a class's crops (<see cref="RandomFeatures"/>, and its mean colour with a quarter of the weight), each over the classes
/// with mean 0 and deviation 1, as a latent has. Where there are fewer classes than dimensions the last ones are 0.</remarks>
/// <param name="Values">[K, Dimensions]</param>
sealed record ClassLooks(float[] Values)
{
    public const int Dimensions = 16;
    const int CropsOfClass = 12, Most = 8192;
    const double ColourShare = 0.25;
    const ulong CropSeedOffset = 0x100_C5;

    public int Classes => Values.Length / Dimensions;

    public Tensor ToTensor() => tensor(Values, [Classes, Dimensions]);

    /// <param name="data">The photographs.</param>
    /// <param name="classes">At least one.</param>
    /// <param name="side">Of the crops, in pixels.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="threads">How many may work.</param>
    public static ClassLooks Of(TextureSet data, ClassSet classes, int side, ulong seed, int threads)
    {
        int channels = data.ChannelNames.Count, count = Math.Min(Most, classes.Count * CropsOfClass);
        var sampler = new CropSampler(data, side, seed + CropSeedOffset);
        using var bank = FeatureBank.Random(channels, side, side);
        double[][] means = new double[classes.Count][];
        var crops = new int[classes.Count];
        var pixels = new float[64 * channels * side * side];
        for (int step = 0; step * 64 < count; step++)
        {
            sampler.Fill(step, 64, pixels);
            FeatureSet features = bank.Extract(new ImageBatch(pixels, 64, channels, side, side), threads);
            for (int i = 0; i < 64; i++)
            {
                int k = classes.OfImage[sampler.PlaceOf(step, i).Image];
                means[k] ??= new double[features.Dimensions];
                crops[k]++;
                for (int d = 0; d < features.Dimensions; d++)
                    means[k][d] += features[i][d];
            }
        }
        for (int k = 0; k < means.Length; k++)
            for (int d = 0; d < means[k]?.Length; d++)
                means[k][d] /= crops[k];
        return new ClassLooks(Components(means, channels));
    }

    /// <param name="means">[K][D]; null where nothing is known of a class: it looks like the mean.</param>
    /// <param name="colours">The first so many features are mean colours.</param>
    internal static float[] Components(double[][] means, int colours)
    {
        double[][] known = [.. means.Where(m => m is not null)];
        int dimensions = known[0].Length;
        for (int d = 0; d < dimensions; d++)
        {
            double mean = known.Average(m => m[d]), deviation = Math.Sqrt(known.Average(m => (m[d] - mean) * (m[d] - mean)));
            double weight = d < colours ? Math.Sqrt(ColourShare * dimensions / colours) : 1;
            foreach (double[] m in known)
                m[d] = deviation > 1e-9 ? weight * (m[d] - mean) / deviation : 0;
        }
        // Of K classes in D dimensions: the eigenvectors of the K x K products are the components already, up to their length.
        double[][] products = [.. known.Select(a => known.Select(b => a.Zip(b, (x, y) => x * y).Sum()).ToArray())];
        SymmetricEigen eigen = SymmetricEigen.Of(products);
        var values = new float[means.Length * Dimensions];
        for (int d = 0; d < Math.Min(Dimensions, known.Length) && eigen.Values[d] > 1e-6 * eigen.Values[0]; d++)
            for (int k = 0, at = 0; k < means.Length; k++)
                if (means[k] is not null)
                    values[k * Dimensions + d] = (float)(eigen.Vectors[d][at++] * Math.Sqrt(known.Length));
        return values;
    }
}
