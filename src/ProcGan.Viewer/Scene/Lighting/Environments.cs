using System.Numerics;

namespace ProcGan.Viewer.Scene.Lighting;

/// <summary>The built-in environments as functions: the light that comes from a direction, linear Rec. 709, 1 = a white paper in even light.</summary>
/// <remarks>Azimuth 0 is +Z, towards the camera's first place, and grows to the right (+X). The directional light is not in the function:
/// it is added by the shader, so that it casts a sharp highlight at any resolution.</remarks>
static class Environments
{
    /// <summary>The directional light that belongs to an environment.</summary>
    /// <param name="Azimuth">Degrees.</param>
    /// <param name="Elevation">Degrees above the horizon.</param>
    /// <param name="Colour">Irradiance / pi on a surface that faces it: what a white one reflects. Linear.</param>
    /// <param name="Softness">Half the angle that it seems to have, in degrees: how soft its shadow is.</param>
    public readonly record struct KeyLight(float Azimuth, float Elevation, Vector3 Colour, float Softness);

    public static KeyLight Key(Surroundings environment) => environment switch
    {
        Surroundings.Studio => new(-22, 44, new Vector3(0.85f, 0.82f, 0.78f), 9),
        Surroundings.Overcast => new(-30, 62, new Vector3(0.22f, 0.225f, 0.23f), 22),
        Surroundings.ClearSky => new(-24, 46, new Vector3(1.5f, 1.42f, 1.26f), 2.5f),
        Surroundings.Sunset => new(-40, 14, new Vector3(1.5f, 0.78f, 0.36f), 3),
        _ => new(0, 60, Vector3.Zero, 10),
    };

    /// <param name="environment">Which.</param>
    /// <param name="d">Towards the light, of length 1.</param>
    public static Vector3 Radiance(Surroundings environment, Vector3 d) => environment switch
    {
        Surroundings.Studio => Studio(d),
        Surroundings.Overcast => Overcast(d),
        Surroundings.ClearSky => ClearSky(d),
        Surroundings.Sunset => Sunset(d),
        _ => Vector3.One,
    };

    /// <summary>Direction of an azimuth and elevation in degrees.</summary>
    public static Vector3 Direction(float azimuth, float elevation)
    {
        (float sin, float cos) = MathF.SinCos(azimuth * MathF.PI / 180);
        (float up, float level) = MathF.SinCos(elevation * MathF.PI / 180);
        return new Vector3(sin * level, up, cos * level);
    }

    /// <summary>A dark room with a large soft box on the left, a weak one on the right, one overhead and two strips that draw rims.</summary>
    static Vector3 Studio(Vector3 d)
    {
        Vector3 room = Vector3.Lerp(new Vector3(0.20f, 0.195f, 0.19f), new Vector3(0.30f, 0.31f, 0.33f), Smooth(-0.5f, 0.8f, d.Y));
        return room
            + Box(d, -42, 36, 26, 26, 8) * new Vector3(3.6f, 3.5f, 3.35f)
            + Box(d, 72, 12, 20, 30, 12) * new Vector3(1.0f, 1.08f, 1.2f)
            + Box(d, 150, 30, 6, 36, 4) * new Vector3(3.2f, 3.3f, 3.5f)
            + Box(d, -140, 20, 6, 36, 4) * new Vector3(2.4f, 2.4f, 2.4f)
            + Smooth(0.80f, 0.95f, d.Y) * new Vector3(1.6f);
    }

    /// <summary>The CIE's overcast sky, three times as bright overhead as at the horizon, over a grey ground.</summary>
    static Vector3 Overcast(Vector3 d)
    {
        Vector3 sky = new Vector3(1.12f, 1.16f, 1.2f) * ((1 + 2 * Math.Max(d.Y, 0)) / 3);
        return Vector3.Lerp(new Vector3(0.24f, 0.235f, 0.225f), sky, Smooth(-0.05f, 0.05f, d.Y));
    }

    static Vector3 ClearSky(Vector3 d)
    {
        KeyLight key = Key(Surroundings.ClearSky);
        float toSun = Vector3.Dot(d, Direction(key.Azimuth, key.Elevation)), up = Math.Max(d.Y, 0);
        Vector3 sky = Vector3.Lerp(new Vector3(0.62f, 0.72f, 0.86f), new Vector3(0.13f, 0.25f, 0.55f), MathF.Sqrt(up))
            + new Vector3(1.6f, 1.5f, 1.3f) * Glow(toSun, 24) + new Vector3(0.25f, 0.25f, 0.25f) * Glow(toSun, 4);
        return Vector3.Lerp(new Vector3(0.26f, 0.235f, 0.20f), sky, Smooth(-0.03f, 0.03f, d.Y));
    }

    static Vector3 Sunset(Vector3 d)
    {
        KeyLight key = Key(Surroundings.Sunset);
        float toSun = Vector3.Dot(d, Direction(key.Azimuth, key.Elevation)), up = Math.Max(d.Y, 0);
        Vector3 horizon = Vector3.Lerp(new Vector3(0.36f, 0.30f, 0.42f), new Vector3(1.25f, 0.62f, 0.28f), Smooth(-0.6f, 1, toSun));
        Vector3 sky = Vector3.Lerp(horizon, new Vector3(0.13f, 0.18f, 0.34f), MathF.Pow(up, 0.45f))
            + new Vector3(5, 2.4f, 0.8f) * Glow(toSun, 40) + new Vector3(0.5f, 0.22f, 0.08f) * Glow(toSun, 5);
        return Vector3.Lerp(new Vector3(0.10f, 0.08f, 0.075f), sky, Smooth(-0.03f, 0.02f, d.Y));
    }

    static float Glow(float cosine, float power) => MathF.Pow(Math.Max(cosine, 0), power);

    /// <summary>A rectangle of light on the sky: 1 inside, soft at the edge. Centre, half the sides and softness in degrees.</summary>
    static float Box(Vector3 d, float azimuth, float elevation, float halfWidth, float halfHeight, float soft)
    {
        Vector3 centre = Direction(azimuth, elevation), right = Direction(azimuth + 90, 0), up = Vector3.Cross(centre, right);
        float depth = Vector3.Dot(d, centre);
        if (depth <= 0)
            return 0;
        float x = MathF.Atan2(Math.Abs(Vector3.Dot(d, right)), depth) * 180 / MathF.PI;
        float y = MathF.Atan2(Math.Abs(Vector3.Dot(d, up)), depth) * 180 / MathF.PI;
        return Smooth(halfWidth + soft / 2, halfWidth - soft / 2, x) * Smooth(halfHeight + soft / 2, halfHeight - soft / 2, y);
    }

    static float Smooth(float from, float to, float x)
    {
        float t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
