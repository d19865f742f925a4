using ProcGan.Runtime;

namespace ProcGan.Viewer;

/// <summary>Everything that decides what is on screen. Widgets make a changed copy; nothing else is changed.</summary>
sealed record ViewerState
{
    public const int MaxRepeat = 8;

    /// <summary>An .onnx file or a run's folder; null = nothing is open.</summary>
    public string? Model { get; init; }

    /// <summary>Execution provider, as <see cref="GeneratorOptions.Provider"/> names it.</summary>
    public string Provider { get; init; } = "Auto";

    /// <summary>What to generate. A size of 0 is the model's own, see <see cref="Generation.Sizes.Filled"/>.</summary>
    public TextureRecipe Recipe { get; init; }

    /// <summary>Copies of the texture beside and below each other, 1 to <see cref="MaxRepeat"/>.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>True where both need the same texture: only the view differs.</summary>
    public bool SameTexture(ViewerState other) => (Model, Provider, Recipe) == (other.Model, other.Provider, other.Recipe);

    public ViewerState WithSeed(ulong seed) => this with { Recipe = Recipe with { Seed = seed } };

    /// <summary>Another model: the seed goes on, but a size or tiling that it may not have does not.</summary>
    public ViewerState WithModel(string model) => this with { Model = model, Recipe = Recipe with { Width = 0, Height = 0, Tile = null } };
}
