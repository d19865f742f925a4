using System.Runtime.CompilerServices;

namespace ProcGan.Runtime.Materials;

/// <summary>Halves planes by averaging what each smaller texel covers.</summary>
/// <remarks>Exact for odd sizes too: there a texel covers two whole ones and parts of a third. Since it covers nothing beyond the edges, what
/// tiles goes on to tile on every level.</remarks>
static class MipFilter
{
    /// <summary>Of 16384 texels a side.</summary>
    public const int MaxLevels = 15;

    public static int Levels(int width, int height)
    {
        int levels = 1;
        for (int side = Math.Max(width, height); side > 1; side >>= 1) levels++;
        return levels;
    }

    /// <summary>[height, width] -> [max(1, height / 2), max(1, width / 2)].</summary>
    /// <param name="source">The larger plane.</param>
    /// <param name="width">Of the larger plane.</param>
    /// <param name="height">Of the larger plane.</param>
    /// <param name="destination">The smaller plane. May begin where the source begins: no texel is read after it was written over.</param>
    [MethodImpl(Jit.Optimize)]
    public static void Halve(ReadOnlySpan<float> source, int width, int height, Span<float> destination)
    {
        int toWidth = Math.Max(1, width / 2), toHeight = Math.Max(1, height / 2);
        bool plain = width % 2 == 0 && height % 2 == 0;
        for (int y = 0, at = 0; y < toHeight; y++)
            for (int x = 0; x < toWidth; x++, at++)
            {
                if (plain)
                {
                    int from = 2 * (y * width + x);
                    destination[at] = (source[from] + source[from + 1] + (source[from + width] + source[from + width + 1])) * 0.25f;
                }
                else destination[at] = Mean(source, width, height, toWidth, toHeight, x, y);
            }
    }

    static float Mean(ReadOnlySpan<float> source, int width, int height, int toWidth, int toHeight, int x, int y)
    {
        int left = Range(x, width, toWidth, out float l0, out float l1, out float l2), columns = Math.Min(3, width - left);
        int top = Range(y, height, toHeight, out float t0, out float t1, out float t2), rows = Math.Min(3, height - top);
        float sum = 0;
        for (int j = 0; j < rows; j++)
        {
            int from = (top + j) * width + left;
            float row = source[from] * l0;
            if (columns > 1) row += source[from + 1] * l1;
            if (columns > 2) row += source[from + 2] * l2;
            sum += row * (j == 0 ? t0 : j == 1 ? t1 : t2);
        }
        return sum;
    }

    /// <summary>The first of the texels that a smaller one covers, and the share of each.</summary>
    static int Range(int index, int from, int to, out float first, out float second, out float third)
    {
        if (from == 1) (first, second, third) = (1, 0, 0);
        else if (from % 2 == 0) (first, second, third) = (0.5f, 0.5f, 0);
        else (first, second, third) = ((float)(to - index) / from, (float)to / from, (float)(index + 1) / from);
        return Math.Min(2 * index, from - 1);
    }
}
