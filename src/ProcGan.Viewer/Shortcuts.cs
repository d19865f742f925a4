using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Panel;

namespace ProcGan.Viewer;

/// <summary>The keyboard: one table for what keys do and for the sheet that explains them.</summary>
static class Shortcuts
{
    /// <param name="Keys">As the sheet shows them; empty where the row before explains this one too.</param>
    /// <param name="What">In words.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Edit">What becomes of the state.</param>
    /// <param name="Ctrl">With Ctrl.</param>
    /// <param name="Shift">With Shift.</param>
    /// <param name="Repeats">While it is held.</param>
    sealed record Shortcut(string Keys, string What, ImGuiKey Key, Func<ViewerState, ViewerState> Edit, bool Ctrl = false, bool Shift = false, bool Repeats = false);

    /// <summary>Shortcuts that do something else than edit the state; the application knows how.</summary>
    sealed record Act(string Keys, string What, ImGuiKey Key, Deed Deed, bool Ctrl = false, bool Shift = false);

    static readonly Shortcut[] edits =
    [
        new("Space", "random seed", ImGuiKey.Space, s => s.WithSeed(SeedField.Random())),
        new("Left, Right", "previous, next seed", ImGuiKey.LeftArrow, s => s.WithSeed(s.Recipe.Seed - 1), Repeats: true),
        new("", "", ImGuiKey.RightArrow, s => s.WithSeed(s.Recipe.Seed + 1), Repeats: true),
        new("Up, Down", "psi higher, lower", ImGuiKey.UpArrow, s => Psi(s, 0.05f), Repeats: true),
        new("", "", ImGuiKey.DownArrow, s => Psi(s, -0.05f), Repeats: true),
        new("Home", "psi as trained", ImGuiKey.Home, s => s with { Recipe = s.Recipe with { Psi = 1 } }),
        new("PgUp, PgDn", "larger, smaller texture", ImGuiKey.PageUp, s => Size(s, 2)),
        new("", "", ImGuiKey.PageDown, s => Size(s, 0.5f)),
        new("1 to 8", "copies of the texture", ImGuiKey._1, s => Copies(s, 1)),
        .. Enumerable.Range(2, 7).Select(n => new Shortcut("", "", ImGuiKey._0 + n, s => Copies(s, n))),
        new("0", "fit, or reset the 3D view", ImGuiKey._0,
            s => Look(s, v => v.Mode == ViewMode.Scene ? v with { Scene = v.Scene.Reset() } : v with { Zoom = 0, PanX = 0, PanY = 0 })),
        new("+, -", "zoom", ImGuiKey.Equal, s => Zoom(s, 1.25f), Repeats: true),
        new("", "", ImGuiKey.Minus, s => Zoom(s, 0.8f), Repeats: true),
        new("V", "2D, 3D", ImGuiKey.V, s => Look(s, v => v with { Mode = v.Mode == ViewMode.Flat ? ViewMode.Scene : ViewMode.Flat })),
        new("G", "grid of textures", ImGuiKey.G, s => Look(s, v => v with { Grid = v.Grid is null ? new GridView() : null, Compare = null })),
        new("C", "compare A | B", ImGuiKey.C, s => Look(s, v => v with { Compare = v.Compare is null ? new CompareView { Recipe = s.Recipe } : null, Grid = null })),
        new("O", "next mesh", ImGuiKey.O, s => In3D(s, v => v with { Mesh = NextMesh(v) })),
        new("E", "next surroundings", ImGuiKey.E, s => In3D(s, v => v with { Environment = Next(v.Environment) })),
        new("L", "lit, or a map on the mesh", ImGuiKey.L, s => In3D(s, v => v with { Shading = Next(v.Shading) })),
        new("T", "next tone mapping", ImGuiKey.T, s => In3D(s, v => v with { ToneMapping = Next(v.ToneMapping) })),
        new("[ and ]", "turn the light", ImGuiKey.LeftBracket, s => In3D(s, v => v with { LightTurn = v.LightTurn - 10 }), Repeats: true),
        new("", "", ImGuiKey.RightBracket, s => In3D(s, v => v with { LightTurn = v.LightTurn + 10 }), Repeats: true),
        new("M", "next map", ImGuiKey.M, s => Look(s, v => v with { Map = Next(v.Map) })),
        new("K", "next channel", ImGuiKey.K, s => Look(s, v => v with { Channel = Next(v.Channel) })),
        new(", and .", "mip level", ImGuiKey.Comma, s => Look(s, v => v with { Mip = v.Mip - 1 })),
        new("", "", ImGuiKey.Period, s => Look(s, v => v with { Mip = v.Mip + 1 })),
        new("N", "nearest, linear", ImGuiKey.N, s => Look(s, v => v with { Filter = Next(v.Filter) })),
        new("S", "seams", ImGuiKey.S, s => Look(s, v => v with { Seams = !v.Seams })),
        new("H", "histogram", ImGuiKey.H, s => Look(s, v => v with { Histogram = !v.Histogram, Tab = PanelTab.Look })),
        new("F", "spectrum", ImGuiKey.F, s => Look(s, v => v with { Spectrum = !v.Spectrum, Tab = PanelTab.Look })),
        new("I", "texel under the mouse", ImGuiKey.I, s => Look(s, v => v with { Inspector = !v.Inspector })),
        new("P", "panel", ImGuiKey.P, s => Look(s, v => v with { Bare = !v.Bare })),
        new("F1", "this sheet", ImGuiKey.F1, s => Look(s, v => v with { Help = !v.Help })),
        new("Esc", "close the sheet, the grid", ImGuiKey.Escape, s => Look(s, v => v.Help ? v with { Help = false } : v with { Grid = null, Compare = null })),
        new("F2", "timing", ImGuiKey.F2, s => Look(s, v => v with { Timing = !v.Timing })),
        new("F5 to F8", "tabs of the panel", ImGuiKey.F5, s => Look(s, v => v with { Tab = PanelTab.Browse, Bare = false })),
        new("", "", ImGuiKey.F6, s => Look(s, v => v with { Tab = PanelTab.Look, Bare = false })),
        new("", "", ImGuiKey.F7, s => Look(s, v => v with { Tab = PanelTab.Export, Bare = false })),
        new("", "", ImGuiKey.F8, s => Look(s, v => v with { Tab = PanelTab.Budget, Bare = false })),
    ];

    static readonly Act[] acts =
    [
        new("Ctrl+Z", "undo", ImGuiKey.Z, Deed.Undo, Ctrl: true),
        new("Ctrl+Y", "redo, also Ctrl+Shift+Z", ImGuiKey.Y, Deed.Redo, Ctrl: true),
        new("", "", ImGuiKey.Z, Deed.Redo, Ctrl: true, Shift: true),
        new("B", "keep as favourite", ImGuiKey.B, Deed.Favourite),
        new("Ctrl+C", "copy the recipe", ImGuiKey.C, Deed.CopyRecipe, Ctrl: true),
        new("Ctrl+Shift+C", "copy all of it as JSON", ImGuiKey.C, Deed.CopyState, Ctrl: true, Shift: true),
        new("Ctrl+V", "paste a recipe or a state", ImGuiKey.V, Deed.Paste, Ctrl: true),
        new("Ctrl+O", "open by path", ImGuiKey.O, Deed.Open, Ctrl: true),
        new("Ctrl+S", "export", ImGuiKey.S, Deed.Export, Ctrl: true),
        new("Ctrl + and -", "size of text", ImGuiKey.Equal, Deed.Larger, Ctrl: true),
        new("", "", ImGuiKey.Minus, Deed.Smaller, Ctrl: true),
        new("F3", "light, dark", ImGuiKey.F3, Deed.Theme),
        new("F11", "full screen", ImGuiKey.F11, Deed.FullScreen),
        new("F12", "screenshot into the export folder", ImGuiKey.F12, Deed.Screenshot),
        new("Ctrl+Q", "close", ImGuiKey.Q, Deed.Close, Ctrl: true),
    ];

    public static (string Keys, string What)[] Sheet { get; } =
        [.. edits.Select(e => (e.Keys, e.What)).Concat(acts.Select(a => (a.Keys, a.What))).Where(row => row.Keys.Length > 0)];

    /// <summary>All of them, for whoever plays.</summary>
    internal static IEnumerable<Playing.Chord> Chords => edits.Select(e => new Playing.Chord(e.Key, e.Ctrl, e.Shift)).Concat(acts.Select(a => new Playing.Chord(a.Key, a.Ctrl, a.Shift)));

    /// <summary>What the keys of this frame make of the state, and what else they ask for.</summary>
    public static ViewerState Apply(ViewerState state, ModelFacts? facts, Func<Deed, ViewerState, ViewerState> ask)
    {
        TextureRecipe before = state.Recipe;
        ImGuiIOPtr io = ImGui.GetIO();
        if (io.WantTextInput)
            return state;
        foreach (Shortcut edit in edits)
            if (edit.Ctrl == io.KeyCtrl && edit.Shift == io.KeyShift && ImGui.IsKeyPressed(edit.Key, edit.Repeats))
                state = edit.Edit(state);
        foreach (Act act in acts)
            if (act.Ctrl == io.KeyCtrl && act.Shift == io.KeyShift && ImGui.IsKeyPressed(act.Key, false))
                state = ask(act.Deed, state);
        if (facts is { Stride: 0 })   // it has one size
            state = state with { Recipe = state.Recipe with { Width = before.Width, Height = before.Height } };
        return state;
    }

    static ViewerState Look(ViewerState state, Func<TextureView, TextureView> change) => state with { View = change(state.View).Clamped() };

    static ViewerState Psi(ViewerState state, float by) =>
        state with { Recipe = state.Recipe with { Psi = MathF.Round(Math.Clamp(state.Recipe.Psi + by, 0, 1.5f), 2) } };

    static ViewerState Size(ViewerState state, float factor)
    {
        TextureRecipe recipe = state.Recipe;
        int width = recipe.Width == 0 ? Sizes.Usual : recipe.Width, height = recipe.Height == 0 ? Sizes.Usual : recipe.Height;
        (int newWidth, int newHeight) = ((int)(width * factor), (int)(height * factor));
        return newWidth is < 16 or > 4096 || newHeight is < 16 or > 4096 ? state : state with { Recipe = recipe with { Width = newWidth, Height = newHeight } };
    }

    static ViewerState Zoom(ViewerState state, float factor) => Look(state, v => v.Mode == ViewMode.Scene
        ? v with { Scene = v.Scene with { Camera = v.Scene.Camera.Zoomed(factor > 1 ? 2 : -2) } }
        : v with { Zoom = Math.Clamp((v.Zoom == 0 ? 1 : v.Zoom) * factor, 1f / 16, TextureView.MaxZoom) });

    static ViewerState Copies(ViewerState state, int copies) =>
        Look(state, v => v.Mode == ViewMode.Scene ? v with { Scene = v.Scene with { Tiling = copies } } : v with { Repeat = copies });

    /// <summary>What only the 3D view has is changed there, so it is shown.</summary>
    static ViewerState In3D(ViewerState state, Func<SceneView, SceneView> change) =>
        Look(state, v => v.Mode == ViewMode.Scene ? v with { Scene = change(v.Scene) } : v with { Mode = ViewMode.Scene });

    /// <summary>A file's mesh is among them where one was opened.</summary>
    static SceneMesh NextMesh(SceneView view) => Next(view.Mesh) is SceneMesh.File && view.MeshFile is null ? default : Next(view.Mesh);

    static T Next<T>(T value) where T : struct, Enum
    {
        T[] all = Enum.GetValues<T>();
        return all[(Array.IndexOf(all, value) + 1) % all.Length];
    }
}

/// <summary>What the application does on a key.</summary>
enum Deed { Undo, Redo, Favourite, CopyRecipe, CopyState, Paste, Open, Export, Larger, Smaller, Theme, FullScreen, Screenshot, Close }
