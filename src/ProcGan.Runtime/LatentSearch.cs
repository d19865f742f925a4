using ProcGan.Runtime.Searching;

namespace ProcGan.Runtime;

/// <summary>How long to search, and who is told.</summary>
public sealed record SearchOptions
{
    /// <summary>Textures that may be made for it.</summary>
    public int Budget { get; init; } = 1000;

    /// <summary>Decides what is tried: the same seed finds the same.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Told after each texture: 0 to 1, and the best distance so far.</summary>
    public Action<double, double>? Progress { get; init; }

    /// <summary>Ends the search early with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }

    internal SearchOptions Validated() => Budget is >= 1 and <= 10_000_000 ? this
        : throw new ArgumentException($"{nameof(Budget)} is {Budget}, must be 1 to 10000000 textures.");
}

/// <summary>What a search found.</summary>
/// <param name="Recipe">Makes it again.</param>
/// <param name="Distance">How far it is from what was asked for; 0 = nothing to tell them apart by.</param>
public readonly record struct Found(TextureRecipe Recipe, double Distance);

/// <summary>Finds recipes for something that is wanted, with the forward model alone: any model, any provider.</summary>
public static class LatentSearch
{
    /// <summary>The seeds whose textures are nearest to a mean colour, the nearest first.</summary>
    /// <param name="generator">Makes them.</param>
    /// <param name="start">Size and all else; seeds are tried from its own on, one after the other.</param>
    /// <param name="r">sRGB, 0 to 1; likewise the others.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="options">How many seeds are tried.</param>
    /// <returns>Distances are those of Oklab between mean colours in linear light.</returns>
    public static IReadOnlyList<Found> ForColour(TextureGenerator generator, in TextureRecipe start, float r, float g, float b, int count = 1,
        SearchOptions? options = null) => SeedScan.Run(generator, start, new ColourTarget(r, g, b), count, options ?? new());

    /// <summary>The seeds whose textures are nearest to a mean roughness, the nearest first.</summary>
    /// <param name="generator">Makes them; its model must have roughness.</param>
    /// <param name="start">Size and all else; seeds are tried from its own on, one after the other.</param>
    /// <param name="roughness">0 to 1.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="options">How many seeds are tried.</param>
    /// <returns>Distances are those of the means.</returns>
    public static IReadOnlyList<Found> ForRoughness(TextureGenerator generator, in TextureRecipe start, float roughness, int count = 1,
        SearchOptions? options = null) => SeedScan.Run(generator, start, new RoughnessTarget(generator?.Model, roughness), count, options ?? new());

    /// <summary>A recipe whose texture looks like a picture.</summary>
    /// <param name="generator">Makes what is compared.</param>
    /// <param name="start">Size, tiling, psi of what is made; its seed is where the search begins.</param>
    /// <param name="rgba">The picture: RGBA8, sRGB, row 0 on top. Alpha is ignored.</param>
    /// <param name="width">Of the picture; any size.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="options">How many textures may be made.</param>
    /// <returns>A mix of seeds. What a model has not learnt it cannot find: the distance says how near it came.</returns>
    /// <remarks>First the best of many seeds (a quarter of the budget), then small turns towards other seeds, each kept where it helps, by
    /// steps that grow with success and shrink without. Compared are the mean, spread and edges of the colours of three scales, in Oklab: a
    /// texture's likeness, wherever its bricks lie.</remarks>
    public static Found ForPicture(TextureGenerator generator, in TextureRecipe start, ReadOnlySpan<byte> rgba, int width, int height, SearchOptions? options = null) =>
        LatentClimb.Run(generator ?? throw new ArgumentNullException(nameof(generator)), start, Likeness.Of(rgba, width, height), (options ?? new()).Validated());
}
