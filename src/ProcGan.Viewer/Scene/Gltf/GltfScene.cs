using System.Numerics;
using System.Text.Json;
using ProcGan.Viewer.Scene.Meshes;

namespace ProcGan.Viewer.Scene.Gltf;

/// <summary>Walks the nodes of a scene and collects their triangles.</summary>
sealed class GltfScene(JsonElement root, GltfBuffers buffers)
{
    public const int MostVertices = 2_000_000, MostIndices = 6_000_000;
    const int MostNodes = 10_000, MostDepth = 100;

    static readonly string[] Understood = ["KHR_mesh_quantization", "KHR_texture_transform"];

    public readonly record struct Parts(Vertex[] Vertices, uint[] Indices, bool HasUv);

    readonly GltfAccessors accessors = new(root, buffers);
    readonly List<Vertex> vertices = [];
    readonly List<uint> indices = [];
    int nodes;
    bool hasUv;

    public Parts Read()
    {
        string version = root.GetProperty("asset").GetProperty("version").GetString()!;
        if (!version.StartsWith("2.", StringComparison.Ordinal))
            throw new GltfException($"it is of version '{(version.Length > 20 ? version[..20] : version)}', expected 2.0");
        if (root.TryGetProperty("extensionsRequired", out JsonElement required))
            foreach (string? name in required.EnumerateArray().Select(e => e.GetString()))
                if (!Understood.Contains(name))
                    throw new GltfException($"it requires the extension '{(name!.Length > 60 ? name[..60] : name)}', which is not read");
        if (root.TryGetProperty("scenes", out _))
        {
            JsonElement scene = GltfAccessors.Item(root, "scenes", GltfAccessors.Optional(root, "scene", 0));
            if (scene.TryGetProperty("nodes", out JsonElement roots))
                foreach (JsonElement node in roots.EnumerateArray())
                    Node(node.GetInt32(), Matrix4x4.Identity, 0);
        }
        else if (root.TryGetProperty("meshes", out JsonElement meshes))
        {
            for (int i = 0; i < meshes.GetArrayLength(); i++)
                AddMesh(i, Matrix4x4.Identity);
        }
        return new Parts([.. vertices], [.. indices], hasUv);
    }

    void Node(int index, Matrix4x4 parent, int depth)
    {
        if (++nodes > MostNodes || depth > MostDepth)
            throw new GltfException($"its nodes are more than {MostNodes} or {MostDepth} deep, or contain themselves");
        JsonElement node = GltfAccessors.Item(root, "nodes", index);
        Matrix4x4 world = Local(node) * parent;
        if (node.TryGetProperty("mesh", out JsonElement mesh))
            AddMesh(mesh.GetInt32(), world);
        if (node.TryGetProperty("children", out JsonElement children))
            foreach (JsonElement child in children.EnumerateArray())
                Node(child.GetInt32(), world, depth + 1);
    }

    static Matrix4x4 Local(JsonElement node)
    {
        // glTF writes columns one after the other, for columns as vectors; System.Numerics rows, for rows: the same sixteen numbers.
        if (Numbers(node, "matrix", 16) is { } m)
            return new Matrix4x4(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8], m[9], m[10], m[11], m[12], m[13], m[14], m[15]);
        float[] t = Numbers(node, "translation", 3) ?? [0, 0, 0], r = Numbers(node, "rotation", 4) ?? [0, 0, 0, 1], s = Numbers(node, "scale", 3) ?? [1, 1, 1];
        return Matrix4x4.CreateScale(s[0], s[1], s[2]) * Matrix4x4.CreateFromQuaternion(new Quaternion(r[0], r[1], r[2], r[3]))
            * Matrix4x4.CreateTranslation(t[0], t[1], t[2]);
    }

    static float[]? Numbers(JsonElement node, string name, int count)
    {
        if (!node.TryGetProperty(name, out JsonElement list))
            return null;
        float[] values = [.. list.EnumerateArray().Take(count + 1).Select(e => e.GetSingle())];
        return values.Length == count ? values : throw new GltfException($"a node's '{name}' has {values.Length} numbers, expected {count}");
    }

    void AddMesh(int index, Matrix4x4 world)
    {
        foreach (JsonElement primitive in GltfAccessors.Item(root, "meshes", index).GetProperty("primitives").EnumerateArray())
        {
            int mode = GltfAccessors.Optional(primitive, "mode", 4);
            if (mode is >= 4 and <= 6)   // points and lines are not surfaces
                Primitive(primitive, mode, world);
        }
    }

    void Primitive(JsonElement primitive, int mode, Matrix4x4 world)
    {
        JsonElement attributes = primitive.GetProperty("attributes");
        if (!attributes.TryGetProperty("POSITION", out JsonElement position))
            return;
        float[] positions = accessors.Floats(position.GetInt32(), 3);
        int count = positions.Length / 3;
        Room(vertices.Count, count, MostVertices, "vertices");
        float[]? normals = Attribute("NORMAL", 3), tangents = Attribute("TANGENT", 4), uvs = Attribute("TEXCOORD_0", 2);
        hasUv |= uvs != null;
        var own = new Vertex[count];
        Matrix4x4 forNormals = Matrix4x4.Invert(world, out Matrix4x4 inverse) ? Matrix4x4.Transpose(inverse) : world;
        float turned = world.GetDeterminant() < 0 ? -1 : 1;   // a mirror turns triangles inside out
        for (int i = 0; i < count; i++)
        {
            Vector3 normal = normals is null ? Vector3.UnitY : Tangents.UnitOr(Vector3.TransformNormal(At3(normals, i), forNormals), Vector3.UnitY);
            Vector4 tangent = Vector4.UnitX;
            if (tangents != null)
            {
                Vector3 along = Vector3.TransformNormal(new Vector3(tangents.AsSpan(4 * i, 3)), world);
                tangent = Tangents.Orthonormal(normal, along, Vector3.Cross(normal, along) * (tangents[4 * i + 3] < 0 ? -turned : turned));
            }
            // glTF's v grows downwards.
            own[i] = new Vertex(Vector3.Transform(At3(positions, i), world), normal, tangent, uvs is null ? default : new Vector2(uvs[2 * i], 1 - uvs[2 * i + 1]));
        }
        uint[] corners = Triangles(Corners(primitive, count), mode, turned < 0);
        if (normals is null)
            (own, corners) = Tangents.Flat(own, corners);
        if (tangents is null || normals is null)
            Tangents.Fill(own, corners);
        Room(vertices.Count, own.Length, MostVertices, "vertices");
        Room(indices.Count, corners.Length, MostIndices, "indices");
        uint first = (uint)vertices.Count;
        vertices.AddRange(own);
        indices.AddRange(corners.Select(i => first + i));

        float[]? Attribute(string name, int components)
        {
            if (!attributes.TryGetProperty(name, out JsonElement accessor))
                return null;
            float[] values = accessors.Floats(accessor.GetInt32(), components);
            return values.Length == count * components ? values
                : throw new GltfException($"{name} has {values.Length / components} elements beside {count} positions");
        }
    }

    uint[] Corners(JsonElement primitive, int count)
    {
        if (!primitive.TryGetProperty("indices", out JsonElement accessor))
            return [.. Enumerable.Range(0, count).Select(i => (uint)i)];
        uint[] corners = accessors.Indices(accessor.GetInt32());
        foreach (uint corner in corners)
            if (corner >= count)
                throw new GltfException($"index {corner} is used, but there are {count} vertices");
        return corners;
    }

    static uint[] Triangles(uint[] corners, int mode, bool flip)
    {
        int triangles = mode == 4 ? corners.Length / 3 : Math.Max(corners.Length - 2, 0);
        uint[] list = new uint[3 * triangles];
        for (int i = 0; i < triangles; i++)
        {
            (int a, int b, int c) = mode switch
            {
                4 => (3 * i, 3 * i + 1, 3 * i + 2),
                5 => (i, i + 1 + i % 2, i + 2 - i % 2),   // strip: every other one the other way round
                _ => (i + 1, i + 2, 0),                    // fan
            };
            if (flip)
                (b, c) = (c, b);
            (list[3 * i], list[3 * i + 1], list[3 * i + 2]) = (corners[a], corners[b], corners[c]);
        }
        return list;
    }

    static Vector3 At3(float[] values, int i) => new(values[3 * i], values[3 * i + 1], values[3 * i + 2]);

    static void Room(int have, int more, int most, string what)
    {
        if ((long)have + more > most)
            throw new GltfException($"it has more than {most} {what}");
    }
}
