using System.Numerics;

namespace ProcGan.Viewer.Scene.Lighting;

/// <summary>What a surface reflects of even light: the half of the split sum that no environment is in (Karis 2013).</summary>
/// <remarks>Columns are cos(view, normal), rows roughness, both from 0 at the first texel's centre to 1 at the last's. Red and green: specular = f0 * red + green.
/// Blue: the share (1 - V.H)^5 of diffuse light that the dielectric layer takes, exact for the appendix' mix of diffuse and specular.</remarks>
static class BrdfTable
{
    public const int Side = 32;
    const int Samples = 256;

    /// <summary>RGBA, <see cref="Side"/> x <see cref="Side"/>, alpha 1.</summary>
    public static float[] Make()
    {
        float[] table = new float[4 * Side * Side];
        float[] lost = [.. Enumerable.Range(0, Side).Select(x => DiffuseLoss(At(x)))];
        Parallel.For(0, Side, y =>
        {
            for (int x = 0; x < Side; x++)
            {
                (float scale, float bias) = Specular(At(x), At(y));
                new Vector4(scale, bias, lost[x], 1).CopyTo(table, 4 * (y * Side + x));
            }
        });
        return table;
    }

    /// <summary>Not quite 0, where nothing is defined.</summary>
    static float At(int texel) => Math.Max((float)texel / (Side - 1), 1e-3f);

    static (float Scale, float Bias) Specular(float nv, float roughness)
    {
        float alpha = roughness * roughness, scale = 0, bias = 0;
        var v = new Vector3(MathF.Sqrt(1 - nv * nv), 0, nv);
        for (int i = 0; i < Samples; i++)
        {
            Vector3 h = Ggx.HalfVector(i, Samples, alpha);
            float vh = Vector3.Dot(v, h);
            float nl = 2 * vh * h.Z - v.Z;
            if (nl <= 0 || vh <= 0)
                continue;
            // BRDF * NL / (probability of L) without F; D cancels.
            float weight = 4 * Ggx.Visibility(nl, nv, alpha) * nl * vh / h.Z, fresnel = MathF.Pow(1 - vh, 5);
            scale += weight * (1 - fresnel);
            bias += weight * fresnel;
        }
        return (scale / Samples, bias / Samples);
    }

    static float DiffuseLoss(float nv)
    {
        float sum = 0;
        var v = new Vector3(MathF.Sqrt(1 - nv * nv), 0, nv);
        for (int i = 0; i < Samples; i++)
        {
            (float y, float x) = MathF.SinCos(2 * MathF.PI * i / Samples);
            float share = Ggx.RadicalInverse((uint)i), sin = MathF.Sqrt(share);   // as dense as the cosine
            Vector3 l = new(sin * x, sin * y, MathF.Sqrt(1 - share));
            sum += MathF.Pow(1 - Math.Clamp(Vector3.Dot(v, Vector3.Normalize(v + l)), 0, 1), 5);
        }
        return sum / Samples;
    }
}
