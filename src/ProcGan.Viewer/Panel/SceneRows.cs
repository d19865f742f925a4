using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>How the material is looked at in 3D: mesh, light, and how both become a picture.</summary>
static class SceneRows
{
    public static SceneView Draw(SceneView view, PanelStatus status, float scale)
    {
        Widgets.Label(scale, "Mesh", "What the material is on (O for the next); drop a .glb or .gltf file for one of your own");
        view = view with { Mesh = Widgets.Choice("##mesh", view.Mesh, NameOf) };
        if (view.Mesh == SceneMesh.File)
        {
            Widgets.Label(scale, "File", "Path of a glTF 2.0 file");
            string file = view.MeshFile ?? "";
            if (ImGui.InputText("##meshfile", ref file, 1024))
                view = view with { MeshFile = file.Length == 0 ? null : file };
        }
        Widgets.Label(scale, "Tiling", "Copies of the texture along the mesh (1 to 8)");
        int halves = (int)MathF.Round(view.Tiling / SceneView.TilingStep);
        if (Widgets.Slider("##tiling", ref halves, 1, (int)(SceneView.MaxTiling / SceneView.TilingStep), Widgets.Number(view.Tiling, "0.0") + " x"))
            view = view with { Tiling = halves * SceneView.TilingStep };
        float value = view.Depth;
        if (Slider(scale, "Depth", "How deep the relief is, in tiles; 0 = the normals alone", ref value, 0, SceneView.MaxDepth, "%.3f"))
            view = view with { Depth = value };
        Widgets.Label(scale, "Shading", "Lit, or one of the maps as it lies on the mesh (L)");
        view = view with { Shading = Widgets.Choice("##shading", view.Shading, shading => shading.ToString().ToLowerInvariant()) };
        Widgets.Rule();
        Widgets.Label(scale, "Light", "What the material stands in (E)");
        view = view with { Environment = Widgets.Choice("##environment", view.Environment, NameOf) };
        value = view.LightTurn;
        if (Slider(scale, "Turn", "Turns the light, not the object: Shift and drag on the picture, or [ and ]", ref value, -180, 180, "%.0f deg"))
            view = view with { LightTurn = value };
        value = view.LightRise;
        if (Slider(scale, "Rise", "Raises the directional light above where it is", ref value, -90, 90, "%+.0f deg"))
            view = view with { LightRise = value };
        value = view.LightStrength;
        if (Slider(scale, "Strength", "Of the directional light: 1 = as the surroundings have it", ref value, 0, 4, "%.2f"))
            view = view with { LightStrength = value };
        view = view with { ShowEnvironment = Widgets.Checkbox("Surroundings behind the object", view.ShowEnvironment) };
        Widgets.Rule();
        Widgets.Label(scale, "Tone", "How bright light is brought onto the screen (T)");
        view = view with { ToneMapping = Widgets.Choice("##tone", view.ToneMapping, NameOf) };
        value = view.Exposure;
        if (Slider(scale, "Exposure", "In stops: 1 = twice as bright", ref value, -4, 4, "%+.1f"))
            view = view with { Exposure = value };
        ImGui.Spacing();
        if (ImGui.Button("Reset the view", Widgets.Wide))
            view = view.Reset();
        Widgets.Tip("Camera and light as they were first (0)");
        Widgets.Wrapped("Drag turns the object, the right button moves it, the wheel zooms, Shift and drag turns the light.");
        return view;
    }

    static bool Slider(float scale, string name, string tip, ref float value, float least, float most, string format)
    {
        Widgets.Label(scale, name, tip);
        return Widgets.Slider($"##{name}", ref value, least, most, format);
    }

    static string NameOf(SceneMesh mesh) => mesh == SceneMesh.File ? "a file of mine" : mesh.ToString().ToLowerInvariant();

    static string NameOf(Surroundings surroundings) => surroundings switch
    {
        Surroundings.ClearSky => "clear sky",
        Surroundings.Even => "white all around",
        _ => surroundings.ToString().ToLowerInvariant(),
    };

    static string NameOf(ToneMapping tone) => tone switch
    {
        ToneMapping.Neutral => "PBR neutral",
        ToneMapping.Aces => "ACES",
        ToneMapping.AgX => "AgX",
        _ => "none",
    };
}
