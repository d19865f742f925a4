using System.Numerics;

namespace ProcGan.Viewer.Scene.Lighting;

/// <summary>Sampling of the GGX distribution, alpha = roughness squared. The shading itself is in the shader.</summary>
static class Ggx
{
    /// <summary>Half vectors about +Z, dense where the distribution is: the i-th of n of Hammersley's set.</summary>
    public static Vector3 HalfVector(int i, int n, float alpha)
    {
        float turn = (float)i / n, share = RadicalInverse((uint)i);
        float cos = MathF.Sqrt((1 - share) / (1 + (alpha * alpha - 1) * share)), sin = MathF.Sqrt(Math.Max(0, 1 - cos * cos));
        (float y, float x) = MathF.SinCos(2 * MathF.PI * turn);
        return new Vector3(sin * x, sin * y, cos);
    }

    /// <summary>D of the glTF specification's appendix B.</summary>
    public static float Distribution(float cosine, float alpha)
    {
        float a2 = alpha * alpha, f = cosine * cosine * (a2 - 1) + 1;
        return a2 / (MathF.PI * f * f);
    }

    /// <summary>Smith's masking and shadowing, correlated by height (Heitz 2014), over 4 NL NV.</summary>
    public static float Visibility(float nl, float nv, float alpha)
    {
        float a2 = alpha * alpha;
        return 0.5f / (nl * MathF.Sqrt(nv * nv * (1 - a2) + a2) + nv * MathF.Sqrt(nl * nl * (1 - a2) + a2));
    }

    /// <summary>The bits of i mirrored about the binary point.</summary>
    public static float RadicalInverse(uint i)
    {
        i = (i << 16) | (i >> 16);
        i = ((i & 0x00FF00FF) << 8) | ((i & 0xFF00FF00) >> 8);
        i = ((i & 0x0F0F0F0F) << 4) | ((i & 0xF0F0F0F0) >> 4);
        i = ((i & 0x33333333) << 2) | ((i & 0xCCCCCCCC) >> 2);
        i = ((i & 0x55555555) << 1) | ((i & 0xAAAAAAAA) >> 1);
        return i * (1 / 4294967296f);
    }
}
