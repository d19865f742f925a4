using System.Numerics;
using System.Runtime.CompilerServices;

namespace ProcGan.Runtime.Materials;

/// <summary>Normals and occlusion from a plane of heights that reaches beyond the texture on all sides.</summary>
/// <remarks>What lies beyond the edges (the other side of a tile, or the neighbours' texels) was put there by the caller, so nothing here
/// knows about wrapping. Wide and narrow paths do the same operations, so bytes do not depend on the processor.</remarks>
static unsafe class Relief
{
    /// <summary>Azimuths of the horizon: 16 is where more no longer show.</summary>
    const int Azimuths = 16;

    /// <summary>Distances at which the horizon is looked for, in texels: each, then fewer, as what is far covers less.</summary>
    static readonly int[] distances = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];

    /// <summary>Unit normals by Scharr's 3 x 3 derivative, whose length errs little with direction.</summary>
    /// <param name="heights">[-1, 1]; row y, column x of the texture is at (y + pad) * pitch + x + pad, pad at least 1.</param>
    /// <param name="pitch">From row to row.</param>
    /// <param name="pad">Texels around the texture.</param>
    /// <param name="scale">Slope of a height step of 1 a texel.</param>
    /// <param name="yUp">Green points up.</param>
    /// <param name="width">Texels.</param>
    /// <param name="x">[height, width], overwritten; likewise y and z.</param>
    /// <param name="y">Second component.</param>
    /// <param name="z">Third component.</param>
    [MethodImpl(Jit.Optimize)]
    public static void Normals(ReadOnlySpan<float> heights, int pitch, int pad, float scale, bool yUp, int width, Span<float> x, Span<float> y, Span<float> z)
    {
        float step = scale / 32, down = yUp ? step : -step;
        fixed (float* h = heights, nx = x, ny = y, nz = z)
            for (int row = 0; row < x.Length / width; row++)
            {
                float* m = h + (row + pad) * pitch + pad;
                for (int i = 0; i < width; i++, m++)
                {
                    float* a = m - pitch, b = m + pitch;
                    float dx = 3 * (a[1] - a[-1]) + 10 * (m[1] - m[-1]) + 3 * (b[1] - b[-1]);
                    float dy = 3 * (b[-1] - a[-1]) + 10 * (b[0] - a[0]) + 3 * (b[1] - a[1]);        // along rows downwards
                    float slopeX = -step * dx, slopeY = down * dy;
                    float length = MathF.Sqrt(slopeX * slopeX + slopeY * slopeY + 1);
                    int at = row * width + i;
                    nx[at] = slopeX / length;
                    ny[at] = slopeY / length;
                    nz[at] = 1 / length;
                }
            }
    }

    /// <summary>Ambient occlusion by the horizon: over all azimuths, the mean of cos^2 of the horizon's elevation, which is the share of a
    /// cosine-weighted sky that a level patch sees.</summary>
    /// <param name="heights">As above; pad at least <paramref name="radius"/>.</param>
    /// <param name="pitch">From row to row.</param>
    /// <param name="pad">Texels around the texture.</param>
    /// <param name="scale">Texels of height between two values that differ by 1.</param>
    /// <param name="radius">Texels.</param>
    /// <param name="strength">Multiplies what is taken away.</param>
    /// <param name="width">Texels.</param>
    /// <param name="ao">[height, width] in [-1, 1], overwritten.</param>
    [MethodImpl(Jit.Optimize)]
    public static void Occlusion(ReadOnlySpan<float> heights, int pitch, int pad, float scale, int radius, float strength, int width, Span<float> ao)
    {
        int* offsets = stackalloc int[Azimuths * distances.Length];
        float* scales = stackalloc float[Azimuths * distances.Length];
        int steps = Steps(offsets, scales, pitch, scale, radius);
        int lanes = Vector<float>.Count;
        fixed (float* h = heights, result = ao)
            for (int row = 0; row < ao.Length / width; row++)
            {
                float* from = h + (row + pad) * pitch + pad, to = result + row * width;
                int i = 0;
                for (; i + lanes <= width; i += lanes)
                {
                    var here = *(Vector<float>*)(from + i);
                    var open = Vector<float>.Zero;
                    for (int k = 0; k < Azimuths * steps;)
                    {
                        var horizon = Vector<float>.Zero;
                        for (int end = k + steps; k < end; k++)
                            horizon = Vector.Max(horizon, (*(Vector<float>*)(from + i + offsets[k]) - here) * scales[k]);
                        open += Vector<float>.One / (Vector<float>.One + horizon * horizon);
                    }
                    for (int lane = 0; lane < lanes; lane++) to[i + lane] = Signed(open[lane], strength);
                }
                for (; i < width; i++)
                {
                    float open = 0;
                    for (int k = 0; k < Azimuths * steps;)
                    {
                        float horizon = 0;
                        for (int end = k + steps; k < end; k++) horizon = Math.Max(horizon, (from[i + offsets[k]] - from[i]) * scales[k]);
                        open += 1 / (1 + horizon * horizon);
                    }
                    to[i] = Signed(open, strength);
                }
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static float Signed(float open, float strength)
    {
        float hidden = (1 - open * (1f / Azimuths)) * strength;
        return 1 - 2 * Math.Min(hidden, 1);
    }

    /// <summary>Where to look, azimuth by azimuth, and what turns a difference in height into the tangent of an elevation.</summary>
    static int Steps(int* offsets, float* scales, int pitch, float scale, int radius)
    {
        int steps = 0;
        while (steps < distances.Length && distances[steps] <= radius) steps++;
        for (int azimuth = 0, k = 0; azimuth < Azimuths; azimuth++)
        {
            double angle = 2 * Math.PI * azimuth / Azimuths;
            for (int step = 0; step < steps; step++, k++)
            {
                // Whole texels; the distance is that of the texel and not the one that was aimed at.
                int x = (int)Math.Round(distances[step] * Math.Cos(angle)), y = (int)Math.Round(distances[step] * Math.Sin(angle));
                offsets[k] = y * pitch + x;
                scales[k] = (float)(scale / Math.Sqrt((double)x * x + (double)y * y));
            }
        }
        return steps;
    }
}
