using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Training;

/// <summary>How much pictures differ from each other, as a share of how much the data does: 1 = as varied, 0 = all alike.</summary>
/// <remarks>The spread of a set is the root mean square distance of two of its pictures; of pixels, and of means over blocks of 8 x 8,
/// which see that all are of one colour though their grain differs. Where there are classes, also of two pictures of one class: a
/// generator that has one picture for each class is as varied as the data otherwise. The smallest share counts.</remarks>
static class Diversity
{
    const int Block = 8;
    /// <summary>Data flatter than this, of a range of 2, has no spread to compare with: half a step of a byte.</summary>
    const double Flat = 1 / 255.0;
    /// <summary>Fewer pictures beyond the first of their class say too little about classes.</summary>
    const int FewestRepeats = 16;

    /// <summary>Share of the pictures' spread in that of the reals.</summary>
    /// <param name="fakes">As many as reals.</param>
    /// <param name="reals">Pictures of the data.</param>
    /// <param name="classes">Of each real picture, and of the fake one at its place; empty = there are none.</param>
    public static double Of(ImageBatch fakes, ImageBatch reals, ReadOnlySpan<int> classes = default)
    {
        double share = ShareOf(fakes, reals, default);
        int repeats = classes.Length - new HashSet<int>(classes.ToArray()).Count;
        return repeats < FewestRepeats ? share : Math.Min(share, ShareOf(fakes, reals, classes));
    }

    static double ShareOf(ImageBatch fakes, ImageBatch reals, ReadOnlySpan<int> classes)
    {
        double share = Share(Spread(fakes, 1, classes), Spread(reals, 1, classes));
        return reals.Width < 2 * Block || reals.Height < 2 * Block ? share : Math.Min(share, Share(Spread(fakes, Block, classes), Spread(reals, Block, classes)));
    }

    static double Share(double fake, double real) => real < Flat ? 1 : fake / real;

    /// <summary>Root mean square distance per value of two pictures of the set, after a mean over blocks.</summary>
    /// <remarks>The mean squared distance of two draws is twice the variance, so one pass over the pictures suffices.</remarks>
    /// <param name="images">The set.</param>
    /// <param name="block">Side of the blocks in pixels.</param>
    /// <param name="classes">Of each picture: then it is the distance of two pictures of one class. Empty = of any two.</param>
    public static double Spread(ImageBatch images, int block, ReadOnlySpan<int> classes = default)
    {
        int width = images.Width / block, height = images.Height / block, size = images.Channels * width * height;
        double variance = 0;
        int repeats = 0;
        foreach (int[] members in Groups(images.Count, classes))
        {
            variance += SquaredDeviations(images, members, block, size);
            repeats += members.Length - 1;
        }
        return Math.Sqrt(2 * variance / Math.Max(1, repeats) / size);
    }

    static IEnumerable<int[]> Groups(int count, ReadOnlySpan<int> classes)
    {
        int[] of = classes.ToArray();
        return Enumerable.Range(0, count).GroupBy(i => of.Length == 0 ? 0 : of[i]).Select(group => group.ToArray());
    }

    /// <summary>Sum over pictures and values of the squared distance from the group's mean.</summary>
    static double SquaredDeviations(ImageBatch images, int[] members, int block, int size)
    {
        int width = images.Width / block, height = images.Height / block;
        double[] sums = new double[size], squares = new double[size];
        foreach (int n in members)
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
        double total = 0;
        for (int i = 0; i < size; i++)
            total += Math.Max(0, squares[i] - sums[i] * sums[i] / members.Length);
        return total;
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
