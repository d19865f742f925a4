using System.Numerics;

namespace ProcGan.Viewer.Scene.Meshes;

/// <summary>The built-in shapes. About 0.7 tiles a unit of length on all of them, in an upright picture as the camera sees it.</summary>
static class Shapes
{
    /// <param name="shape">Any but <see cref="SceneMesh.File"/>.</param>
    /// <param name="detail">1 = what is shown; smaller = fewer triangles, for shadows.</param>
    public static Mesh Make(SceneMesh shape, float detail = 1) => shape switch
    {
        SceneMesh.Plane => Plane(Math.Max((int)(8 * detail), 1)),
        SceneMesh.Sphere => Sphere(Math.Max((int)(192 * detail), 12)),
        SceneMesh.Cube => Cube(Math.Max((int)(8 * detail), 2)),
        SceneMesh.Cylinder => Cylinder(Math.Max((int)(160 * detail), 12)),
        SceneMesh.Torus => Torus(Math.Max((int)(192 * detail), 16)),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "Not a built-in shape."),
    };

    /// <summary>Two by two tiles, upright, facing +Z.</summary>
    static Mesh Plane(int cells)
    {
        var build = new MeshBuilder();
        build.Grid(cells, cells, (s, t) => new Vertex(new Vector3(1.6f * (s - 0.5f), 1.6f * (t - 0.5f), 0), Vector3.UnitZ, new Vector4(1, 0, 0, 1), new Vector2(2 * s, 2 * t)));
        return build.Mesh();
    }

    /// <summary>Four tiles around, two from pole to pole.</summary>
    static Mesh Sphere(int around)
    {
        var build = new MeshBuilder();
        build.Grid(around, around / 2, (s, t) =>
        {
            (float sin, float cos) = Angle(s);
            (float sinUp, float cosUp) = MathF.SinCos((t - 0.5f) * MathF.PI);
            var normal = new Vector3(sin * cosUp, sinUp, cos * cosUp);
            return new Vertex(normal, normal, new Vector4(cos, 0, -sin, 1), new Vector2(4 * s, 2 * t));
        });
        return build.Mesh();
    }

    /// <summary>Three tiles around a wall as high as wide, and a flat lid on both ends.</summary>
    static Mesh Cylinder(int around)
    {
        const float radius = 0.68f, half = 0.72f, bevel = 0.035f, tilesAround = 3, density = tilesAround / (2 * MathF.PI * radius);
        var build = new MeshBuilder();
        // Profile from the lower lid's rim to the upper one's: height, radius, direction of the normal in quarter turns, length so far.
        var profile = new List<(float Y, float R, float Turn)> ();
        const int arc = 5;
        for (int i = 0; i <= arc; i++)
            profile.Add(Corner(-1, i / (float)arc - 1));
        for (int i = 0; i <= arc; i++)
            profile.Add(Corner(1, i / (float)arc));
        float[] lengths = new float[profile.Count];
        for (int i = 1; i < profile.Count; i++)
            lengths[i] = lengths[i - 1] + new Vector2(profile[i].Y - profile[i - 1].Y, profile[i].R - profile[i - 1].R).Length();
        build.Grid(around, profile.Count - 1, (s, t) =>
        {
            int row = (int)MathF.Round(t * (profile.Count - 1));
            (float y, float r, float turn) = profile[row];
            (float sin, float cos) = Angle(s);
            (float up, float outwards) = MathF.SinCos(turn * MathF.PI / 2);
            return new Vertex(new Vector3(sin * r, y, cos * r), new Vector3(sin * outwards, up, cos * outwards), new Vector4(cos, 0, -sin, 1),
                new Vector2(tilesAround * s, lengths[row] * density));
        });
        build.Disc(around, radius - bevel, half, density, up: true);
        build.Disc(around, radius - bevel, -half, density, up: false);
        return build.Mesh().Fitted();

        static (float, float, float) Corner(int side, float turn)
        {
            (float sin, float cos) = MathF.SinCos(turn * MathF.PI / 2);
            return (side * (half - bevel) + bevel * sin, radius - bevel + bevel * cos, turn);
        }
    }

    /// <summary>A tile a face, every face the right way up where it stands upright; edges rounded so that they catch light.</summary>
    static Mesh Cube(int cells)
    {
        const float half = 0.5f, bevel = 0.025f;
        var build = new MeshBuilder();
        foreach ((Vector3 normal, Vector3 right) in new[]
        {
            (Vector3.UnitZ, Vector3.UnitX), (-Vector3.UnitZ, -Vector3.UnitX), (Vector3.UnitX, -Vector3.UnitZ),
            (-Vector3.UnitX, Vector3.UnitZ), (Vector3.UnitY, Vector3.UnitX), (-Vector3.UnitY, Vector3.UnitX),
        })
        {
            Vector3 up = Vector3.Cross(normal, right);
            build.Grid(cells, cells, (s, t) =>
            {
                // The outermost row of cells is the rounded edge, the rest is flat.
                (float x, float tiltX) = Across(s, cells);
                (float y, float tiltY) = Across(t, cells);
                Vector3 flat = Vector3.Clamp(x * right + y * up, new Vector3(bevel - half), new Vector3(half - bevel)) + (half - bevel) * normal;
                Vector3 bent = Vector3.Normalize(normal + MathF.Tan(tiltX) * right + MathF.Tan(tiltY) * up);
                Vector3 tangent = Vector3.Normalize(right - Vector3.Dot(right, bent) * bent);
                return new Vertex(flat + bevel * bent, bent, new Vector4(tangent, 1), new Vector2(x / (2 * half) + 0.5f, y / (2 * half) + 0.5f));
            });
        }
        return build.Mesh().Fitted();

        static (float At, float Tilt) Across(float s, int cells)
        {
            int i = (int)MathF.Round(s * cells);
            if (i == 0)
                return (-half, -MathF.PI / 4);
            if (i == cells)
                return (half, MathF.PI / 4);
            return (cells == 2 ? 0 : (half - bevel) * (2f * (i - 1) / (cells - 2) - 1), 0);
        }
    }

    /// <summary>Four tiles around, two around the tube; lying, tilted towards the camera so that its hole is seen.</summary>
    static Mesh Torus(int around)
    {
        const float major = 0.68f, minor = 0.32f;
        var tilt = Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI * 0.3f);
        var build = new MeshBuilder();
        build.Grid(around, around / 2, (s, t) =>
        {
            (float sin, float cos) = Angle(s);
            (float sinTube, float cosTube) = MathF.SinCos((t * 2 - 1) * MathF.PI);
            var normal = new Vector3(sin * cosTube, sinTube, cos * cosTube);
            Vector3 position = new Vector3(sin, 0, cos) * major + normal * minor;
            return new Vertex(Vector3.Transform(position, tilt), Vector3.Transform(normal, tilt),
                new Vector4(Vector3.Transform(new Vector3(cos, 0, -sin), tilt), 1), new Vector2(4 * s, 2 * t));
        });
        return build.Mesh() with { WrapsV = true };
    }

    /// <summary>Sine and cosine a share of a turn along; exactly those of 0 at 1, so that seams close.</summary>
    static (float Sin, float Cos) Angle(float s) => MathF.SinCos(s >= 1 ? 0 : s * 2 * MathF.PI);
}
