using System.Numerics;
using ProcGan.Viewer.Scene;
using ProcGan.Viewer.Scene.Lighting;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>The material on a mesh under light. Drawn off screen when something about it changed; else the last picture is shown again.</summary>
sealed class SceneLayer(GL gl) : IDisposable
{
    /// <summary>Share of the ground's light that a shadow may take: a floor is never quite black.</summary>
    const float ShadowStrength = 0.85f;

    readonly SceneTarget target = new(gl);
    readonly SceneMeshBuffer mesh = new(gl);
    readonly uint empty = gl.GenVertexArray();
    // Made when the 3D view is first seen: compiling is the half of what it costs.
    SceneTextures? textures;
    ShaderProgram? object3D, backdrop, ground;
    (SceneFrame? Frame, MaterialTexels? Material) drawn;

    /// <summary>How often it was drawn, not merely shown again.</summary>
    public int Drawn { get; private set; }

    /// <param name="x">Pixels from the window's left.</param>
    /// <param name="y">Pixels from the window's bottom.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="frame">What is seen.</param>
    /// <param name="material">What it is made of.</param>
    /// <exception cref="InvalidOperationException">The driver cannot do it; the message says what to change.</exception>
    public void Draw(int x, int y, int width, int height, SceneFrame frame, MaterialTexels material)
    {
        if (drawn != (frame, material) || (width, height) != (target.Width, target.Height))
        {
            Prepare();
            textures!.Take(material);
            textures.Take(frame.Environment);
            textures.Take(frame.Shadow);
            mesh.Take(frame.Mesh);
            target.Begin(width, height);
            Render(frame, material, (float)width / height);
            target.End();
            drawn = (frame, material);
            Drawn++;
        }
        target.Show(x, y);
    }

    void Render(SceneFrame frame, MaterialTexels material, float aspect)
    {
        SceneView view = frame.View;
        Matrix4x4 look = view.Camera.View(), projection = OrbitCamera.Projection(aspect), both = look * projection;
        (float sin, float cos) = MathF.SinCos(view.LightTurn * MathF.PI / 180);
        float exposure = MathF.Pow(2, view.Exposure);
        gl.Disable(EnableCap.ScissorTest);
        gl.Disable(EnableCap.Blend);
        gl.DepthMask(true);
        gl.Clear(ClearBufferMask.DepthBufferBit);
        textures!.Bind();

        gl.Disable(EnableCap.DepthTest);
        gl.BindVertexArray(empty);
        backdrop!.Use();
        backdrop.Set("right", new Vector3(look.M11, look.M21, look.M31) / projection.M11);
        backdrop.Set("up", new Vector3(look.M12, look.M22, look.M32) / projection.M22);
        backdrop.Set("forward", -new Vector3(look.M13, look.M23, look.M33));
        backdrop.Set("showEnvironment", view.ShowEnvironment ? 1 : 0);
        SetLight(backdrop);
        gl.DrawArrays(PrimitiveType.Triangles, 0, 3);

        // The object is drawn over its shadow, so that the ground needs no depth test, and a camera from below sees no ground.
        if (view.Shading == SceneShading.Lit && view.Camera.Position().Y > frame.Mesh.Bottom)
        {
            gl.Enable(EnableCap.Blend);
            gl.BlendEquation(BlendEquationModeEXT.FuncAdd);
            gl.BlendFuncSeparate(BlendingFactor.Zero, BlendingFactor.SrcColor, BlendingFactor.Zero, BlendingFactor.One);
            ground!.Use();
            ground.Set("viewProjection", both);
            ground.Set("ground", frame.Mesh.Bottom);
            ground.Set("reach", GroundShadow.Reach);
            ground.Set("strength", ShadowStrength);
            ground.Set("shadow", 4);
            gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);
            gl.Disable(EnableCap.Blend);
        }

        gl.Enable(EnableCap.DepthTest);
        gl.DepthFunc(DepthFunction.Less);
        if (view.Mesh is SceneMesh.Sphere or SceneMesh.Cube or SceneMesh.Cylinder or SceneMesh.Torus)
            gl.Enable(EnableCap.CullFace);   // closed; a file's mesh may be open
        gl.CullFace(TriangleFace.Back);
        object3D!.Use();
        object3D.Set("viewProjection", both);
        Vector2 uvScale = frame.Mesh.UvScale(view.Tiling, material.Width, material.Height);
        object3D.Set("uvScale", uvScale.X, uvScale.Y);
        object3D.Set("eye", view.Camera.Position());
        object3D.Set("keyDirection", SceneStage.KeyDirection(view, frame.Environment));
        object3D.Set("keyColour", frame.Environment.Key.Colour * view.LightStrength);
        object3D.Set("diffuseLight", frame.Environment.Diffuse);
        object3D.Set("depth", view.Depth);
        object3D.Set("mostLevel", (float)textures.MostLevel);
        object3D.Set("shading", (int)view.Shading);
        object3D.Set("colourMap", 0);
        object3D.Set("surfaceMap", 1);
        object3D.Set("reliefMap", 2);
        object3D.Set("brdfTable", 3);
        SetLight(object3D);
        mesh.Draw();
        gl.Disable(EnableCap.CullFace);
        gl.Disable(EnableCap.DepthTest);

        void SetLight(ShaderProgram program)
        {
            program.Set("lightTurn", cos, sin);
            program.Set("exposure", exposure);
            program.Set("toneMapping", (int)view.ToneMapping);
            program.Set("environment", 5);
        }
    }

    void Prepare()
    {
        textures ??= new SceneTextures(gl);
        object3D ??= new ShaderProgram(gl, SceneShaders.MeshVertex, SceneShaders.MeshFragment);
        backdrop ??= new ShaderProgram(gl, SceneShaders.BackdropVertex, SceneShaders.BackdropFragment);
        ground ??= new ShaderProgram(gl, SceneShaders.GroundVertex, SceneShaders.GroundFragment);
    }

    public void Dispose()
    {
        target.Dispose();
        mesh.Dispose();
        gl.DeleteVertexArray(empty);
        textures?.Dispose();
        object3D?.Dispose();
        backdrop?.Dispose();
        ground?.Dispose();
    }
}
