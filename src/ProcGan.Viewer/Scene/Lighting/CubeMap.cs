using System.Numerics;

namespace ProcGan.Viewer.Scene.Lighting;

/// <summary>Light from all directions: six square faces in OpenGL's order (+X, -X, +Y, -Y, +Z, -Z) with mip levels.</summary>
sealed class CubeMap
{
    readonly float[][][] faces;   // [level][face][4 * side * side], RGBA with alpha 1: Vector4 loads whole texels

    public CubeMap(int side, int levels)
    {
        Side = side;
        faces = [.. Enumerable.Range(0, levels).Select(level => Enumerable.Range(0, 6).Select(_ => new float[4 * (side >> level) * (side >> level)]).ToArray())];
    }

    public int Side { get; }
    public int Levels => faces.Length;

    /// <summary>Linear RGBA, rows as OpenGL takes them.</summary>
    public float[] Face(int level, int face) => faces[level][face];

    /// <summary>Sets each texel of a level to what the function says of its direction.</summary>
    public void Fill(int level, Func<Vector3, Vector3> light) => Parallel.For(0, 6, face =>
    {
        int side = Side >> level;
        float[] texels = faces[level][face];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                new Vector4(light(Direction(face, (x + 0.5f) * 2 / side - 1, (y + 0.5f) * 2 / side - 1)), 1).CopyTo(texels, 4 * (y * side + x));
    });

    /// <summary>Makes each level after the first the mean of 2 x 2 texels of the one before.</summary>
    public void Average()
    {
        for (int level = 1; level < Levels; level++)
        {
            int side = Side >> level;
            for (int face = 0; face < 6; face++)
            {
                float[] from = faces[level - 1][face], to = faces[level][face];
                for (int y = 0; y < side; y++)
                {
                    for (int x = 0; x < side; x++)
                    {
                        int i = 4 * (2 * y * 2 * side + 2 * x), below = i + 8 * side;
                        Vector4 sum = Texel(from, i) + Texel(from, i + 4) + Texel(from, below) + Texel(from, below + 4);
                        (sum / 4).CopyTo(to, 4 * (y * side + x));
                    }
                }
            }
        }
    }

    /// <summary>Bilinear within a face, linear between levels.</summary>
    public Vector3 Sample(Vector3 d, float level)
    {
        level = Math.Clamp(level, 0, Levels - 1);
        int lower = (int)level;
        float share = level - lower;
        (int face, float u, float v) = Project(d);
        Vector3 value = Bilinear(lower, face, u, v);
        return share > 0 ? Vector3.Lerp(value, Bilinear(lower + 1, face, u, v), share) : value;
    }

    Vector3 Bilinear(int level, int face, float u, float v)
    {
        int side = Side >> level;
        float[] texels = faces[level][face];
        float x = Math.Clamp((u + 1) * 0.5f * side - 0.5f, 0, side - 1), y = Math.Clamp((v + 1) * 0.5f * side - 0.5f, 0, side - 1);
        int x0 = (int)x, y0 = (int)y, x1 = Math.Min(x0 + 1, side - 1), y1 = Math.Min(y0 + 1, side - 1);
        Vector4 top = Vector4.Lerp(At(x0, y0), At(x1, y0), x - x0), bottom = Vector4.Lerp(At(x0, y1), At(x1, y1), x - x0);
        return Vector4.Lerp(top, bottom, y - y0).AsVector3();

        Vector4 At(int x, int y) => Texel(texels, 4 * (y * side + x));
    }

    static Vector4 Texel(float[] texels, int at) => new(texels.AsSpan(at, 4));

    /// <summary>Solid angle of a texel of level 0 at (u, v) of its face, in steradians.</summary>
    public float SolidAngle(float u, float v) => 4f / (Side * Side) / MathF.Pow(1 + u * u + v * v, 1.5f);

    /// <param name="face">0 to 5.</param>
    /// <param name="u">-1 to 1 along the face's rows.</param>
    /// <param name="v">-1 to 1 down its columns.</param>
    public static Vector3 Direction(int face, float u, float v) => Vector3.Normalize(face switch
    {
        0 => new Vector3(1, -v, -u),
        1 => new Vector3(-1, -v, u),
        2 => new Vector3(u, 1, v),
        3 => new Vector3(u, -1, -v),
        4 => new Vector3(u, -v, 1),
        _ => new Vector3(-u, -v, -1),
    });

    static (int Face, float U, float V) Project(Vector3 d)
    {
        Vector3 a = Vector3.Abs(d);
        if (a.X >= a.Y && a.X >= a.Z)
            return d.X > 0 ? (0, -d.Z / a.X, -d.Y / a.X) : (1, d.Z / a.X, -d.Y / a.X);
        if (a.Y >= a.Z)
            return d.Y > 0 ? (2, d.X / a.Y, d.Z / a.Y) : (3, d.X / a.Y, -d.Z / a.Y);
        return d.Z > 0 ? (4, d.X / a.Z, -d.Y / a.Z) : (5, -d.X / a.Z, -d.Y / a.Z);
    }
}
