using ProcGan.Runtime;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.States;

/// <summary>Everything that decides what is on screen. Widgets make a changed copy; nothing else is changed.</summary>
/// <remarks>Undo, presets, the clipboard, favourites, the session and scripts are all this record, in the one form of
/// <see cref="StateJson"/>. It compares by value, so that a frame knows whether anything changed.</remarks>
sealed record ViewerState
{
    /// <summary>An .onnx file or a run's folder; null = nothing is open.</summary>
    public string? Model { get; init; }

    /// <summary>Execution provider, as <see cref="GeneratorOptions.Provider"/> names it.</summary>
    public string Provider { get; init; } = "Auto";

    /// <summary>What to generate. A size of 0 is the model's own, see <see cref="Sizes"/>.</summary>
    public TextureRecipe Recipe { get; init; }

    /// <summary>How it is looked at.</summary>
    public TextureView View { get; init; } = new();

    /// <summary>True where both need the same texture: only the view differs.</summary>
    public bool SameTexture(ViewerState other) => (Model, Provider, Recipe) == (other.Model, other.Provider, other.Recipe);

    public ViewerState WithSeed(ulong seed) => this with { Recipe = Recipe with { Seed = seed } };

    /// <summary>Another model: the seed goes on, but a size or tiling that it may not have does not.</summary>
    public ViewerState WithModel(string model) => this with { Model = model, Recipe = Recipe with { Width = 0, Height = 0, Tile = null } };

    /// <summary>The same with every value in its range: states also come from files and the clipboard.</summary>
    public ViewerState Clamped() => this with
    {
        Provider = Provider is null or { Length: 0 or > 64 } ? "Auto" : Provider,
        View = (View ?? new()).Clamped(),
    };
}
