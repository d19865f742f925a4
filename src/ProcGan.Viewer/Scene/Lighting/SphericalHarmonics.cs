using System.Numerics;

namespace ProcGan.Viewer.Scene.Lighting;

/// <summary>Diffuse light as nine coefficients (Ramamoorthi and Hanrahan 2001).</summary>
static class SphericalHarmonics
{
    // Times what a cosine lobe keeps of each band, over pi: 1, 2/3, 1/4.
    static readonly float[] Bands = [1, 2f / 3, 2f / 3, 2f / 3, 0.25f, 0.25f, 0.25f, 0.25f, 0.25f];

    /// <summary>Irradiance / pi of the environment in a cube map's first level.</summary>
    public static Vector3[] Irradiance(CubeMap map)
    {
        var sums = new Vector3[9];
        Span<float> basis = stackalloc float[9];
        for (int face = 0; face < 6; face++)
        {
            float[] texels = map.Face(0, face);
            for (int y = 0; y < map.Side; y++)
            {
                for (int x = 0; x < map.Side; x++)
                {
                    float u = (x + 0.5f) * 2 / map.Side - 1, v = (y + 0.5f) * 2 / map.Side - 1;
                    Basis(CubeMap.Direction(face, u, v), basis);
                    Vector3 light = new Vector3(texels.AsSpan(4 * (y * map.Side + x), 3)) * map.SolidAngle(u, v);
                    for (int i = 0; i < 9; i++)
                        sums[i] += light * basis[i];
                }
            }
        }
        for (int i = 0; i < 9; i++)
            sums[i] *= Bands[i];
        return sums;
    }

    public static Vector3 Evaluate(Vector3[] coefficients, Vector3 n)
    {
        Span<float> basis = stackalloc float[9];
        Basis(n, basis);
        Vector3 sum = Vector3.Zero;
        for (int i = 0; i < 9; i++)
            sum += coefficients[i] * basis[i];
        return Vector3.Max(sum, Vector3.Zero);
    }

    static void Basis(Vector3 d, Span<float> b)
    {
        (float x, float y, float z) = (d.X, d.Y, d.Z);
        b[0] = 0.282095f;
        b[1] = 0.488603f * y;
        b[2] = 0.488603f * z;
        b[3] = 0.488603f * x;
        b[4] = 1.092548f * x * y;
        b[5] = 1.092548f * y * z;
        b[6] = 0.315392f * (3 * z * z - 1);
        b[7] = 1.092548f * x * z;
        b[8] = 0.546274f * (x * x - y * y);
    }
}
