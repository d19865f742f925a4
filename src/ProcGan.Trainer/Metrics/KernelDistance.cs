namespace ProcGan.Trainer.Metrics;

/// <summary>Kernel distance between features (KID: Binkowski et al. 2018): unbiased squared MMD with the kernel (x.y / D + 1)^3.</summary>
static class KernelDistance
{
    /// <returns>About 0 for samples of one distribution, and slightly below it as often as above.</returns>
    public static double Between(FeatureSet a, FeatureSet b, int threads)
    {
        double within = Mean(a, a, threads, leaveOutSelf: true) + Mean(b, b, threads, leaveOutSelf: true);
        return within - 2 * Mean(a, b, threads, leaveOutSelf: false);
    }

    static double Mean(FeatureSet a, FeatureSet b, int threads, bool leaveOutSelf)
    {
        float[] products = FeatureSet.Products(a, b, threads);
        double sum = 0;
        for (int i = 0; i < a.Count; i++)
            for (int j = 0; j < b.Count; j++)
            {
                double kernel = products[i * b.Count + j] / (double)a.Dimensions + 1;
                if (!leaveOutSelf || i != j)
                    sum += kernel * kernel * kernel;
            }
        return sum / ((double)a.Count * (leaveOutSelf ? b.Count - 1 : b.Count));
    }
}
