namespace ProcGan.Trainer.Metrics;

/// <summary>How two sets of features overlap, by balls around each picture that reach to its k-th neighbour in its own set.</summary>
/// <param name="Precision">Share of the fakes within a ball of a real one: how many look real (Kynkäänniemi et al. 2019, k = 3).</param>
/// <param name="Recall">Share of the reals within a ball of a fake one: how much of the data can be made.</param>
/// <param name="Density">How many balls of reals a fake lies in, over k: like precision, steadier with outliers (Naeem et al. 2020, k = 5).</param>
/// <param name="Coverage">Share of the reals with a fake in their ball: like recall, steadier.</param>
readonly record struct Neighbourhoods(double Precision, double Recall, double Density, double Coverage)
{
    const int PrecisionK = 3, DensityK = 5;

    /// <summary>Of each real picture, whether it has a fake in its ball.</summary>
    public IReadOnlyList<bool> Covered { get; private init; } = [];

    public static Neighbourhoods Of(FeatureSet real, FeatureSet fake, int threads)
    {
        if (Math.Min(real.Count, fake.Count) <= DensityK)
            throw new ArgumentException($"{real.Count} and {fake.Count} pictures; neighbourhoods need more than {DensityK} of each.", nameof(fake));
        float[] between = FeatureSet.SquaredDistances(real, fake, threads);                  // [real, fake]
        float[] withinReal = FeatureSet.SquaredDistances(real, real, threads), withinFake = FeatureSet.SquaredDistances(fake, fake, threads);
        float[] real3 = Radii(withinReal, real.Count, PrecisionK), real5 = Radii(withinReal, real.Count, DensityK);
        float[] fake3 = Radii(withinFake, fake.Count, PrecisionK);
        int precise = 0, recalled = 0;
        var covered = new bool[real.Count];
        long balls = 0;
        for (int j = 0; j < fake.Count; j++)
        {
            bool inside = false;
            for (int i = 0; i < real.Count; i++)
            {
                float distance = between[i * fake.Count + j];
                inside |= distance <= real3[i];
                balls += distance < real5[i] ? 1 : 0;
            }
            precise += inside ? 1 : 0;
        }
        for (int i = 0; i < real.Count; i++)
        {
            ReadOnlySpan<float> row = between.AsSpan(i * fake.Count, fake.Count);
            bool inside = false, near = false;
            for (int j = 0; j < row.Length; j++)
            {
                inside |= row[j] <= fake3[j];
                near |= row[j] < real5[i];
            }
            recalled += inside ? 1 : 0;
            covered[i] = near;
        }
        return new(precise / (double)fake.Count, recalled / (double)real.Count,
                   balls / ((double)DensityK * fake.Count), covered.Count(near => near) / (double)real.Count) { Covered = covered };
    }

    /// <summary>Squared distance of each picture to its k-th neighbour; it is its own zeroth.</summary>
    static float[] Radii(float[] distances, int count, int k)
    {
        var radii = new float[count];
        var row = new float[count];
        for (int i = 0; i < count; i++)
        {
            distances.AsSpan(i * count, count).CopyTo(row);
            row.AsSpan().Sort();
            radii[i] = row[k];
        }
        return radii;
    }
}
