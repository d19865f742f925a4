using ProcGan.Runtime;

namespace ProcGan.Viewer.States;

/// <summary>How the texture is looked at: nothing here changes a texel of it.</summary>
sealed record TextureView
{
    public const int MaxRepeat = 8, MaxMip = 14;
    public const float MaxZoom = 64;

    /// <summary>Flat on the canvas, or on a mesh under light.</summary>
    public ViewMode Mode { get; init; }

    /// <summary>Copies of the texture beside and below each other, 1 to <see cref="MaxRepeat"/>.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Which of the material's maps.</summary>
    public ShownMap Map { get; init; }

    /// <summary>All channels, or one of them as grey.</summary>
    public ShownChannel Channel { get; init; }

    /// <summary>Mip level; 0 = the texture itself.</summary>
    public int Mip { get; init; }

    /// <summary>How texels become pixels.</summary>
    public TexelFilter Filter { get; init; }

    /// <summary>Magnification; 0 = as large as fits.</summary>
    public float Zoom { get; init; }

    /// <summary>Centre of the canvas, in copies of the texture from its middle. Only where <see cref="Zoom"/> is not 0.</summary>
    public float PanX { get; init; }
    public float PanY { get; init; }

    /// <summary>Lines where copies meet, and how much more the texture changes there than elsewhere.</summary>
    public bool Seams { get; init; }

    /// <summary>Values of the shown map, counted.</summary>
    public bool Histogram { get; init; }

    /// <summary>Power spectrum of the shown map: repeats and seams are bright dots and lines.</summary>
    public bool Spectrum { get; init; }

    /// <summary>The texel under the mouse.</summary>
    public bool Inspector { get; init; } = true;

    /// <summary>Milliseconds of frames and textures over the canvas.</summary>
    public bool Timing { get; init; }

    /// <summary>Many small textures instead of one; null = one.</summary>
    public GridView? Grid { get; init; }

    /// <summary>A second texture behind a wipe; null = none.</summary>
    public CompareView? Compare { get; init; }

    /// <summary>Which tab of the panel is open.</summary>
    public PanelTab Tab { get; init; }

    /// <summary>Without the panel: the canvas alone.</summary>
    public bool Bare { get; init; }

    /// <summary>The sheet of shortcuts.</summary>
    public bool Help { get; init; }

    /// <summary>The mesh, its light and its camera.</summary>
    public SceneView Scene { get; init; } = new();

    /// <summary>The same with the furniture of another view: tabs and sheets, which are no step to undo.</summary>
    public TextureView Furnished(TextureView other) => this with { Tab = other.Tab, Bare = other.Bare, Help = other.Help };

    public TextureView Clamped() => this with
    {
        Mode = Known(Mode),
        Repeat = Math.Clamp(Repeat, 1, MaxRepeat),
        Map = Known(Map),
        Channel = Known(Channel),
        Mip = Math.Clamp(Mip, 0, MaxMip),
        Filter = Known(Filter),
        Tab = Known(Tab),
        Zoom = Within(Zoom, 0, MaxZoom),
        PanX = Within(PanX, -MaxRepeat, MaxRepeat),
        PanY = Within(PanY, -MaxRepeat, MaxRepeat),
        Grid = Grid?.Clamped(),
        Compare = Compare?.Clamped(),
        Scene = (Scene ?? new()).Clamped(),
    };

    /// <summary>An enum's value, or its first where a file has another number.</summary>
    internal static T Known<T>(T value) where T : struct, Enum => Enum.IsDefined(value) ? value : default;

    internal static float Within(float value, float least, float most, float otherwise = 0) =>
        float.IsFinite(value) ? Math.Clamp(value, least, most) : otherwise;
}

enum PanelTab { Browse, Look, Export, Budget }

enum ViewMode { Flat, Scene }

enum ShownMap { Picture, Albedo, Height, Normal, Roughness, Metallic, Ao }

enum ShownChannel { All, Red, Green, Blue, Alpha, Luminance }

/// <summary>Auto: squares at whole zooms, else smooth.</summary>
enum TexelFilter { Auto, Nearest, Linear }

/// <summary>What the cells of the grid are.</summary>
enum GridKind { Neighbours, Random, Classes, Direction, Interpolation }

/// <summary>A grid of textures. What is in a cell is decided by this and the recipe alone.</summary>
sealed record GridView
{
    public const int MaxSide = 8;

    public GridKind Kind { get; init; }
    public int Columns { get; init; } = 4;
    public int Rows { get; init; } = 4;

    /// <summary>Random: which throw. Another number, other seeds.</summary>
    public ulong Throw { get; init; }

    /// <summary>Neighbours: how far they are; 1 = as far as another seed.</summary>
    public float Distance { get; init; } = 0.5f;

    /// <summary>Direction: which one, as the model ranks them.</summary>
    public int Direction { get; init; }

    /// <summary>Direction: how far the outer cells are, in standard deviations.</summary>
    public float Reach { get; init; } = 3;

    /// <summary>Interpolation: the last cell; the first is the recipe itself.</summary>
    public TextureRecipe Target { get; init; }

    public GridView Clamped() => this with
    {
        Kind = TextureView.Known(Kind),
        Columns = Math.Clamp(Columns, 1, MaxSide),
        Rows = Math.Clamp(Rows, 1, MaxSide),
        Distance = TextureView.Within(Distance, 0.05f, 1, 0.5f),
        Direction = Math.Clamp(Direction, 0, 4095),
        Reach = TextureView.Within(Reach, 0.1f, 10, 3),
    };
}

/// <summary>Texture B on the right of a wipe; A is the state's own.</summary>
sealed record CompareView
{
    /// <summary>Null = the same as A's.</summary>
    public string? Model { get; init; }

    public TextureRecipe Recipe { get; init; }

    /// <summary>Where A ends and B begins, as a part of the width.</summary>
    public float Wipe { get; init; } = 0.5f;

    public CompareView Clamped() => this with { Wipe = TextureView.Within(Wipe, 0, 1, 0.5f) };
}
