using ProcGan.Viewer.Looking;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.Generation;

/// <summary>What came of one request. A picture and an error can come together: the last good model answered for a damaged file.</summary>
/// <param name="State">The request.</param>
/// <param name="Picture">The map that is shown; null if none could be made.</param>
/// <param name="Facts">Of the model that is loaded; null if none is.</param>
/// <param name="Milliseconds">Generating alone, without loading.</param>
/// <param name="Error">One line for the user, or null.</param>
sealed record TextureResult(ViewerState State, Picture? Picture, ModelFacts? Facts, double Milliseconds, string? Error)
{
    /// <summary>All maps, where the view needs them.</summary>
    public MapSet? Maps { get; init; }

    /// <summary>What the mesh is made of, where the view is 3D.</summary>
    public MaterialTexels? Texels { get; init; }

    /// <summary>When it was finished, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long Finished { get; init; }

    /// <summary>What was measured of the picture, where the view shows it.</summary>
    public Study? Study { get; init; }
}

/// <summary>A small picture of a recipe, for grids, favourites and history, or the full one for a comparison.</summary>
/// <param name="Model">An .onnx file or a run's folder.</param>
/// <param name="Provider">Execution provider.</param>
/// <param name="Recipe">What to generate.</param>
/// <param name="IsFull">In its own size.</param>
readonly record struct SwatchKey(string Model, string Provider, Runtime.TextureRecipe Recipe, bool IsFull = false);

/// <summary>What came of a <see cref="SwatchKey"/>.</summary>
/// <param name="Key">The request.</param>
/// <param name="Picture">Null if it could not be made.</param>
/// <param name="Error">One line for the user, or null.</param>
sealed record Swatch(SwatchKey Key, Picture? Picture, string? Error);

/// <summary>How long a size takes.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Milliseconds">The median of some.</param>
readonly record struct SizeCost(int Width, int Height, double Milliseconds);
