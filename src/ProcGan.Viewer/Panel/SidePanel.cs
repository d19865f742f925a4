using System.Numerics;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Panel;

/// <summary>The panel: what is open, 2D or 3D, and a tab of widgets, each of which edits a copy of the state.</summary>
sealed class SidePanel
{
    /// <summary>ImGui lays out a window in its first frame and draws it in its second.</summary>
    public const int FramesToSettle = 3;

    const ImGuiWindowFlags Fixed = ImGuiWindowFlags.NoTitleBar | ImGuiWindowFlags.NoResize | ImGuiWindowFlags.NoCollapse | ImGuiWindowFlags.NoMove
        | ImGuiWindowFlags.NoSavedSettings | ImGuiWindowFlags.NoBringToFrontOnFocus;

    static readonly string[] Modes = ["2D", "3D"], Tabs = ["Browse", "Look", "Export", "Budget"];
    static readonly string[] ModeTips = ["Flat on the canvas (V)", "On a mesh, under light (V)"];
    static readonly string[] TabTips = ["Find a texture (F5)", "How it is looked at (F6)", "Take it away (F7)", "What it costs (F8)"];

    readonly BrowseTab browse = new();
    readonly ExportTab export = new();
    bool scrolls;

    /// <returns>The state that the user wants, perhaps the same.</returns>
    public ViewerState Draw(ViewerState state, PanelStatus status)
    {
        float scale = status.Window.Scale;
        Vector2 window = status.Window.Size;
        Place canvas = Layout.Canvas(window, scale, state.View.Bare);
        if (!state.View.Bare)
            state = Panel(state, status, Layout.Panel(window, scale), scale);
        if ((status.Problem ?? status.SceneProblem ?? status.Answered?.Error ?? status.Search.Progress?.Error) is { } error)
            Notice.Draw(canvas.Width, window.Y, scale, error, isError: true);
        else if (status.Search.Progress is { IsOver: false } search)
        {
            if (ImGui.IsKeyPressed(ImGuiKey.Escape, false))
                status.Search.Cancel();
            Notice.Draw(canvas.Width, window.Y, scale, $"Looking for a texture like '{search.Picture}': {Widgets.Number(100 * search.Share, "0")} %"
                + (double.IsFinite(search.Distance) ? $", distance {Widgets.Number(search.Distance, "0.000")} so far" : "") + ". Esc stops.", isError: false);
        }
        else if (status.Message is { } message)
            Notice.Draw(canvas.Width, window.Y, scale, message, isError: false);
        else if (status.Shown is null && status.Busy)
            Notice.Middle(canvas.Width, window.Y, "Loading...");
        if (state.View.Help)
            state = CheatSheet.Draw(state, window, scale);
        return state;
    }

    ViewerState Panel(ViewerState state, PanelStatus status, Place place, float scale)
    {
        ImGui.SetNextWindowPos(new Vector2(place.X, place.Y));
        ImGui.SetNextWindowSize(new Vector2(place.Width, place.Height - StatusStrip.Height(scale)));
        // Room for the scroll bar is always kept, so that nothing moves when it is needed; then it is seen.
        ImGui.PushStyleColor(ImGuiCol.ScrollbarGrab, scrolls ? Theme.Scroll : default);
        ImGui.Begin("Panel", Fixed | ImGuiWindowFlags.AlwaysVerticalScrollbar);
        scrolls = ImGui.GetScrollMaxY() > 0;
        Model(state, status);
        ImGui.Spacing();
        var mode = (ViewMode)Widgets.Segments("mode", Modes, (int)state.View.Mode, ModeTips);
        var tab = (PanelTab)Widgets.Segments("tabs", Tabs, (int)state.View.Tab, TabTips);
        state = state with { View = state.View with { Mode = mode, Tab = tab } };
        Widgets.Rule();
        state = tab switch
        {
            PanelTab.Look => LookTab.Draw(state, status, scale),
            PanelTab.Export => export.Draw(state, status, scale),
            PanelTab.Budget => BudgetTab.Draw(state, status, scale),
            _ => browse.Draw(state, status, scale),
        };
        ImGui.End();
        ImGui.PopStyleColor();
        StatusStrip.Draw(status, place, scale);
        return state;
    }

    static void Model(ViewerState state, PanelStatus status)
    {
        ModelFacts? facts = status.Facts;
        ImGui.PushTextWrapPos(0);
        ImGui.TextUnformatted(state.Model is null ? "Nothing is open" : ModelPath.NameOf(state.Model));
        if (state.Model != null)
            Widgets.Tip(Path.GetFullPath(state.Model));
        Widgets.Muted(state.Model is null ? "Drop an .onnx file or a run's folder here"
            : facts is null ? status.Busy ? "loading..." : "not loaded"
            : facts.Stride > 0 ? $"{facts.Family}, cells of {facts.Stride} px, tiles on {Tiling(facts.Tileable)}"
            : $"{facts.Family}, {facts.Width} x {facts.Height} px");
        ImGui.PopTextWrapPos();
    }

    public static string Tiling(TileAxes axes) => axes switch
    {
        TileAxes.Both => "both axes",
        TileAxes.X => "across",
        TileAxes.Y => "up and down",
        _ => "no axis",
    };
}
