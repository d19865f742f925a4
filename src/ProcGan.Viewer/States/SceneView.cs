using System.Numerics;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.States;

/// <summary>Everything that decides the 3D picture beside the texture itself.</summary>
sealed record SceneView
{
    public const float MaxTiling = 8, TilingStep = 0.5f, MaxDepth = 0.2f;

    /// <summary>Which mesh.</summary>
    public SceneMesh Mesh { get; init; } = SceneMesh.Sphere;

    /// <summary>Path of a glTF file (.glb, .gltf) for <see cref="SceneMesh.File"/>.</summary>
    public string? MeshFile { get; init; }

    public Surroundings Environment { get; init; } = Surroundings.Studio;

    public SceneShading Shading { get; init; } = SceneShading.Lit;

    public ToneMapping ToneMapping { get; init; } = ToneMapping.Neutral;

    /// <summary>Copies of the texture in one unit of a mesh's UVs; multiples of a half meet on every built-in shape.</summary>
    public float Tiling { get; init; } = 1;

    /// <summary>Depth of the parallax in tiles, 0 to <see cref="MaxDepth"/>; 0 = off.</summary>
    public float Depth { get; init; } = 0.03f;

    /// <summary>Turns environment and light about the vertical axis; degrees, to the left as seen from above.</summary>
    public float LightTurn { get; init; }

    /// <summary>Raises the directional light above where the environment has it; degrees.</summary>
    public float LightRise { get; init; }

    /// <summary>Of the directional light; 1 = as the environment has it, 0 = off.</summary>
    public float LightStrength { get; init; } = 1;

    /// <summary>In stops.</summary>
    public float Exposure { get; init; }

    /// <summary>The environment behind the object, blurred, in place of the plain gradient.</summary>
    public bool ShowEnvironment { get; init; }

    public OrbitCamera Camera { get; init; } = new();

    /// <summary>The same object in the same light, seen from where it was seen first.</summary>
    public SceneView Reset() => this with { Camera = new(), LightTurn = 0, LightRise = 0 };

    /// <summary>All numbers within what makes a picture: what a file or an option says is not trusted.</summary>
    public SceneView Clamped() => this with
    {
        Mesh = TextureView.Known(Mesh),
        Environment = TextureView.Known(Environment),
        Shading = TextureView.Known(Shading),
        ToneMapping = TextureView.Known(ToneMapping),
        Tiling = TextureView.Within(Tiling, TilingStep, MaxTiling, 1),
        Depth = TextureView.Within(Depth, 0, MaxDepth),
        LightTurn = OrbitCamera.Angle(LightTurn),
        LightRise = TextureView.Within(LightRise, -90, 90),
        LightStrength = TextureView.Within(LightStrength, 0, 10, 1),
        Exposure = TextureView.Within(Exposure, -8, 8),
        Camera = (Camera ?? new()).Clamped(),
    };

    /// <summary>The mouse's drag turns the light: across = about the vertical axis, up = higher.</summary>
    /// <param name="drag">In shares of the view's height.</param>
    public SceneView WithLightDragged(Vector2 drag) =>
        (this with { LightTurn = LightTurn + 180 * drag.X, LightRise = LightRise - 90 * drag.Y }).Clamped();
}

enum SceneMesh { Plane, Sphere, Cube, Cylinder, Torus, File }

/// <summary>Built-in environments; <see cref="Even"/> is white from everywhere, as in a furnace test.</summary>
enum Surroundings { Studio, Overcast, ClearSky, Sunset, Even }

enum SceneShading { Lit, Unlit, Normals, Roughness, Occlusion, Height }

/// <summary>From scene light to the screen's. <see cref="None"/> cuts at 1.</summary>
enum ToneMapping { Neutral, Aces, AgX, None }
