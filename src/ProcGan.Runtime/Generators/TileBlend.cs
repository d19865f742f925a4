using System.Buffers;

namespace ProcGan.Runtime.Generators;

/// <summary>Makes an image that does not tile meet itself: towards its edges it passes into itself moved by half its size.</summary>
/// <remarks>The moved image continues across the edge, and where it has its own seam, in the middle, nothing of it is seen. A plain
/// average of two textures is duller than either, so the deviation from the mean is divided by the square root of the squared weights
/// (Heitz and Neyret 2018). What is behind an edge looks like the middle of the image, so this suits textures without large shapes.</remarks>
static class TileBlend
{
    /// <param name="planes">[C, H, W] in [-1, 1].</param>
    /// <param name="width">W.</param>
    /// <param name="height">H.</param>
    /// <param name="axes">Axes to blend.</param>
    public static void Apply(Span<float> planes, int width, int height, TileAxes axes)
    {
        int plane = width * height;
        float[] former = ArrayPool<float>.Shared.Rent(plane);
        for (int at = 0; at < planes.Length; at += plane)
        {
            var image = planes.Slice(at, plane);
            if ((axes & TileAxes.X) != 0) Blend(image, former, height, width, line: width, step: 1);
            if ((axes & TileAxes.Y) != 0) Blend(image, former, width, height, line: 1, step: width);
        }
        ArrayPool<float>.Shared.Return(former);
    }

    static void Blend(Span<float> image, Span<float> former, int lines, int length, int line, int step)
    {
        image.CopyTo(former);
        double sum = 0;
        foreach (float value in image) sum += value;
        float mean = (float)(sum / image.Length);
        for (int i = 0; i < length; i++)
        {
            float own = Weight(i, length), other = 1 - own, scale = 1 / MathF.Sqrt(own * own + other * other);
            if (own == 1) continue;
            int moved = (i + length / 2) % length;
            for (int j = 0; j < lines; j++)
            {
                float value = own * (former[j * line + i * step] - mean) + other * (former[j * line + moved * step] - mean);
                image[j * line + i * step] = Math.Min(Math.Max(mean + value * scale, -1), 1);
            }
        }
    }

    /// <summary>0 at the edge, 1 from a quarter of the length on, a cosine between.</summary>
    static float Weight(int i, int length)
    {
        float edge = Math.Min(i + .5f, length - i - .5f) / (length * .25f);
        return edge >= 1 ? 1 : (1 - MathF.Cos(MathF.PI * edge)) / 2;
    }
}
