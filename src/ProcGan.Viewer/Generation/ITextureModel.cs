using ProcGan.Runtime;

namespace ProcGan.Viewer.Generation;

/// <summary>A loaded model: the runtime's, or a fake.</summary>
interface ITextureModel : IDisposable
{
    ModelFacts Facts { get; }

    /// <exception cref="ArgumentException">The model cannot make this; the message says what it can.</exception>
    Picture Generate(in TextureRecipe recipe);
}

/// <summary>What the panel says about a model.</summary>
/// <param name="Family"><c>dcgan</c>, <c>spatial</c>, ...</param>
/// <param name="Provider">The execution provider that runs it.</param>
/// <param name="Width">Of its own size, in pixels.</param>
/// <param name="Height">Of its own size, in pixels.</param>
/// <param name="Stride">Pixels a cell; 0 = it makes its own size only.</param>
/// <param name="Tileable">Axes that it can wrap.</param>
sealed record ModelFacts(string Family, string Provider, int Width, int Height, int Stride, TileAxes Tileable);
