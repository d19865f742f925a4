using System.Numerics;

namespace ProcGan.Viewer.Scene.Meshes;

/// <summary>Collects the patches of a shape.</summary>
sealed class MeshBuilder
{
    readonly List<Vertex> vertices = [];
    readonly List<uint> indices = [];

    /// <summary>A patch of columns x rows cells; s and t run from 0 to 1 to the right and upwards as seen from outside.</summary>
    public void Grid(int columns, int rows, Func<float, float, Vertex> at)
    {
        uint start = (uint)vertices.Count, stride = (uint)columns + 1;
        for (int row = 0; row <= rows; row++)
            for (int column = 0; column <= columns; column++)
                vertices.Add(at((float)column / columns, (float)row / rows));
        for (uint row = 0; row < rows; row++)
        {
            for (uint column = 0; column < columns; column++)
            {
                uint corner = start + row * stride + column;
                Triangle(corner, corner + 1, corner + stride + 1);
                Triangle(corner, corner + stride + 1, corner + stride);
            }
        }
    }

    /// <summary>A flat round lid, its texture upright as seen from the camera above or below.</summary>
    public void Disc(int around, float radius, float y, float density, bool up)
    {
        float side = up ? 1 : -1;
        uint centre = (uint)vertices.Count;
        Add(Vector2.Zero);
        for (int i = 0; i < around; i++)
        {
            (float sin, float cos) = MathF.SinCos(i * 2 * MathF.PI / around);
            Add(new Vector2(sin, cos) * radius);
        }
        for (uint i = 0; i < around; i++)
        {
            uint a = centre + 1 + i, b = centre + 1 + (i + 1) % (uint)around;
            if (up)
                Triangle(centre, a, b);
            else
                Triangle(centre, b, a);
        }

        void Add(Vector2 p) => vertices.Add(new Vertex(new Vector3(p.X, y, p.Y), new Vector3(0, side, 0), new Vector4(1, 0, 0, 1),
            new Vector2(0.5f) + new Vector2(p.X, -side * p.Y) * density));
    }

    /// <summary>Leaves out triangles without an area: those at a sphere's poles.</summary>
    void Triangle(uint a, uint b, uint c)
    {
        Vector3 p = vertices[(int)a].Position, q = vertices[(int)b].Position, r = vertices[(int)c].Position;
        if (Vector3.Cross(q - p, r - p).LengthSquared() > 1e-14f)
            indices.AddRange([a, b, c]);
    }

    public Mesh Mesh() => new([.. vertices], [.. indices]);
}
