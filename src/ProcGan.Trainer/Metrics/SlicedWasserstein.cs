using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProcGan.Runtime.Latents;

namespace ProcGan.Trainer.Metrics;

/// <summary>How finely the sliced Wasserstein distance is measured.</summary>
/// <param name="PatchesPerImage">7 x 7 patches from each picture and level.</param>
/// <param name="Directions">Random directions; ProGAN's 4 repeats of 128.</param>
/// <param name="Seed">Decides patches and directions.</param>
/// <param name="Threads">The result does not depend on it. 0 = one a core.</param>
readonly record struct SwdOptions(int PatchesPerImage, int Directions, ulong Seed = 0, int Threads = 0)
{
    /// <summary>As published (Karras et al. 2018): 7 x 7 patches, 128 a picture, 4 x 128 directions.</summary>
    public static SwdOptions Published => new(128, 512);

    /// <summary>For snapshots while training: good to a few percent in a fraction of a second with 128 pictures.</summary>
    public static SwdOptions Quick => new(64, 128);
}

/// <summary>Distances times 1000, as they are published; lower is better, and two sets of real pictures do not have 0.</summary>
/// <param name="Levels">One a pyramid level, the finest detail first.</param>
readonly record struct SwdResult(IReadOnlyList<double> Levels)
{
    public double Mean => Levels.Average();
}

/// <summary>
/// Sliced Wasserstein distance between two sets of pictures by ProGAN's definition (Karras et al. 2018, section 5): Laplacian pyramid
/// down to 16 px, random 7 x 7 patches, each channel normalised over its set, projected on random directions; the mean distance of
/// the sorted projections.
/// </summary>
/// <remarks>Normalised patches do not see a colour cast; <see cref="ColourDistance"/> does.</remarks>
static class SlicedWasserstein
{
    const ulong DirectionStream = 48, FirstPatchStream = 49;

    /// <summary>Directions that are projected together, as many as the registers hold.</summary>
    const int Group = 3;

    /// <summary>Distance of each other set from the first one. All sets have the same number of pictures of the same shape.</summary>
    public static SwdResult[] Measure(SwdOptions options, params ReadOnlySpan<ImageBatch> sets)
    {
        ImageBatch first = sets[0];
        if (Math.Min(first.Width, first.Height) < PatchSet.Side)
            throw new ArgumentException($"pictures of {first.Width} x {first.Height} hold no patch of {PatchSet.Side} x {PatchSet.Side}.", nameof(sets));
        foreach (ImageBatch set in sets)
        {
            set.ExpectShapeOf(first);
            if (set.Count != first.Count)
                throw new ArgumentException($"sets of {first.Count} and {set.Count} pictures; the distance needs as many in each.", nameof(sets));
        }
        int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var pyramids = new ImageBatch[sets.Length][];
        for (int s = 0; s < sets.Length; s++)
            pyramids[s] = LaplacianPyramid.Build(sets[s], threads);
        float[] directions = Directions(options, first.Channels * PatchSet.Side * PatchSet.Side);

        int levels = pyramids[0].Length, others = sets.Length - 1;
        var distances = new double[others][];
        for (int i = 0; i < others; i++)
            distances[i] = new double[levels];
        for (int level = 0; level < levels; level++)
        {
            var patches = new PatchSet[sets.Length];
            Parallel.For(0, patches.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, s =>
                patches[s] = new PatchSet(pyramids[s][level], options.PatchesPerImage, options.Seed, FirstPatchStream + (ulong)Math.Min(s, 1), level));
            double[] means = Distances(patches, directions, options.Directions, threads);
            for (int i = 0; i < others; i++)
                distances[i][level] = 1000 * means[i];
        }
        return [.. distances.Select(d => new SwdResult(d))];
    }

    /// <summary>Unit vectors in groups of three, [group][dimension][3]; unused places are 0.</summary>
    static float[] Directions(SwdOptions options, int dimensions)
    {
        var random = new Philox(options.Seed, DirectionStream);
        var directions = new float[(options.Directions + Group - 1) / Group * dimensions * Group];
        var one = new double[dimensions];
        for (int i = 0; i < options.Directions; i++)
        {
            double squares = 0;
            for (int d = 0; d < dimensions; d++)
            {
                one[d] = random.NextNormal();
                squares += one[d] * one[d];
            }
            for (int d = 0; d < dimensions; d++)
                directions[(i / Group * dimensions + d) * Group + i % Group] = (float)(one[d] / Math.Sqrt(squares));
        }
        return directions;
    }

    /// <summary>Mean over all directions of the distance between the sorted projections of set 0 and of each other set.</summary>
    static double[] Distances(PatchSet[] sets, float[] directions, int count, int threads)
    {
        int patches = sets[0].Count, dimensions = sets[0].Dimensions, groups = (count + Group - 1) / Group;
        var sums = new double[(sets.Length - 1) * groups];   // added up in order, so that threads do not change the result
        Parallel.For(0, groups, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new Buffers(sets[0].Panels * PatchSet.PanelWidth), (group, _, buffers) =>
        {
            ReadOnlySpan<float> along = directions.AsSpan(group * dimensions * Group, dimensions * Group);
            int inGroup = Math.Min(Group, count - group * Group);
            Project(sets[0], along, buffers.First);
            Sort(buffers.First);
            for (int s = 1; s < sets.Length; s++)
            {
                Project(sets[s], along, buffers.Other);
                Sort(buffers.Other);
                for (int i = 0; i < inGroup; i++)
                    sums[(s - 1) * groups + group] += Distance(buffers.First[i].AsSpan(0, patches), buffers.Other[i].AsSpan(0, patches));
            }
            return buffers;

            void Sort(float[][] projections)
            {
                for (int i = 0; i < inGroup; i++)
                    FloatSort.Sort(projections[i].AsSpan(0, patches), buffers.Scratch);
            }
        }, _ => { });
        var means = new double[sets.Length - 1];
        for (int s = 0; s < means.Length; s++)
            means[s] = sums.AsSpan(s * groups, groups).ToArray().Sum() / ((double)patches * count);
        return means;
    }

    sealed class Buffers(int length)
    {
        public float[][] First { get; } = [new float[length], new float[length], new float[length]];
        public float[][] Other { get; } = [new float[length], new float[length], new float[length]];
        public float[] Scratch { get; } = new float[length];
    }

    /// <summary>Patches times three directions: twelve sums in registers, each of them in the order of the dimensions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Project(PatchSet set, ReadOnlySpan<float> directions, float[][] projections)
    {
        int step = Vector<float>.Count;
        for (int panel = 0; panel < set.Panels; panel++)
        {
            ref float from = ref MemoryMarshal.GetReference(set.Panel(panel));
            for (int lane = 0; lane < PatchSet.PanelWidth; lane += 4 * step)
            {
                Vector<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default,
                              c0 = default, c1 = default, c2 = default, c3 = default;
                for (int d = 0; d < set.Dimensions; d++)
                {
                    nuint at = (nuint)(d * PatchSet.PanelWidth + lane);
                    Vector<float> x0 = Vector.LoadUnsafe(ref from, at), x1 = Vector.LoadUnsafe(ref from, at + (nuint)step),
                                  x2 = Vector.LoadUnsafe(ref from, at + (nuint)(2 * step)), x3 = Vector.LoadUnsafe(ref from, at + (nuint)(3 * step));
                    Vector<float> a = new(directions[d * Group]), b = new(directions[d * Group + 1]), c = new(directions[d * Group + 2]);
                    a0 = Vector.MultiplyAddEstimate(x0, a, a0);
                    a1 = Vector.MultiplyAddEstimate(x1, a, a1);
                    a2 = Vector.MultiplyAddEstimate(x2, a, a2);
                    a3 = Vector.MultiplyAddEstimate(x3, a, a3);
                    b0 = Vector.MultiplyAddEstimate(x0, b, b0);
                    b1 = Vector.MultiplyAddEstimate(x1, b, b1);
                    b2 = Vector.MultiplyAddEstimate(x2, b, b2);
                    b3 = Vector.MultiplyAddEstimate(x3, b, b3);
                    c0 = Vector.MultiplyAddEstimate(x0, c, c0);
                    c1 = Vector.MultiplyAddEstimate(x1, c, c1);
                    c2 = Vector.MultiplyAddEstimate(x2, c, c2);
                    c3 = Vector.MultiplyAddEstimate(x3, c, c3);
                }
                Put(projections[0], a0, a1, a2, a3, panel * PatchSet.PanelWidth + lane);
                Put(projections[1], b0, b1, b2, b3, panel * PatchSet.PanelWidth + lane);
                Put(projections[2], c0, c1, c2, c3, panel * PatchSet.PanelWidth + lane);
            }
        }

        static void Put(float[] to, Vector<float> v0, Vector<float> v1, Vector<float> v2, Vector<float> v3, int at)
        {
            int step = Vector<float>.Count;
            v0.CopyTo(to, at);
            v1.CopyTo(to, at + step);
            v2.CopyTo(to, at + 2 * step);
            v3.CopyTo(to, at + 3 * step);
        }
    }

    /// <summary>Sum of absolute differences, in doubles block by block.</summary>
    static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        const int block = 1024;
        double total = 0;
        for (int start = 0; start < a.Length; start += block)
        {
            ReadOnlySpan<float> left = a.Slice(start, Math.Min(block, a.Length - start)), right = b.Slice(start, left.Length);
            var sum = Vector<float>.Zero;
            int i = 0;
            for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
                sum += Vector.Abs(new Vector<float>(left[i..]) - new Vector<float>(right[i..]));
            double tail = 0;
            for (; i < left.Length; i++)
                tail += Math.Abs(left[i] - right[i]);
            total += Vector.Sum(sum) + tail;
        }
        return total;
    }
}
