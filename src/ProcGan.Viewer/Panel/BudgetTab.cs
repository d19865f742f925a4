using ImGuiNET;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Panel;

/// <summary>What textures cost here.</summary>
static class BudgetTab
{
    /// <summary>Milliseconds of a frame at 60 Hz.</summary>
    public const double Frame = 1000.0 / 60;

    public static ViewerState Draw(ViewerState state, PanelStatus status, float scale)
    {
        if (status.Shown is not { Picture: { } picture } shown)
        {
            Widgets.Muted("No texture yet");
            return state;
        }
        Widgets.Fact(scale, "Texture", Widgets.Times(picture.Width, picture.Height));
        Widgets.Fact(scale, "Time", status.Busy ? "working..." : $"{Widgets.Number(shown.Milliseconds, "0.0")} ms");
        Widgets.Fact(scale, "Rate", $"{Widgets.Number(1000 / Math.Max(shown.Milliseconds, 1e-3), "0")} textures a second");
        Widgets.Fact(scale, "In a game", InAGame(shown.Milliseconds), "At 60 frames a second a frame has 16.7 ms. Textures are made on a thread of their own, so a long one is late, not a stutter.");
        Widgets.Fact(scale, "Ran on", shown.Facts?.Provider ?? "");
        foreach (string note in shown.Facts?.ProviderNotes ?? [])
            Widgets.Wrapped(note);
        Widgets.Rule();
        Widgets.Fact(scale, "On the GPU", $"{Widgets.Number(picture.Width * picture.Height * 4 * 4 / 3 / 1048576.0, "0.0")} MB with mip levels", "Uncompressed RGBA8");
        Widgets.Fact(scale, "Viewer", $"{Environment.WorkingSet >> 20} MB");
        Widgets.Fact(scale, "Held", $"{status.Window.Textures} textures by OpenGL");
        Widgets.Rule();
        Table(state, status, scale);
        Widgets.Rule();
        return state with { View = state.View with { Timing = Widgets.Checkbox("Timing over the canvas", state.View.Timing, "Milliseconds of each frame (F2)") } };
    }

    static string InAGame(double milliseconds) => milliseconds <= Frame
        ? $"{Widgets.Number(100 * milliseconds / Frame, "0")} % of a 60 Hz frame"
        : $"{Widgets.Number(Math.Ceiling(milliseconds / Frame), "0")} frames at 60 Hz";

    static void Table(ViewerState state, PanelStatus status, float scale)
    {
        if (ImGui.Button("Measure every size", Widgets.Wide))
            status.Worker.Measure(state);
        Widgets.Tip("The median of five textures each, up to 1024 pixels");
        foreach (SizeCost cost in status.Worker.Costs)
        {
            string frames = cost.Milliseconds <= Frame ? $"{Widgets.Number(100 * cost.Milliseconds / Frame, "0")} % of a frame" : $"{Widgets.Number(Math.Ceiling(cost.Milliseconds / Frame), "0")} frames";
            Widgets.Fact(scale, Widgets.Times(cost.Width, cost.Height), $"{Widgets.Number(cost.Milliseconds, "0.0")} ms   {frames}");
        }
    }
}
