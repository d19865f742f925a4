namespace ProcGan.Runtime;

/// <summary>The axes on which a texture meets itself without a seam.</summary>
[Flags]
public enum TileAxes
{
    /// <summary>A plain image.</summary>
    None = 0,

    /// <summary>The left edge continues the right one.</summary>
    X = 1,

    /// <summary>The top edge continues the bottom one.</summary>
    Y = 2,

    /// <summary>Tiles in both directions.</summary>
    Both = X | Y,
}
