using System.Numerics;
using ProcGan.Viewer.Scene.Lighting;

namespace ProcGan.Viewer.Tests.Scene;

/// <summary>The light that a sphere sends to the camera, in double precision and by integration over all directions: no split sum, no tables, no
/// prefiltered maps. The formulas are those of the glTF 2.0 specification's appendix B, with Heitz' height-correlated visibility.</summary>
sealed class SphereReference(Surroundings surroundings, double roughness, double metallic, Vector3 albedo)
{
    const int Elevations = 64, Azimuths = 128;

    readonly Environments.KeyLight key = Environments.Key(surroundings);
    readonly double alpha = Math.Max(roughness, 0.03) * Math.Max(roughness, 0.03);

    /// <summary>Linear light from a point with normal <paramref name="n"/> towards <paramref name="v"/>.</summary>
    public Vector3 Radiance(Vector3 n, Vector3 v) => Environment(n, v) + Directional(n, v);

    /// <summary>What of it comes from the directional light.</summary>
    public Vector3 Directional(Vector3 n, Vector3 v)
    {
        Vector3 l = Environments.Direction(key.Azimuth, key.Elevation);
        return Bsdf(n, v, l) * (float)Math.PI * key.Colour * Math.Max(Vector3.Dot(n, l), 0);   // Colour is irradiance / pi
    }

    /// <summary>Diffuse light over the hemisphere, mirrored light over the half vectors, each where it is dense.</summary>
    Vector3 Environment(Vector3 n, Vector3 v)
    {
        Vector3 x = Vector3.Normalize(Vector3.Cross(MathF.Abs(n.Y) < 0.9f ? Vector3.UnitY : Vector3.UnitX, n)), y = Vector3.Cross(n, x);
        Vector3 sum = Vector3.Zero;
        double nv = Math.Max(Vector3.Dot(n, v), 1e-3);
        for (int i = 0; i < Elevations; i++)
        {
            double share = (i + 0.5) / Elevations;
            double cosDiffuse = Math.Sqrt(1 - share), cosHalf = Math.Sqrt((1 - share) / (1 + (alpha * alpha - 1) * share));
            for (int j = 0; j < Azimuths; j++)
            {
                double turn = 2 * Math.PI * (j + 0.5 * (i & 1)) / Azimuths;
                Vector3 l = Around(cosDiffuse, turn);
                sum += Diffuse(n, v, l) * Environments.Radiance(surroundings, l);

                Vector3 h = Around(cosHalf, turn);
                double vh = Vector3.Dot(v, h);
                l = 2 * (float)vh * h - v;
                double nl = Vector3.Dot(n, l);
                if (nl > 0 && vh > 0)
                    sum += Fresnel(vh) * (float)(4 * Visibility(nl, nv) * nl * vh / cosHalf) * Environments.Radiance(surroundings, l);
            }
        }
        return sum / (Elevations * Azimuths);

        Vector3 Around(double cos, double turn)
        {
            double sin = Math.Sqrt(Math.Max(0, 1 - cos * cos));
            return Vector3.Normalize((float)(sin * Math.Cos(turn)) * x + (float)(sin * Math.Sin(turn)) * y + (float)cos * n);
        }
    }

    /// <summary>Times pi.</summary>
    Vector3 Diffuse(Vector3 n, Vector3 v, Vector3 l)
    {
        double vh = Math.Clamp(Vector3.Dot(v, Vector3.Normalize(v + l)), 0, 1);
        return albedo * (float)((1 - metallic) * 0.96 * (1 - Math.Pow(1 - vh, 5)));
    }

    Vector3 Bsdf(Vector3 n, Vector3 v, Vector3 l)
    {
        double nl = Vector3.Dot(n, l), nv = Math.Max(Vector3.Dot(n, v), 1e-3);
        if (nl <= 0)
            return Vector3.Zero;
        Vector3 h = Vector3.Normalize(v + l);
        double nh = Vector3.Dot(n, h), f = nh * nh * (alpha * alpha - 1) + 1, distribution = alpha * alpha / (Math.PI * f * f);
        return Diffuse(n, v, l) / (float)Math.PI + Fresnel(Vector3.Dot(v, h)) * (float)(distribution * Visibility(nl, nv));
    }

    Vector3 Fresnel(double vh)
    {
        var f0 = Vector3.Lerp(new Vector3(0.04f), albedo, (float)metallic);
        return f0 + (Vector3.One - f0) * (float)Math.Pow(1 - Math.Clamp(vh, 0, 1), 5);
    }

    double Visibility(double nl, double nv)
    {
        double a2 = alpha * alpha;
        return 0.5 / (nl * Math.Sqrt(nv * nv * (1 - a2) + a2) + nv * Math.Sqrt(nl * nl * (1 - a2) + a2));
    }
}
