using System.Numerics;
using ImGuiNET;
using ProcGan.Viewer.Panel;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer;

/// <summary>The canvas in 3D: the material on a mesh under light, and what the mouse does there.</summary>
sealed class SceneCanvas(IViewerWindow window)
{
    SceneStage? stage;         // made when 3D is first seen
    MaterialTexels? material;  // what is shown until the next one is there
    Hold hold;
    Vector2 before;

    enum Hold { Nothing, Orbit, Pan, Light }

    /// <summary>What was drawn last was all that its view asks for.</summary>
    public bool Complete => stage is null || stage.Complete;

    /// <summary>Draws, and lets the mouse edit the state.</summary>
    public ViewerState Draw(ViewerState state, PanelStatus status)
    {
        Place canvas = Layout.Canvas(window.Size, window.Scale, state.View.Bare);
        stage ??= new SceneStage(window.Wake);
        status.Texel = null;
        material = status.Shown?.Texels ?? material;
        SceneFrame? frame = stage.Frame(state.View.Scene);
        status.SceneProblem = stage.Error;
        if (frame != null && material != null)
        {
            try
            {
                window.ShowScene(canvas, frame, material);
            }
            catch (InvalidOperationException e)
            {
                status.SceneProblem = e.Message;
            }
        }
        else
        {
            Notice.Middle(canvas.Width, canvas.Height, "Preparing the light...");
        }
        return state with { View = state.View with { Scene = Mouse(state.View.Scene, canvas) } };
    }

    /// <summary>Nothing is drawn here for now: the next drag begins anew.</summary>
    public void Leave()
    {
        hold = Hold.Nothing;
        if (stage != null)
            stage.Rest();
    }

    SceneView Mouse(SceneView view, Place canvas)
    {
        ImGuiIOPtr io = ImGui.GetIO();
        Vector2 mouse = io.MousePos, moved = (mouse - before) / Math.Max(canvas.Height, 1);
        before = mouse;
        bool free = canvas.Contains(mouse) && !io.WantCaptureMouse;
        bool left = ImGui.IsMouseDown(ImGuiMouseButton.Left), other = ImGui.IsMouseDown(ImGuiMouseButton.Right) || ImGui.IsMouseDown(ImGuiMouseButton.Middle);
        Hold held = hold;   // the last piece of a drag may come with the button's release
        if (!left && !other)
            hold = Hold.Nothing;
        if (free && ImGui.IsMouseClicked(ImGuiMouseButton.Left))
            (hold, held, moved) = (io.KeyShift ? Hold.Light : Hold.Orbit, Hold.Nothing, Vector2.Zero);
        if (free && (ImGui.IsMouseClicked(ImGuiMouseButton.Right) || ImGui.IsMouseClicked(ImGuiMouseButton.Middle)))
            (hold, held, moved) = (Hold.Pan, Hold.Nothing, Vector2.Zero);
        if (free && io.MouseWheel != 0)
            view = view with { Camera = view.Camera.Zoomed(io.MouseWheel) };
        if (moved == Vector2.Zero || !float.IsFinite(moved.X + moved.Y))   // ImGui says "nowhere" with a huge number
            return view;
        return (hold == Hold.Nothing ? held : hold) switch
        {
            Hold.Orbit => view with { Camera = view.Camera.Orbited(moved) },
            Hold.Pan => view with { Camera = view.Camera.Panned(moved) },
            Hold.Light => view.WithLightDragged(moved),
            _ => view,
        };
    }
}
