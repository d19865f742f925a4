using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Training;

/// <summary>How much pictures differ from each other, as a share of how much the data does: 1 = as varied, 0 = all alike.</summary>
/// <remarks>The spread of a set is the root mean square distance of two of its pictures; of pixels, and of means over blocks of 8 x 8,
/// which see that all are of one colour though their grain differs. The smaller share counts.</remarks>
static class Diversity
{
    const int Block = 8;
    /// <summary>Data flatter than this, of a range of 2, has no spread to compare with: half a step of a byte.</summary>
    const double Flat = 1 / 255.0;

    /// <summary>Share of the pictures' spread in that of the reals.</summary>
    public static double Of(ImageBatch fakes, ImageBatch reals)
    {
        double share = Share(Spread(fakes, 1), Spread(reals, 1));
        return reals.Width < 2 * Block || reals.Height < 2 * Block ? share : Math.Min(share, Share(Spread(fakes, Block), Spread(reals, Block)));
    }

    static double Share(double fake, double real) => real < Flat ? 1 : fake / real;

    /// <summary>Root mean square distance per value of two pictures of the set, after a mean over blocks.</summary>
    /// <remarks>The mean squared distance of two draws is twice the variance, so one pass over the pictures suffices.</remarks>
    public static double Spread(ImageBatch images, int block)
    {
        int width = images.Width / block, height = images.Height / block, size = images.Channels * width * height;
        double[] sums = new double[size], squares = new double[size];
        for (int n = 0; n < images.Count; n++)
            for (int c = 0, at = 0; c < images.Channels; c++)
            {
                ReadOnlySpan<float> plane = images.Plane(n, c);
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++, at++)
                    {
                        double value = Mean(plane, images.Width, x * block, y * block, block);
                        sums[at] += value;
                        squares[at] += value * value;
                    }
            }
        double variance = 0;
        for (int i = 0; i < size; i++)
            variance += Math.Max(0, squares[i] / images.Count - sums[i] / images.Count * (sums[i] / images.Count));
        return Math.Sqrt(2 * variance / size);
    }

    static double Mean(ReadOnlySpan<float> plane, int stride, int left, int top, int block)
    {
        double sum = 0;
        for (int y = top; y < top + block; y++)
            foreach (float value in plane.Slice(y * stride + left, block))
                sum += value;
        return sum / (block * block);
    }
}
