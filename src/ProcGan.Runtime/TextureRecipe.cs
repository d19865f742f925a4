using ProcGan.Runtime.Recipes;

namespace ProcGan.Runtime;

/// <summary>All that decides one texture of a model. Equal recipes give equal bytes on the same provider and library version.</summary>
/// <remarks><c>default</c> is a valid recipe: seed 0 at the model's own size. The text form, such as
/// <c>seed=7 size=512x256 tile=x psi=0.8 origin=-3,12</c>, is a format (docs/FORMATS.md).</remarks>
public readonly record struct TextureRecipe
{
    readonly int psiBits;       // of the float, relative to those of 1: so that default(TextureRecipe) has psi 1

    /// <summary>A recipe with everything but the seed at the model's defaults.</summary>
    public TextureRecipe(ulong seed) : this() => Seed = seed;

    /// <summary>Decides all latents and noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>Pixels; 0 = the model's own. Spatial models make any size, rounded up to whole cells and cropped.</summary>
    public int Width { get; init; }

    /// <summary>Pixels; 0 = the model's own.</summary>
    public int Height { get; init; }

    /// <summary>Axes that wrap; null = as the model does by nature. A wrapped axis is a whole number of cells.</summary>
    public TileAxes? Tile { get; init; }

    /// <summary>Truncation: scales local and global latents. 1 = off, lower = more typical and less varied.</summary>
    public float Psi
    {
        get => BitConverter.Int32BitsToSingle(psiBits ^ OneBits);
        init => psiBits = BitConverter.SingleToInt32Bits(value) ^ OneBits;
    }

    /// <summary>Left column in the endless field of the seed, in cells. Spatial models only.</summary>
    public long OriginX { get; init; }

    /// <summary>Top row in the endless field of the seed, in cells. Spatial models only.</summary>
    public long OriginY { get; init; }

    const int OneBits = 0x3F800000;

    /// <summary>The text form, with what is at its default left out.</summary>
    public override string ToString() => RecipeText.Format(this);

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The message names the part that is wrong and what belongs there.</exception>
    public static TextureRecipe Parse(string text)
    {
        string? error = RecipeText.TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var recipe);
        return error == null ? recipe : throw new FormatException($"recipe '{text}': {error}.");
    }

    /// <summary>Reads the text form; false where <see cref="Parse"/> would throw.</summary>
    public static bool TryParse(string? text, out TextureRecipe recipe)
    {
        recipe = default;
        return text != null && RecipeText.TryParse(text, out recipe) == null;
    }
}
