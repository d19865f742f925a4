using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Separable resampling in float: rows, then columns.</summary>
internal static class Resampling
{
    /// <summary>The weights of one axis: <c>Taps</c> a destination pixel, the first of them at <c>Starts</c>.</summary>
    private sealed record Kernels(int Taps, int[] Starts, float[] Weights)
    {
        /// <remarks>The package's convention: pixel centres at halves, the kernel widened when shrinking,
        /// a whole number of source pixels around the centre, cut at the edges and then normalised.</remarks>
        internal static Kernels Create(int source, int destination, IResampler sampler)
        {
            double ratio = (double)source / destination, scale = Math.Max(1.0, ratio);
            const double tolerance = 1e-8;
            double radius = Math.Ceiling(scale * sampler.Radius - tolerance);
            int taps = Math.Min(source, (int)radius * 2 + 1);
            Kernels kernels = new(taps, new int[destination], new float[destination * taps]);
            for (int i = 0; i < destination; i++)
            {
                double centre = (i + 0.5) * ratio - 0.5;
                int left = Math.Max(0, (int)Math.Ceiling(centre - radius - tolerance));
                int right = Math.Min(source - 1, (int)Math.Floor(centre + radius + tolerance));
                left = Math.Max(left, right - taps + 1);
                double sum = 0;
                Span<float> weights = kernels.Weights.AsSpan(i * taps, taps);
                for (int j = left; j <= right; j++)
                    sum += sampler.GetValue((float)((j - centre) / scale));
                for (int j = left; j <= right; j++)
                    weights[j - left] = (float)(sampler.GetValue((float)((j - centre) / scale)) / sum);

                // Every row of weights has all taps, so the last ones start early enough to stay inside.
                int start = Math.Min(left, source - taps);
                if (start < left)
                {
                    weights[..(right - left + 1)].CopyTo(weights[(left - start)..]);
                    weights[..(left - start)].Clear();
                }

                kernels.Starts[i] = start;
            }

            return kernels;
        }
    }

    internal static void Resize<TPixel>(
        ReadOnlySpan<TPixel> source, Size from, Span<TPixel> destination, Size to, IResampler sampler, bool compand, bool premultiply)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Kernels horizontal = Kernels.Create(from.Width, to.Width, sampler);
        Kernels vertical = Kernels.Create(from.Height, to.Height, sampler);
        Vector4[] line = new Vector4[from.Width];

        // A ring of just the filtered rows that the vertical kernel can see: a tall image costs a strip.
        int ring = vertical.Taps;
        Vector4[] rows = new Vector4[ring * to.Width];
        int ready = 0;
        Vector4[] sums = new Vector4[to.Width];
        for (int y = 0; y < to.Height; y++)
        {
            int start = vertical.Starts[y];
            for (ready = Math.Max(ready, start); ready < start + ring; ready++)
            {
                Expand(source.Slice(ready * from.Width, from.Width), line, compand, premultiply);
                FilterRow(line, rows.AsSpan(ready % ring * to.Width, to.Width), horizontal);
            }

            sums.AsSpan().Clear();
            for (int t = 0; t < ring; t++)
            {
                Vector4 weight = new(vertical.Weights[y * ring + t]);
                ReadOnlySpan<Vector4> row = rows.AsSpan((start + t) % ring * to.Width, to.Width);
                for (int x = 0; x < row.Length; x++)
                    sums[x] += row[x] * weight;
            }

            Pack(sums, destination.Slice(y * to.Width, to.Width), compand, premultiply);
        }
    }

    private static void FilterRow(ReadOnlySpan<Vector4> line, Span<Vector4> row, Kernels kernels)
    {
        for (int x = 0; x < row.Length; x++)
        {
            ReadOnlySpan<float> weights = kernels.Weights.AsSpan(x * kernels.Taps, kernels.Taps);
            ReadOnlySpan<Vector4> window = line.Slice(kernels.Starts[x], kernels.Taps);
            Vector4 sum = Vector4.Zero;
            for (int t = 0; t < weights.Length; t++)
                sum += window[t] * weights[t];
            row[x] = sum;
        }
    }

    private static void Expand<TPixel>(ReadOnlySpan<TPixel> source, Span<Vector4> line, bool compand, bool premultiply)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int x = 0; x < source.Length; x++)
        {
            Vector4 v = source[x].ToScaledVector4();
            if (compand)
                v = new(ToLinear(v.X), ToLinear(v.Y), ToLinear(v.Z), v.W);
            line[x] = premultiply ? new Vector4(v.AsVector3() * v.W, v.W) : v;
        }
    }

    private static void Pack<TPixel>(ReadOnlySpan<Vector4> sums, Span<TPixel> destination, bool compand, bool premultiply)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int x = 0; x < sums.Length; x++)
        {
            Vector4 v = sums[x];
            if (premultiply && v.W != 0)
                v = new Vector4(v.AsVector3() / v.W, v.W);
            if (compand)
                v = new(ToGamma(v.X), ToGamma(v.Y), ToGamma(v.Z), v.W);
            destination[x].FromScaledVector4(v);
        }
    }

    private static float ToLinear(float v) => v <= 0.04045F ? v / 12.92F : MathF.Pow((v + 0.055F) / 1.055F, 2.4F);
    private static float ToGamma(float v) => v <= 0.0031308F ? v * 12.92F : 1.055F * MathF.Pow(v, 1 / 2.4F) - 0.055F;
}
