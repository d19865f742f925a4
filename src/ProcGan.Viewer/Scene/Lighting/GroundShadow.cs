using System.Numerics;
using ProcGan.Viewer.Scene.Meshes;

namespace ProcGan.Viewer.Scene.Lighting;

/// <summary>What an object leaves of the light on the ground below it, seen from above.</summary>
/// <remarks>Light comes from a set of directions, some from the sky and some from the directional light; along each the object's triangles
/// are projected onto the ground, and a texel that one covers loses that direction's share. So near contacts are dark and far ones soft.</remarks>
static class GroundShadow
{
    public const int Side = 128;

    /// <summary>Half the side of the ground's square, in radii of the object.</summary>
    public const float Reach = 3.2f;
    const int SkyDirections = 40, KeyDirections = 16, MostTriangles = 4000;

    /// <param name="mesh">Fitted.</param>
    /// <param name="towardsKey">Towards the directional light, of length 1.</param>
    /// <param name="softness">Of the directional light, in degrees.</param>
    /// <param name="keyShare">Of all light on the ground, 0 to 1.</param>
    /// <returns>Share of the light that is left, 0 to 255, <see cref="Side"/> squared; x to the right, rows along growing z.</returns>
    public static byte[] Make(Mesh mesh, Vector3 towardsKey, float softness, float keyShare)
    {
        Mesh simple = Simplified(mesh);
        float[] left = new float[Side * Side];
        Array.Fill(left, 1);
        bool[] covered = new bool[left.Length];
        for (int i = 0; i < SkyDirections; i++)
        {
            // As dense as the cosine, but not so flat that the shadow leaves the square.
            float share = (i + 0.5f) / SkyDirections, sin = MathF.Sqrt(share);
            (float z, float x) = MathF.SinCos(2 * MathF.PI * Ggx.RadicalInverse((uint)i));
            Darken(simple, new Vector3(sin * x, MathF.Sqrt(1 - share), sin * z), (1 - keyShare) / SkyDirections, left, covered);
        }
        if (towardsKey.Y > 0.05f && keyShare > 0)
        {
            Vector3 right = Vector3.Normalize(Vector3.Cross(Vector3.UnitY, towardsKey) + new Vector3(1e-6f, 0, 0)), up = Vector3.Cross(towardsKey, right);
            float radius = MathF.Tan(softness * MathF.PI / 180);
            for (int i = 0; i < KeyDirections; i++)
            {
                float r = radius * MathF.Sqrt((i + 0.5f) / KeyDirections);
                (float y, float x) = MathF.SinCos(i * 2.3999632f);   // the golden angle fills a disc evenly
                Vector3 d = Vector3.Normalize(towardsKey + r * (x * right + y * up));
                Darken(simple, d, keyShare / KeyDirections, left, covered);
            }
        }
        // A texel is covered or not, so an edge that lies across the grid has steps: twice a mean of 3 x 3 takes them away.
        left = Blurred(Blurred(left));
        return Array.ConvertAll(left, share => (byte)MathF.Round(255 * Math.Clamp(share, 0, 1)));
    }

    static float[] Blurred(float[] from)
    {
        float[] to = [.. from];   // the border stays: no shadow reaches it
        for (int y = 1; y < Side - 1; y++)
        {
            for (int x = 1; x < Side - 1; x++)
            {
                float sum = 0;
                for (int j = -1; j <= 1; j++)
                    for (int i = -1; i <= 1; i++)
                        sum += from[(y + j) * Side + x + i];
                to[y * Side + x] = sum / 9;
            }
        }
        return to;
    }

    static void Darken(Mesh mesh, Vector3 direction, float share, float[] left, bool[] covered)
    {
        if (direction.Y < 0.05f)
            return;
        Array.Clear(covered);
        Vector2 slope = new Vector2(direction.X, direction.Z) / direction.Y;
        var points = new Vector2[mesh.Vertices.Length];
        for (int i = 0; i < points.Length; i++)
        {
            Vector3 p = mesh.Vertices[i].Position;
            points[i] = (new Vector2(p.X, p.Z) - slope * (p.Y - mesh.Bottom) + new Vector2(Reach)) * (Side / (2 * Reach));
        }
        for (int i = 0; i < mesh.Indices.Length; i += 3)
            Cover(points[mesh.Indices[i]], points[mesh.Indices[i + 1]], points[mesh.Indices[i + 2]], covered);
        for (int i = 0; i < left.Length; i++)
            left[i] -= covered[i] ? share : 0;
    }

    /// <summary>Marks the texels whose centre is in the triangle, whichever way round it is.</summary>
    static void Cover(Vector2 a, Vector2 b, Vector2 c, bool[] covered)
    {
        Vector2 low = Vector2.Min(a, Vector2.Min(b, c)), high = Vector2.Max(a, Vector2.Max(b, c));
        int x0 = Texel(low.X), x1 = Texel(high.X), y0 = Texel(low.Y), y1 = Texel(high.Y);
        for (int y = y0; y < y1; y++)
        {
            for (int x = x0; x < x1; x++)
            {
                var p = new Vector2(x + 0.5f, y + 0.5f);
                float s = Side2(a, b, p), t = Side2(b, c, p), u = Side2(c, a, p);
                if ((s >= 0 && t >= 0 && u >= 0) || (s <= 0 && t <= 0 && u <= 0))
                    covered[y * Side + x] = true;
            }
        }

        static int Texel(float at) => (int)Math.Clamp(MathF.Ceiling(at - 0.5f), 0, Side);
        static float Side2(Vector2 p, Vector2 q, Vector2 r) => (q.X - p.X) * (r.Y - p.Y) - (q.Y - p.Y) * (r.X - p.X);
    }

    /// <summary>Vertices in one cell of a grid become one: a shadow needs no more.</summary>
    static Mesh Simplified(Mesh mesh)
    {
        for (int cells = 40; mesh.Indices.Length / 3 > MostTriangles && cells >= 10; cells -= 10)
            mesh = Clustered(mesh, cells);
        return mesh;
    }

    static Mesh Clustered(Mesh mesh, int cells)
    {
        var ids = new Dictionary<(int, int, int), uint>();
        var vertices = new List<Vertex>();
        uint[] map = Array.ConvertAll(mesh.Vertices, v =>
        {
            var cell = ((int)MathF.Floor(v.Position.X * cells / 2), (int)MathF.Floor(v.Position.Y * cells / 2), (int)MathF.Floor(v.Position.Z * cells / 2));
            if (!ids.TryGetValue(cell, out uint id))
            {
                ids[cell] = id = (uint)vertices.Count;
                vertices.Add(v);
            }
            return id;
        });
        var seen = new HashSet<(uint, uint, uint)>();
        var indices = new List<uint>();
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            (uint a, uint b, uint c) = (map[mesh.Indices[i]], map[mesh.Indices[i + 1]], map[mesh.Indices[i + 2]]);
            if (a != b && b != c && a != c && seen.Add((a, b, c)))
                indices.AddRange([a, b, c]);
        }
        return new Mesh([.. vertices], [.. indices]);
    }
}
