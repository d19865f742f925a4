using ProcGan.Viewer.Takeaway;

namespace ProcGan.Viewer.Files;

/// <summary>What outlives the window: settings, what was liked, and where one was. Never changed; a copy replaces it.</summary>
sealed record ViewerSettings
{
    public const int MaxRecent = 12, MaxNamed = 200;

    public float Scale { get; init; } = 1;
    public bool Light { get; init; }
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 800;

    /// <summary>Models, the last opened first.</summary>
    public IReadOnlyList<string> Recent { get; init; } = [];

    /// <summary>Textures that were liked.</summary>
    public IReadOnlyList<NamedState> Favourites { get; init; } = [];

    /// <summary>Ways to look and to generate: everything but the model and the seed.</summary>
    public IReadOnlyList<NamedState> Presets { get; init; } = [];

    /// <summary>How sliders of directions stood: the directions of each state's recipe, and nothing else of it.</summary>
    public IReadOnlyList<NamedState> Moves { get; init; } = [];

    /// <summary>Where one was; null at the first start.</summary>
    public ViewerState? Last { get; init; }

    public ExportOptions Export { get; init; } = new();

    public ViewerSettings WithRecent(string model)
    {
        string full = Path.GetFullPath(model);
        return this with { Recent = [.. new[] { full }.Concat(Recent.Where(other => other != full)).Take(MaxRecent)] };
    }

    /// <summary>With every value in its range: a file can say anything.</summary>
    public ViewerSettings Clamped() => this with
    {
        Scale = TextureView.Within(Scale, 0.5f, 4, 1),
        Width = Math.Clamp(Width, 320, 16384),
        Height = Math.Clamp(Height, 240, 16384),
        Recent = [.. (Recent ?? []).Where(model => !string.IsNullOrEmpty(model) && !model.Contains('\0')).Take(MaxRecent)],
        Favourites = Known(Favourites),
        Presets = Known(Presets),
        Moves = Known(Moves),
        Last = Last?.Clamped(),
        Export = (Export ?? new()).Clamped(),
    };

    static NamedState[] Known(IReadOnlyList<NamedState>? states) =>
        [.. (states ?? []).Where(named => named?.State != null && named.Name != null).Take(MaxNamed).Select(named => named with { State = named.State.Clamped() })];
}

/// <summary>A state with a name.</summary>
sealed record NamedState(string Name, ViewerState State);
