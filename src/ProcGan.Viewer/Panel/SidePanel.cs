using System.Globalization;
using System.Numerics;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Panel;

/// <summary>The panel: each widget edits a copy of the state.</summary>
sealed class SidePanel(float scale)
{
    /// <summary>ImGui lays out a window in its first frame and draws it in its second.</summary>
    public const int FramesToSettle = 3;

    const ImGuiWindowFlags Fixed = ImGuiWindowFlags.NoDecoration | ImGuiWindowFlags.NoMove | ImGuiWindowFlags.NoSavedSettings
        | ImGuiWindowFlags.NoBringToFrontOnFocus;
    const float MaxPsi = 1.5f, Labels = 98;

    static readonly string[] Providers = OperatingSystem.IsWindows() ? ["Auto", "CPU", "DirectML", "CUDA", "WebGPU"]
        : OperatingSystem.IsMacOS() ? ["Auto", "CPU", "CoreML", "WebGPU"] : ["Auto", "CPU", "CUDA", "WebGPU"];

    readonly SeedField seed = new();

    public float Scale { get; } = scale;

    /// <returns>The state that the user wants, perhaps the same.</returns>
    public ViewerState Draw(Vector2 window, ViewerState state, PanelStatus status)
    {
        Place place = Layout.Panel(window, Scale);
        ImGui.SetNextWindowPos(new Vector2(place.X, place.Y));
        ImGui.SetNextWindowSize(new Vector2(place.Width, place.Height));
        ImGui.Begin("Panel", Fixed);
        Model(state, status);
        Rule();
        ViewerState next = Recipe(state, status.Answered?.Facts);
        Rule();
        next = View(next);
        Rule();
        Report(status);
        Footer(place.Height);
        ImGui.End();
        if (status.Answered?.Error is { } error)
            Notice.Draw(place.X, window.Y, Scale, error, isError: true);
        else if (status.Shown is null)
            Notice.Draw(place.X, window.Y, Scale, status.Busy ? "Loading..." : "", isError: false);
        return next;
    }

    static void Model(ViewerState state, PanelStatus status)
    {
        ModelFacts? facts = status.Answered?.Facts;
        string name = state.Model is null ? "Nothing is open" : ModelPath.NameOf(state.Model);
        ImGui.PushTextWrapPos(0);
        ImGui.TextUnformatted(name);
        if (state.Model != null && ImGui.IsItemHovered())
            Tip(Path.GetFullPath(state.Model));
        Muted(state.Model is null ? "Drop an .onnx file or a run's folder here"
            : facts is null ? status.Busy ? "loading..." : "not loaded"
            : facts.Stride > 0 ? $"{facts.Family}, cells of {facts.Stride} px, tiles on {Tiling(facts.Tileable)}"
            : $"{facts.Family}, {facts.Width} x {facts.Height} px");
        ImGui.PopTextWrapPos();
    }

    ViewerState Recipe(ViewerState state, ModelFacts? facts)
    {
        ImGui.BeginDisabled(state.Model is null);
        Label("Seed");
        ViewerState next = seed.Draw(state);

        Label("Psi", "How far from the typical: 1 = as trained, lower = plainer and less varied");
        float psi = next.Recipe.Psi;
        if (ImGui.SliderFloat("##psi", ref psi, 0, MaxPsi, "%.2f", ImGuiSliderFlags.AlwaysClamp))
            next = next with { Recipe = next.Recipe with { Psi = psi } };

        Label("Size");
        next = Size(next, facts);

        Label("Tiles", "The axes on which the texture meets itself without a seam");
        next = Tile(next, facts);

        Label("Provider", "What runs the network");
        if (ImGui.BeginCombo("##provider", next.Provider))
        {
            foreach (string provider in Providers)
                if (ImGui.Selectable(provider, provider == next.Provider))
                    next = next with { Provider = provider };
            ImGui.EndCombo();
        }
        ImGui.EndDisabled();
        return next;
    }

    static ViewerState Size(ViewerState state, ModelFacts? facts)
    {
        TextureRecipe recipe = state.Recipe;
        TextureRecipe filled = facts is null ? recipe : Sizes.Filled(recipe, facts);
        (int width, int height) = filled.Width != 0 || facts is null ? (filled.Width, filled.Height) : (facts.Width, facts.Height);
        if (!ImGui.BeginCombo("##size", width == 0 ? "the model's own" : Times(width, height)))
            return state;
        if (facts is { Stride: 0 } && ImGui.Selectable(Times(facts.Width, facts.Height), recipe.Width == 0))
            recipe = recipe with { Width = 0, Height = 0 };
        if (facts != null)
            foreach (int side in Sizes.Choices(facts))
                if (ImGui.Selectable(Times(side, side), (width, height) == (side, side)))
                    recipe = recipe with { Width = side, Height = side };
        ImGui.EndCombo();
        return state with { Recipe = recipe };
    }

    static ViewerState Tile(ViewerState state, ModelFacts? facts)
    {
        TileAxes possible = facts?.Tileable ?? TileAxes.None, now = state.Recipe.Tile ?? possible;
        ImGui.BeginDisabled(possible == TileAxes.None);
        if (ImGui.BeginCombo("##tile", Tiling(now)))
        {
            foreach (TileAxes axes in new[] { TileAxes.Both, TileAxes.X, TileAxes.Y, TileAxes.None })
                if ((axes & ~possible) == 0 && ImGui.Selectable(Tiling(axes), axes == now))
                    state = state with { Recipe = state.Recipe with { Tile = axes } };
            ImGui.EndCombo();
        }
        ImGui.EndDisabled();
        return state;
    }

    ViewerState View(ViewerState state)
    {
        Label("Repeat", "Copies of the texture in each direction");
        int repeat = state.View.Repeat;
        return ImGui.SliderInt("##repeat", ref repeat, 1, TextureView.MaxRepeat, repeat == 1 ? "once" : Times(repeat, repeat), ImGuiSliderFlags.AlwaysClamp)
            ? state with { View = state.View with { Repeat = repeat } } : state;
    }

    void Report(PanelStatus status)
    {
        TextureResult? shown = status.Shown;
        if (shown?.Picture is not { } picture)
        {
            Fact("Texture", "none yet");
            return;
        }
        Fact("Texture", Times(picture.Width, picture.Height));
        Fact("Time", status.Busy ? "working..." : string.Create(CultureInfo.InvariantCulture, $"{shown.Milliseconds:0.0} ms"));
        Fact("Ran on", shown.Facts?.Provider ?? "");
    }

    void Footer(float height)
    {
        float line = ImGui.GetFontSize() + 8 * Scale;
        ImGui.SetCursorPosY(Math.Max(ImGui.GetCursorPosY(), height - 2 * line - 8 * Scale));
        Muted("Space: random seed");
        Muted("Left / Right: previous / next seed");
    }

    void Label(string text, string? tip = null)
    {
        ImGui.AlignTextToFramePadding();
        Muted(text);
        if (tip != null && ImGui.IsItemHovered())
            Tip(tip);
        ImGui.SameLine(Labels * Scale);
        ImGui.SetNextItemWidth(-1);
    }

    void Fact(string label, string value)
    {
        Muted(label);
        ImGui.SameLine(Labels * Scale);
        ImGui.TextUnformatted(value);
    }

    static void Muted(string text)
    {
        ImGui.PushStyleColor(ImGuiCol.Text, Theme.Muted);
        ImGui.TextUnformatted(text);
        ImGui.PopStyleColor();
    }

    static void Tip(string text)
    {
        if (!ImGui.BeginTooltip())
            return;
        ImGui.TextUnformatted(text);
        ImGui.EndTooltip();
    }

    static void Rule()
    {
        ImGui.Spacing();
        ImGui.Separator();
        ImGui.Spacing();
    }

    static string Times(int width, int height) => $"{width} x {height}";

    static string Tiling(TileAxes axes) => axes switch
    {
        TileAxes.Both => "both axes",
        TileAxes.X => "across",
        TileAxes.Y => "up and down",
        _ => "no axis",
    };
}
