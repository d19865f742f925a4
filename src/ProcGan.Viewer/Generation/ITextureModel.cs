using ProcGan.Runtime;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.Generation;

/// <summary>A loaded model: the runtime's, or a fake.</summary>
interface ITextureModel : IDisposable
{
    ModelFacts Facts { get; }

    /// <exception cref="ArgumentException">The model cannot make this; the message says what it can.</exception>
    Picture Generate(in TextureRecipe recipe);

    /// <summary>All maps of the same texture.</summary>
    /// <exception cref="ArgumentException">The model cannot make this; the message says what it can.</exception>
    MapSet Maps(in TextureRecipe recipe);

    /// <summary>The same texture as the 3D view takes it: maps with their mip levels.</summary>
    /// <exception cref="ArgumentException">The model cannot make this; the message says what it can.</exception>
    MaterialTexels Texels(in TextureRecipe recipe);
}

/// <summary>What the panel says about a model.</summary>
/// <param name="Family"><c>dcgan</c>, <c>spatial</c>, ...</param>
/// <param name="Provider">The execution provider that runs it.</param>
/// <param name="Width">Of its own size, in pixels.</param>
/// <param name="Height">Of its own size, in pixels.</param>
/// <param name="Stride">Pixels a cell; 0 = it makes its own size only.</param>
/// <param name="Tileable">Axes that it can wrap.</param>
sealed record ModelFacts(string Family, string Provider, int Width, int Height, int Stride, TileAxes Tileable)
{
    /// <summary>SHA-256 of the file.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Names of the channels that it makes.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Why faster providers were not taken.</summary>
    public IReadOnlyList<string> ProviderNotes { get; init; } = [];

    /// <summary>Classes of a conditional model.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>What a label can name: folders of the classes, then the classes.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Directions of the latent space, the strongest first.</summary>
    public IReadOnlyList<string> Directions { get; init; } = [];
}
