using ProcGan.Runtime;

namespace ProcGan.Viewer.Generation;

/// <summary>Sizes that a model is shown at.</summary>
static class Sizes
{
    /// <summary>A spatial model's own size is that of its training crops, too small to judge a material by.</summary>
    public const int Usual = 256;

    /// <summary>More than this of a texture is not seen on a swatch, and a grid of large textures would take minutes.</summary>
    const int LargestOfSwatch = 512;

    static readonly int[] Sides = [64, 128, 256, 512, 1024, 2048];

    /// <summary>The recipe with the viewer's size where it names none.</summary>
    public static TextureRecipe Filled(in TextureRecipe recipe, ModelFacts facts) => Filled(recipe, facts.Stride);

    public static TextureRecipe Filled(in TextureRecipe recipe, int stride)
    {
        if (stride == 0 || recipe.Width != 0 || recipe.Height != 0)
            return recipe;
        int side = Whole(Usual, stride);
        return recipe with { Width = side, Height = side };
    }

    /// <summary>The recipe that a swatch of a texture is made of: of a large one a smaller piece of the same shape, in whole cells.</summary>
    public static TextureRecipe OfSwatch(in TextureRecipe recipe, ModelFacts facts)
    {
        TextureRecipe filled = Filled(recipe, facts);
        double scale = (double)LargestOfSwatch / Math.Max(filled.Width, filled.Height);
        return facts.Stride == 0 || scale >= 1 ? filled
            : filled with { Width = Whole((int)(filled.Width * scale), facts.Stride), Height = Whole((int)(filled.Height * scale), facts.Stride) };
    }

    /// <summary>Square sides to choose from, whole cells each; empty where the model has one size.</summary>
    public static IReadOnlyList<int> Choices(ModelFacts facts) =>
        facts.Stride == 0 ? [] : [.. Sides.Select(side => Whole(side, facts.Stride)).Distinct()];

    static int Whole(int side, int stride) => Math.Max(1, (side + stride / 2) / stride) * stride;
}
