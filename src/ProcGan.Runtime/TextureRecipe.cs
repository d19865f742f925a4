using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Recipes;

namespace ProcGan.Runtime;

/// <summary>All that decides one texture of a model. Equal recipes give equal bytes on the same provider and library version.</summary>
/// <remarks><c>default</c> is a valid recipe: seed 0 at the model's own size. Its text form, such as
/// <c>seed=7 size=512x256 tile=x psi=0.8 origin=-3,12</c>, and its JSON form are formats (docs/FORMATS.md).</remarks>
public readonly record struct TextureRecipe
{
    readonly int psiBits;       // of the float, relative to those of 1: so that default(TextureRecipe) has psi 1

    /// <summary>A recipe with everything but the seed at the model's defaults.</summary>
    public TextureRecipe(ulong seed) : this() => Seed = seed;

    /// <summary>Decides all latents and noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>Further seeds that have a part in them; null = none.</summary>
    public SeedMix? Mix { get; init; }

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

    /// <summary>Weights of the classes of a conditional model, or of <see cref="ModelInfo.ClassFolders"/>, divided by their sum; null = the seed's class.</summary>
    public NamedWeights? Labels { get; init; }

    /// <summary>How far along each of <see cref="ModelInfo.Directions"/>, in standard deviations; null = not at all.</summary>
    public NamedWeights? Directions { get; init; }

    /// <summary>The maps that are wanted; none = the picture. For tools: what is made is said by the <see cref="Material"/>.</summary>
    public MaterialMaps Maps { get; init; }

    /// <summary>SHA-256 of the model, 64 lower-case hex digits: no other one will make it. Null = any model.</summary>
    public string? Model { get; init; }

    /// <summary>Moves from this seed's latents to another's, keeping their length.</summary>
    /// <param name="seed">The other.</param>
    /// <param name="weight">0 = still here, 1 = all the other's, -1 = opposite to it; the angle is asin(weight).</param>
    public TextureRecipe Towards(ulong seed, float weight) => MixedSeeds.Towards(this, seed, weight);

    /// <summary>One of many that differ a little: the same recipe some way off in a direction that belongs to the instance.</summary>
    /// <param name="instance">Any number: an object's id.</param>
    /// <param name="radius">How far, 0 = not at all, 1 = as far as another seed.</param>
    /// <exception cref="ArgumentException">The radius is not from 0 to 1.</exception>
    public TextureRecipe ForInstance(ulong instance, float radius) => radius is >= 0 and <= 1
        ? MixedSeeds.Towards(this, MixedSeeds.InstanceSeed(Seed, instance), radius)
        : throw new ArgumentException($"radius is {radius}, must be 0 to 1.", nameof(radius));

    /// <summary>A recipe between two, 0 = this one, 1 = the other. Latents turn, keeping their length; psi, labels and directions go straight;
    /// what cannot be in between (size, tiling, origin, maps) changes in the middle.</summary>
    public TextureRecipe Blend(in TextureRecipe other, double amount) => MixedSeeds.Blend(this, other, amount);

    const int OneBits = 0x3F800000;

    /// <summary>The text form, with what is at its default left out.</summary>
    public override string ToString() => RecipeText.Format(this);

    /// <summary>The JSON form: one line, with what is at its default left out.</summary>
    public string ToJson() => RecipeJson.Format(this);

    /// <summary>Reads the text form or the JSON form.</summary>
    /// <exception cref="FormatException">The message names the part that is wrong and what belongs there.</exception>
    public static TextureRecipe Parse(string text)
    {
        string? error = Read(text ?? throw new ArgumentNullException(nameof(text)), out var recipe);
        return error == null ? recipe : throw new FormatException($"recipe '{RecipeText.Short(text)}': {error}.");
    }

    /// <summary>Reads either form; false where <see cref="Parse"/> would throw.</summary>
    public static bool TryParse(string? text, out TextureRecipe recipe)
    {
        recipe = default;
        return text != null && Read(text, out recipe) == null;
    }

    static string? Read(string text, out TextureRecipe recipe) =>
        text.TrimStart().StartsWith("{", StringComparison.Ordinal) ? RecipeJson.TryParse(text, out recipe) : RecipeText.TryParse(text, out recipe);
}
