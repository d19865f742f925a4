namespace ProcGan.Viewer.States;

/// <summary>The texture on a mesh under light: everything that decides that picture beside the texture.</summary>
sealed record SceneView
{
    /// <summary>Which mesh.</summary>
    public SceneMesh Mesh { get; init; } = SceneMesh.Sphere;

    /// <summary>Path of a .gltf or .glb file for <see cref="SceneMesh.File"/>.</summary>
    public string? MeshFile { get; init; }

    /// <summary>Copies of the texture along the mesh's own texture coordinates.</summary>
    public float Tiling { get; init; } = 2;

    public SceneView Clamped() => this with
    {
        Mesh = TextureView.Known(Mesh),
        Tiling = TextureView.Within(Tiling, 0.1f, 64, 2),
    };
}

enum SceneMesh { Plane, Sphere, Cube, Cylinder, Torus, File }
