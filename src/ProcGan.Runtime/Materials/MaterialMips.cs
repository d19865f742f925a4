using ProcGan.Runtime.Imaging;

namespace ProcGan.Runtime.Materials;

/// <summary>The mip chains of a material: each map is averaged as what it stands for.</summary>
static class MaterialMips
{
    public static void Fill(Material material, ReadOnlySpan<float> normals)
    {
        if ((material.Maps & MaterialMaps.Albedo) != 0) Albedo(material);
        foreach (var map in stackalloc[] { MaterialMaps.Height, MaterialMaps.Metallic, MaterialMaps.Ao })
            if ((material.Maps & map) != 0) Linear(material, map);
        if ((material.Maps & MaterialMaps.Normal) != 0) Normal(material);
        if ((material.Maps & MaterialMaps.Roughness) != 0) Roughness(material, normals);
    }

    static void Linear(Material material, MaterialMaps map)
    {
        for (int level = 1; level < material.Levels; level++)
        {
            var (width, height) = material.SizeOf(level - 1);
            MipFilter.Halve(material.Plane(map, 0, level - 1), width, height, material.Writable(map, 0, level));
        }
    }

    /// <summary>In linear light, from what a GPU would read of level 0; with alpha, each texel counts as much as it covers.</summary>
    static void Albedo(Material material)
    {
        const MaterialMaps map = MaterialMaps.Albedo;
        int area = material.Width * material.Height, channels = material.ChannelsOf(map);
        var light = material.Scratch.Mips((long)channels * area);
        var linear = Srgb.Linear;
        var alpha = channels == 4 ? material.Plane(map, 3) : default;
        for (int c = 0; c < 3; c++)
        {
            var coded = material.Plane(map, c);
            var plane = light.Slice(c * area, area);
            for (int i = 0; i < area; i++) plane[i] = linear[Rgba8.FromSigned(coded[i])] * (channels == 4 ? (alpha[i] + 1) * 0.5f : 1);
        }
        for (int i = 0; i < alpha.Length; i++) light[3 * area + i] = (alpha[i] + 1) * 0.5f;
        for (int level = 1; level < material.Levels; level++)
        {
            Halve(material, level, light, channels, area);
            var cover = channels == 4 ? light.Slice(3 * area, area) : default;
            for (int c = 0; c < 3; c++)
            {
                var coded = material.Writable(map, c, level);
                var plane = light.Slice(c * area, area);
                for (int i = 0; i < coded.Length; i++)
                    coded[i] = (float)(2 * Srgb.Encode(channels == 4 ? cover[i] > 0 ? plane[i] / cover[i] : 0 : plane[i]) - 1);
            }
            if (channels != 4) continue;
            var covered = material.Writable(map, 3, level);
            for (int i = 0; i < covered.Length; i++) covered[i] = 2 * cover[i] - 1;
        }
    }

    /// <summary>The mean vector of all normals that a texel covers, made a unit vector again.</summary>
    static void Normal(Material material)
    {
        int area = material.Width * material.Height;
        var mean = material.Scratch.Mips(3L * area);
        for (int c = 0; c < 3; c++) material.Plane(MaterialMaps.Normal, c).CopyTo(mean.Slice(c * area));
        for (int level = 1; level < material.Levels; level++)
        {
            Halve(material, level, mean, 3, area);
            Span<float> x = material.Writable(MaterialMaps.Normal, 0, level), y = material.Writable(MaterialMaps.Normal, 1, level),
                z = material.Writable(MaterialMaps.Normal, 2, level);
            for (int i = 0; i < x.Length; i++)
            {
                float mx = mean[i], my = mean[area + i], mz = mean[2 * area + i];
                float length = MathF.Sqrt(mx * mx + my * my + mz * mz);     // z is above 0 everywhere, so is this
                (x[i], y[i], z[i]) = (mx / length, my / length, mz / length);
            }
        }
    }

    /// <summary>What the normals of a texel no longer show, its roughness has to.</summary>
    /// <remarks>A Beckmann lobe of roughness alpha is a Gaussian of slopes with variance alpha^2 / 2 an axis, and variances of slopes add up
    /// (Olano and Baker, LEAN Mapping, 2010): alpha'^2 = mean alpha^2 + var slope x + var slope y, with alpha = roughness^2.</remarks>
    static void Roughness(Material material, ReadOnlySpan<float> normals)
    {
        int area = material.Width * material.Height;
        var moments = material.Scratch.Mips(4L * area);      // slope x, slope y, slope^2, alpha^2
        Span<float> slopeX = moments.Slice(0, area), slopeY = moments.Slice(area, area), square = moments.Slice(2 * area, area), alpha = moments.Slice(3 * area);
        var rough = material.Plane(MaterialMaps.Roughness);
        for (int i = 0; i < area; i++)
        {
            float z = normals[2 * area + i], x = normals[i] / z, y = normals[area + i] / z, r = (rough[i] + 1) * 0.5f;
            (slopeX[i], slopeY[i], square[i], alpha[i]) = (x, y, x * x + y * y, r * r * r * r);
        }
        for (int level = 1; level < material.Levels; level++)
        {
            Halve(material, level, moments, 4, area);
            var corrected = material.Writable(MaterialMaps.Roughness, 0, level);
            for (int i = 0; i < corrected.Length; i++)
            {
                float variance = Math.Max(0, square[i] - slopeX[i] * slopeX[i] - slopeY[i] * slopeY[i]);
                corrected[i] = 2 * MathF.Sqrt(MathF.Sqrt(Math.Min(1, alpha[i] + variance))) - 1;
            }
        }
    }

    /// <summary>From one level to the next, in place.</summary>
    static void Halve(Material material, int level, Span<float> means, int channels, int area)
    {
        var (width, height) = material.SizeOf(level - 1);
        for (int c = 0; c < channels; c++) MipFilter.Halve(means.Slice(c * area, area), width, height, means.Slice(c * area, area));
    }
}
