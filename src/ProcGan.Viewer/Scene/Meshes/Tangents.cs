using System.Numerics;

namespace ProcGan.Viewer.Scene.Meshes;

/// <summary>Fills in what a mesh file may leave out.</summary>
static class Tangents
{
    /// <summary>Normals of faces, each vertex of one triangle: glTF wants flat shading where normals are missing.</summary>
    public static (Vertex[] Vertices, uint[] Indices) Flat(Vertex[] vertices, uint[] indices)
    {
        var flat = new Vertex[indices.Length];
        for (int i = 0; i < indices.Length; i += 3)
        {
            Vertex a = vertices[indices[i]], b = vertices[indices[i + 1]], c = vertices[indices[i + 2]];
            Vector3 normal = UnitOr(Vector3.Cross(b.Position - a.Position, c.Position - a.Position), Vector3.UnitY);
            (flat[i], flat[i + 1], flat[i + 2]) = (a with { Normal = normal }, b with { Normal = normal }, c with { Normal = normal });
        }
        return (flat, [.. Enumerable.Range(0, flat.Length).Select(i => (uint)i)]);
    }

    /// <summary>Tangents along growing u: those of the faces around a vertex, weighted by their area.</summary>
    public static void Fill(Vertex[] vertices, uint[] indices)
    {
        var along = new Vector3[vertices.Length];
        var upwards = new Vector3[vertices.Length];
        for (int i = 0; i + 2 < indices.Length; i += 3)
        {
            Vertex a = vertices[indices[i]], b = vertices[indices[i + 1]], c = vertices[indices[i + 2]];
            Vector3 p = b.Position - a.Position, q = c.Position - a.Position;
            Vector2 s = b.Uv - a.Uv, t = c.Uv - a.Uv;
            // Times the determinant, not divided by it: the direction is the same, and small triangles weigh little.
            float sign = s.X * t.Y - s.Y * t.X < 0 ? -1 : 1;
            Vector3 u = sign * (p * t.Y - q * s.Y), v = sign * (q * s.X - p * t.X);
            for (int k = 0; k < 3; k++)
            {
                along[indices[i + k]] += u;
                upwards[indices[i + k]] += v;
            }
        }
        for (int i = 0; i < vertices.Length; i++)
            vertices[i] = vertices[i] with { Tangent = Orthonormal(vertices[i].Normal, along[i], upwards[i]) };
    }

    public static Vector4 Orthonormal(Vector3 normal, Vector3 along, Vector3 upwards)
    {
        Vector3 other = MathF.Abs(normal.Y) < 0.9f ? Vector3.Cross(Vector3.UnitY, normal) : Vector3.Cross(normal, Vector3.UnitX);
        Vector3 tangent = UnitOr(along - Vector3.Dot(along, normal) * normal, Vector3.Normalize(other));
        return new Vector4(tangent, Vector3.Dot(Vector3.Cross(normal, tangent), upwards) < 0 ? -1 : 1);
    }

    public static Vector3 UnitOr(Vector3 v, Vector3 other)
    {
        float largest = Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z)));
        if (!(largest > 1e-30f) || !float.IsFinite(largest))
            return other;
        return Vector3.Normalize(v / largest);   // first to a size whose square is a float
    }

    /// <summary>UVs of a mesh that has none: projected along the axis that the normal is nearest to.</summary>
    /// <param name="v">Of a fitted mesh.</param>
    public static Vertex WithBoxUv(Vertex v)
    {
        Vector3 n = Vector3.Abs(v.Normal), p = v.Position;
        Vector2 uv = n.Y >= n.X && n.Y >= n.Z ? new Vector2(p.X, -p.Z * MathF.Sign(v.Normal.Y))
            : n.X >= n.Z ? new Vector2(-p.Z * MathF.Sign(v.Normal.X), p.Y)
            : new Vector2(p.X * MathF.Sign(v.Normal.Z), p.Y);
        return v with { Uv = uv * 0.7f + new Vector2(0.5f) };
    }
}
