using System.Numerics;

namespace ProcGan.Viewer.Scene.Lighting;

/// <summary>An environment as the shader wants it: prefiltered for every roughness, and as nine numbers for diffuse surfaces.</summary>
/// <param name="Name">Which.</param>
/// <param name="Specular">Level 0 is the mirror, the last is roughness 1, in even steps of roughness.</param>
/// <param name="Diffuse">Irradiance / pi as nine coefficients of real spherical harmonics up to l = 2; linear RGB.</param>
/// <param name="Key">Its directional light.</param>
sealed record PreparedEnvironment(Surroundings Name, CubeMap Specular, Vector3[] Diffuse, Environments.KeyLight Key)
{
    public const int Side = 128, Levels = 6;
    const int SourceSide = 128;

    public static PreparedEnvironment Make(Surroundings name)
    {
        var source = new CubeMap(SourceSide, 7);
        source.Fill(0, d => Environments.Radiance(name, d));
        source.Average();
        var specular = new CubeMap(Side, Levels);
        specular.Fill(0, d => source.Sample(d, 0));
        for (int level = 1; level < Levels; level++)
        {
            (Vector3 Light, float Level)[] samples = Samples((float)level / (Levels - 1), 32 << Math.Min(level, 4));
            specular.Fill(level, n => Filtered(source, n, samples));
        }
        return new PreparedEnvironment(name, specular, SphericalHarmonics.Irradiance(source), Environments.Key(name));
    }

    /// <summary>Where a view along the normal looks in its lobe, about +Z, and how much blur of the source each look stands for.</summary>
    static (Vector3 Light, float Level)[] Samples(float roughness, int count)
    {
        float alpha = roughness * roughness, texel = 4 * MathF.PI / (6 * SourceSide * SourceSide);
        var samples = new List<(Vector3, float)>();
        for (int i = 0; i < count; i++)
        {
            Vector3 h = Ggx.HalfVector(i, count, alpha);
            var light = new Vector3(2 * h.Z * h.X, 2 * h.Z * h.Y, 2 * h.Z * h.Z - 1);
            if (light.Z <= 0)
                continue;
            float density = Ggx.Distribution(h.Z, alpha) / 4;   // NH = VH where V = N
            samples.Add((light, Math.Max(0, 0.5f * MathF.Log2(1 / (count * density * texel)) + 1)));
        }
        return [.. samples];
    }

    static Vector3 Filtered(CubeMap source, Vector3 n, (Vector3 Light, float Level)[] samples)
    {
        Vector3 x = Vector3.Normalize(Vector3.Cross(MathF.Abs(n.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX, n)), y = Vector3.Cross(n, x);
        Vector3 sum = Vector3.Zero;
        float weights = 0;
        foreach ((Vector3 l, float level) in samples)
        {
            sum += source.Sample(l.X * x + l.Y * y + l.Z * n, level) * l.Z;
            weights += l.Z;
        }
        return sum / weights;
    }
}
