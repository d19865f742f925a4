using System.Numerics;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Viewer.Files;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Panel;

/// <summary>Finds a texture: the recipe, grids, comparison, favourites, presets, history.</summary>
sealed class BrowseTab
{
    const float MaxPsi = 1.5f;
    const int ThumbsARow = 4, ShownThumbs = 12;

    static readonly string[] Providers = OperatingSystem.IsWindows() ? ["Auto", "CPU", "DirectML", "CUDA", "WebGPU"]
        : OperatingSystem.IsMacOS() ? ["Auto", "CPU", "CoreML", "WebGPU"] : ["Auto", "CPU", "CUDA", "WebGPU"];
    static readonly string[] Views = ["One", "Grid", "A | B"];
    static readonly string[] ViewTips = ["One texture", "Many at once; a click takes one (G)", "This one beside another, with a wipe between (C)"];

    readonly SeedField seed = new();
    readonly LatentRows latents = new();
    string presetName = "", path = "";

    public ViewerState Draw(ViewerState state, PanelStatus status, float scale)
    {
        ImGui.BeginDisabled(state.Model is null);
        Widgets.Label(scale, "Seed", "What decides the texture. Drag on the picture to walk to other seeds.");
        state = seed.Draw(state);
        Widgets.Label(scale, "Psi", "How far from the typical: 1 = as trained, lower = plainer and less varied");
        float psi = state.Recipe.Psi;
        if (Widgets.Slider("##psi", ref psi, 0, MaxPsi, "%.2f"))
            state = state with { Recipe = state.Recipe with { Psi = psi } };
        Widgets.Label(scale, "Size");
        state = Size(state, status.Facts);
        Widgets.Label(scale, "Tiles", "The axes on which the texture meets itself without a seam");
        state = Tile(state, status.Facts);
        Widgets.Label(scale, "Provider", "What runs the network");
        state = Provider(state);
        state = latents.Draw(state, status, scale);
        Widgets.Rule();
        state = Several(state, status, scale);
        ImGui.EndDisabled();
        Widgets.Rule();
        state = Favourites(state, status, scale);
        Widgets.Rule();
        state = History(state, status, scale);
        Widgets.Rule();
        state = Presets(state, status, scale);
        return Recent(state, status);
    }

    static ViewerState Provider(ViewerState state)
    {
        if (!ImGui.BeginCombo("##provider", state.Provider))
            return state;
        foreach (string provider in Providers)
            if (ImGui.Selectable(provider, provider == state.Provider))
                state = state with { Provider = provider };
        ImGui.EndCombo();
        return state;
    }

    static ViewerState Size(ViewerState state, ModelFacts? facts)
    {
        TextureRecipe recipe = state.Recipe;
        TextureRecipe filled = facts is null ? recipe : Sizes.Filled(recipe, facts);
        (int width, int height) = filled.Width != 0 || facts is null ? (filled.Width, filled.Height) : (facts.Width, facts.Height);
        if (!ImGui.BeginCombo("##size", width == 0 ? "the model's own" : Widgets.Times(width, height)))
            return state;
        if (facts is { Stride: 0 } && ImGui.Selectable(Widgets.Times(facts.Width, facts.Height), recipe.Width == 0))
            recipe = recipe with { Width = 0, Height = 0 };
        if (facts != null)
            foreach (int side in Sizes.Choices(facts))
                if (ImGui.Selectable(Widgets.Times(side, side), (width, height) == (side, side)))
                    recipe = recipe with { Width = side, Height = side };
        ImGui.EndCombo();
        return state with { Recipe = recipe };
    }

    static ViewerState Tile(ViewerState state, ModelFacts? facts)
    {
        TileAxes possible = facts?.Tileable ?? TileAxes.None, now = state.Recipe.Tile ?? possible;
        ImGui.BeginDisabled(possible == TileAxes.None);
        if (ImGui.BeginCombo("##tile", SidePanel.Tiling(now)))
        {
            foreach (TileAxes axes in new[] { TileAxes.Both, TileAxes.X, TileAxes.Y, TileAxes.None })
                if ((axes & ~possible) == 0 && ImGui.Selectable(SidePanel.Tiling(axes), axes == now))
                    state = state with { Recipe = state.Recipe with { Tile = axes } };
            ImGui.EndCombo();
        }
        ImGui.EndDisabled();
        return state;
    }

    static ViewerState Several(ViewerState state, PanelStatus status, float scale)
    {
        TextureView view = state.View;
        int now = view.Grid != null ? 1 : view.Compare != null ? 2 : 0, next = Widgets.Segments("several", Views, now, ViewTips);
        if (next != now)
        {
            view = view with
            {
                Grid = next == 1 ? new GridView() : null,
                Compare = next == 2 ? new CompareView { Recipe = state.Recipe } : null,
            };
        }
        if (view.Grid is { } grid)
            view = view with { Grid = GridRows.Draw(grid, state, status.Facts, scale) };
        if (view.Compare is { } compare)
        {
            Widgets.Label(scale, "B is", "What is on the right of the wipe; drag the wipe on the picture");
            ImGui.TextUnformatted($"seed {compare.Recipe.Seed}{(compare.Model is null ? "" : $" of {ModelPath.NameOf(compare.Model)}")}");
            float half = (ImGui.GetContentRegionAvail().X - ImGui.GetStyle().ItemSpacing.X) / 2;
            if (ImGui.Button("Take this as B", new Vector2(half, 0)))
                view = view with { Compare = compare with { Model = state.Model, Recipe = state.Recipe } };
            ImGui.SameLine();
            if (ImGui.Button("Swap A and B", Widgets.Wide))
            {
                view = view with { Compare = compare with { Model = state.Model, Recipe = state.Recipe } };
                state = state with { Model = compare.Model ?? state.Model, Recipe = compare.Recipe };
            }
        }
        return state with { View = view };
    }

    static ViewerState Favourites(ViewerState state, PanelStatus status, float scale)
    {
        ViewerSettings settings = status.Settings;
        float button = 64 * scale;
        ImGui.AlignTextToFramePadding();
        Widgets.Muted($"Favourites{(settings.Favourites.Count > 0 ? $"  {settings.Favourites.Count}" : "")}");
        ImGui.SameLine(ImGui.GetCursorPosX() + ImGui.GetContentRegionAvail().X - button);
        ImGui.BeginDisabled(state.Model is null);
        if (ImGui.Button("Add", new Vector2(button, 0)))
            status.Settings = WithFavourite(settings, state);
        Widgets.Tip("Keep this texture (B). A right click on a favourite drops it.");
        ImGui.EndDisabled();
        int drop = -1;
        for (int i = 0; i < settings.Favourites.Count; i++)
        {
            ViewerState kept = settings.Favourites[i].State;
            if (Thumb(status, kept, i, scale, $"favourite {i}", kept.Recipe == state.Recipe && kept.Model == state.Model, settings.Favourites[i].Name))
                state = state with { Model = kept.Model, Provider = kept.Provider, Recipe = kept.Recipe };
            if (ImGui.IsItemHovered() && ImGui.IsMouseClicked(ImGuiMouseButton.Right))
                drop = i;
        }
        if (drop >= 0)
            status.Settings = settings with { Favourites = [.. settings.Favourites.Where((_, i) => i != drop)] };
        return state;
    }

    public static ViewerSettings WithFavourite(ViewerSettings settings, ViewerState state)
    {
        if (state.Model is null || settings.Favourites.Any(kept => kept.State.Model == state.Model && kept.State.Recipe == state.Recipe))
            return settings;
        var named = new NamedState($"{ModelPath.NameOf(state.Model)}, seed {state.Recipe.Seed}", state with { Model = Path.GetFullPath(state.Model), View = new() });
        return settings with { Favourites = [named, .. settings.Favourites.Take(ViewerSettings.MaxNamed - 1)] };
    }

    static ViewerState History(ViewerState state, PanelStatus status, float scale)
    {
        Widgets.Muted("History");
        (int Index, ViewerState State)[] past = [.. status.History.All.Select((s, i) => (i, s)).Where(entry => entry.s.Model != null)
            .DistinctBy(entry => (entry.s.Model, entry.s.Recipe)).Reverse().Take(ShownThumbs)];
        for (int i = 0; i < past.Length; i++)
        {
            ViewerState old = past[i].State;
            if (Thumb(status, old, i, scale, $"history {i}", old.Recipe == state.Recipe && old.Model == state.Model, $"seed {old.Recipe.Seed}"))
                state = state with { Model = old.Model, Recipe = old.Recipe };
        }
        return state;
    }

    /// <summary>A small picture that can be pressed; the fourth ends its row.</summary>
    static bool Thumb(PanelStatus status, ViewerState kept, int index, float scale, string id, bool isOn, string name)
    {
        float gap = 6 * scale, side = Math.Max(MathF.Floor((ImGui.GetContentRegionAvail().X - gap * (ThumbsARow - 1)) / ThumbsARow), ImGui.GetFontSize());
        if (index % ThumbsARow != 0)
            ImGui.SameLine(0, gap);
        bool pressed = ImGui.InvisibleButton(id, new Vector2(side));
        Vector2 min = ImGui.GetItemRectMin(), max = ImGui.GetItemRectMax();
        ImDrawListPtr list = ImGui.GetWindowDrawList();
        if (kept.Model != null && status.Swatches.SlotOf(new SwatchKey(kept.Model, kept.Provider, kept.Recipe)) is { } slot)
            list.AddImage(status.Window.ImageOf(slot), min, max);
        else
            list.AddRectFilled(min, max, ImGui.GetColorU32(Theme.Line), 2 * scale);
        if (isOn || ImGui.IsItemHovered())
            list.AddRect(min, max, ImGui.GetColorU32(ImGui.IsItemHovered() ? Theme.Text : Theme.Accent), 0, ImDrawFlags.None, 2 * scale);
        Widgets.Tip(name);
        return pressed;
    }

    void Open(PanelStatus status)
    {
        Widgets.Muted("Open");
        Widgets.Tip("Path of an .onnx file, a run's folder, a recipe, a mesh or a picture; or drop it on the window (Ctrl+O)");
        ImGui.SetNextItemWidth(Widgets.Fill);
        if (status.WantsPath)
            ImGui.SetKeyboardFocusHere();
        status.WantsPath = false;
        if (ImGui.InputText("##open", ref path, 1024, ImGuiInputTextFlags.EnterReturnsTrue) && path.Trim().Trim('"') is { Length: > 0 } typed)
        {
            status.Path = typed;
            path = "";
        }
    }

    ViewerState Presets(ViewerState state, PanelStatus status, float scale)
    {
        ViewerSettings settings = status.Settings;
        Widgets.Muted("Presets");
        Widgets.Tip("Everything but the model and the seed, by name: size, psi, directions, repeats, maps, light...");
        float button = 64 * scale;
        ImGui.SetNextItemWidth(ImGui.GetContentRegionAvail().X - button - ImGui.GetStyle().ItemSpacing.X);
        ImGui.InputText("##preset", ref presetName, 64);
        ImGui.SameLine();
        ImGui.BeginDisabled(presetName.Length == 0);
        if (ImGui.Button("Keep", Widgets.Wide))
        {
            string name = presetName;
            status.Settings = settings with
            {
                Presets = [.. settings.Presets.Where(preset => preset.Name != name).Append(new NamedState(name, state with { Model = null })).TakeLast(ViewerSettings.MaxNamed)],
            };
            presetName = "";
        }
        ImGui.EndDisabled();
        foreach (NamedState preset in settings.Presets)
        {
            switch (Widgets.NameAndDrop(preset.Name, "Look and generate in this way"))
            {
                case NamedAction.Take:
                    state = Applied(state, preset.State);
                    break;
                case NamedAction.Drop:
                    status.Settings = settings with { Presets = [.. settings.Presets.Where(other => other != preset)] };
                    break;
            }
        }
        return state;
    }

    /// <summary>A preset on the texture that is open.</summary>
    public static ViewerState Applied(ViewerState state, ViewerState preset) => preset with
    {
        Model = state.Model,
        Recipe = preset.Recipe with { Seed = state.Recipe.Seed },
        View = preset.View.Furnished(state.View),
    };

    ViewerState Recent(ViewerState state, PanelStatus status)
    {
        Widgets.Rule();
        Open(status);
        string? here = state.Model is null ? null : Path.GetFullPath(state.Model);
        string[] others = [.. status.Settings.Recent.Where(model => model != here)];
        if (others.Length == 0)
            return state;
        Widgets.Muted("Recent models");
        foreach (string model in others.Take(6))
        {
            ImGui.PushID(model);
            if (ImGui.Selectable(ModelPath.NameOf(model)))
                state = state.WithModel(model);
            Widgets.Tip(model);
            ImGui.PopID();
        }
        return state;
    }
}
