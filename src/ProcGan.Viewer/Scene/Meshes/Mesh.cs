using System.Numerics;

namespace ProcGan.Viewer.Scene.Meshes;

/// <summary>One corner of a triangle as the GPU reads it.</summary>
/// <param name="Position">In radii of the mesh.</param>
/// <param name="Normal">Of length 1.</param>
/// <param name="Tangent">Along growing u, of length 1; w = 1 or -1: bitangent = w * cross(normal, tangent), along growing v.</param>
/// <param name="Uv">v grows upwards, as for a normal map of OpenGL's convention; row 0 of a picture is at v = 1.</param>
readonly record struct Vertex(Vector3 Position, Vector3 Normal, Vector4 Tangent, Vector2 Uv)
{
    public const int Bytes = 12 * sizeof(float);
}

/// <summary>Triangles, counter-clockwise as seen from outside.</summary>
/// <param name="Vertices">Corners, shared by triangles.</param>
/// <param name="Indices">Three a triangle.</param>
/// <param name="WrapsV">The v axis closes on itself, so only whole copies along it meet.</param>
sealed record Mesh(Vertex[] Vertices, uint[] Indices, bool WrapsV = false)
{
    /// <summary>Where the ground is: the lowest point.</summary>
    public float Bottom { get; } = Vertices.Length == 0 ? 0 : Vertices.Min(v => v.Position.Y);

    /// <summary>The same, centred, with its farthest corner at distance 1.</summary>
    /// <remarks>Around the middle of the box, not of the smallest sphere: within a few per cent, and easily told.</remarks>
    public Mesh Fitted()
    {
        if (Vertices.Length == 0)
            return this;
        Vector3 low = Vertices[0].Position, high = low;
        foreach (Vertex v in Vertices)
            (low, high) = (Vector3.Min(low, v.Position), Vector3.Max(high, v.Position));
        Vector3 centre = low / 2 + high / 2;   // halves first: a sum of two large floats may overflow
        float radius = Vertices.Max(v => (v.Position - centre).Length());
        float scale = radius > 0 && float.IsFinite(1 / radius) ? 1 / radius : 1;
        // A new one: 'with' would keep the former bottom.
        return new Mesh(Array.ConvertAll(Vertices, v => v with { Position = (v.Position - centre) * scale }), Indices, WrapsV);
    }

    /// <summary>Copies of the texture along the mesh's u and v: texels stay square where a texture is not, and a closed axis gets whole copies.</summary>
    public Vector2 UvScale(float tiling, int width, int height)
    {
        float v = tiling * width / height;
        return new Vector2(tiling, WrapsV ? Math.Max(MathF.Round(2 * v), 1) / 2 : v);
    }
}
