using System.Numerics;
using ProcGan.Viewer.Scene.Gltf;
using ProcGan.Viewer.Scene.Lighting;
using ProcGan.Viewer.Scene.Meshes;

namespace ProcGan.Viewer.Scene;

/// <summary>Has the mesh, the light and the shadow of a view ready. What takes longer is made on other threads, and what was there stays meanwhile.</summary>
/// <param name="wake">Called from any thread when something has become ready.</param>
sealed class SceneStage(Action wake)
{
    readonly Dictionary<Surroundings, Task<PreparedEnvironment>> environments = [];
    (SceneMesh Shape, string? File, DateTime Stamp) asked = (SceneMesh.Sphere, null, default);
    Task<Mesh>? coming;
    Mesh mesh = Shapes.Make(SceneMesh.Sphere);
    Mesh caster = Shapes.Make(SceneMesh.Sphere, ShadowDetail);   // the same with fewer triangles
    PreparedEnvironment? environment;
    (Mesh Mesh, PreparedEnvironment Environment, float Turn, float Rise, float Strength) shadowed;
    byte[] shadow = [];

    const float ShadowDetail = 0.2f;

    /// <summary>Why the mesh file is not shown, in one line; null where it is.</summary>
    public string? Error { get; private set; }

    /// <summary>Nothing is being made: the last frame was what its view asks for.</summary>
    public bool Complete { get; private set; }

    /// <summary>Nothing of it is on screen, so nothing is missing.</summary>
    public void Rest() => Complete = true;

    /// <returns>What can be shown of this view now, or null before there is any light.</returns>
    public SceneFrame? Frame(SceneView view)
    {
        Complete = true;
        TakeMesh(view);
        TakeEnvironment(view);
        if (environment is null)
            return null;
        var now = (mesh, environment, view.LightTurn, view.LightRise, view.LightStrength);
        if (shadowed != now)
        {
            Vector3 key = environment.Key.Colour * view.LightStrength;
            Vector3 towards = KeyDirection(view, environment);
            // What the key and the sky give to open ground, as one number each.
            float fromKey = Luminance(key) * Math.Max(towards.Y, 0), fromSky = Luminance(SphericalHarmonics.Evaluate(environment.Diffuse, Vector3.UnitY));
            shadow = GroundShadow.Make(caster, towards, environment.Key.Softness, fromKey / Math.Max(fromKey + fromSky, 1e-6f));
            shadowed = now;
        }
        return new SceneFrame(view, mesh, environment, shadow);
    }

    /// <summary>Towards the directional light, of length 1.</summary>
    public static Vector3 KeyDirection(SceneView view, PreparedEnvironment environment) => Environments.Direction(
        environment.Key.Azimuth + view.LightTurn, Math.Clamp(environment.Key.Elevation + view.LightRise, -90, 90));

    static float Luminance(Vector3 c) => 0.2126f * c.X + 0.7152f * c.Y + 0.0722f * c.Z;

    void TakeMesh(SceneView view)
    {
        string? file = view.Mesh == SceneMesh.File ? view.MeshFile ?? "" : null;
        DateTime stamp = file is { Length: > 0 } ? File.GetLastWriteTimeUtc(file) : default;   // of a missing file: a date of long ago
        if (asked != (view.Mesh, file, stamp))
        {
            asked = (view.Mesh, file, stamp);
            Error = null;
            coming = null;
            if (file is null)
            {
                mesh = Shapes.Make(view.Mesh);
                caster = Shapes.Make(view.Mesh, ShadowDetail);
            }
            else if (file.Length == 0)
            {
                Error = "No mesh is chosen: drop a .glb or .gltf file on the window.";
            }
            else
            {
                coming = Started(() => GltfFile.Read(file));
            }
        }
        if (coming is null)
            return;
        Complete = coming.IsCompleted;
        if (!coming.IsCompleted)
            return;
        if (coming.IsCompletedSuccessfully)
            mesh = caster = coming.Result;
        else
            Error = coming.Exception!.InnerException!.Message.ReplaceLineEndings(" ");
        coming = null;
    }

    void TakeEnvironment(SceneView view)
    {
        if (environment?.Name == view.Environment)
            return;
        if (!environments.TryGetValue(view.Environment, out Task<PreparedEnvironment>? task))
            environments[view.Environment] = task = Started(() => PreparedEnvironment.Make(view.Environment));
        if (task.IsCompleted)
            environment = task.GetAwaiter().GetResult();
        else
            Complete = false;
    }

    Task<T> Started<T>(Func<T> make)
    {
        Task<T> task = Task.Run(make);
        _ = task.ContinueWith(_ => wake(), TaskScheduler.Default);
        return task;
    }
}
