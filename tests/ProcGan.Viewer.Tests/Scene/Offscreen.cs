using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Scene;
using ProcGan.Viewer.Scene.Lighting;
using ProcGan.Viewer.Scene.Meshes;
using ProcGan.Viewer.Windowing;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.Windowing;

namespace ProcGan.Viewer.Tests.Scene;

/// <summary>A window of the test's own to draw the 3D view into and read it back.</summary>
sealed class Offscreen : IDisposable
{
    readonly IWindow window;

    public Offscreen(int width, int height)
    {
        (Width, Height) = (width, height);
        window = Window.Create(WindowOptions.Default with
        {
            Size = new Vector2D<int>(width, height),
            API = new GraphicsAPI(ContextAPI.OpenGL, ContextProfile.Core, ContextFlags.ForwardCompatible, new APIVersion(3, 3)),
            ShouldSwapAutomatically = false,
        });
        window.Initialize();
        Gl = GL.GetApi(window);
        Layer = new SceneLayer(Gl);
    }

    public int Width { get; }
    public int Height { get; }
    public GL Gl { get; }
    public SceneLayer Layer { get; }

    static readonly Dictionary<Surroundings, PreparedEnvironment> environments = [];

    public static PreparedEnvironment Environment(Surroundings name) =>
        environments.TryGetValue(name, out PreparedEnvironment? made) ? made : environments[name] = PreparedEnvironment.Make(name);

    public static SceneFrame Frame(SceneView view, Mesh? mesh = null)
    {
        mesh ??= Shapes.Make(view.Mesh);
        PreparedEnvironment environment = Environment(view.Environment);
        byte[] shadow = GroundShadow.Make(mesh, SceneStage.KeyDirection(view, environment), environment.Key.Softness, 0.5f);
        return new SceneFrame(view, mesh, environment, shadow);
    }

    public Picture Draw(SceneView view, MaterialTexels material) => Draw(Frame(view), material);

    public Picture Draw(SceneFrame frame, MaterialTexels material)
    {
        Layer.Draw(0, 0, Width, Height, frame, material);
        Picture picture = FramePixels.Read(Gl, Width, Height);
        Assert.That(Gl.GetError(), Is.EqualTo(GLEnum.NoError));
        return picture;
    }

    public void Dispose()
    {
        Layer.Dispose();
        Gl.Dispose();
        window.Dispose();
    }
}
