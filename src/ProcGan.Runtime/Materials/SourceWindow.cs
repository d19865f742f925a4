using ProcGan.Runtime.Generators;

namespace ProcGan.Runtime.Materials;

/// <summary>What is generated for a material: the texture, and around it what its derived maps look at.</summary>
/// <param name="Recipe">Of all of it.</param>
/// <param name="Width">Texels.</param>
/// <param name="Height">Texels.</param>
/// <param name="Left">Where the texture begins in it.</param>
/// <param name="Top">Where the texture begins in it.</param>
/// <param name="Tile">Axes that wrap; on the others an index is held at the edge.</param>
readonly record struct SourceWindow(TextureRecipe Recipe, int Width, int Height, int Left, int Top, TileAxes Tile)
{
    public int Area => Width * Height;

    /// <param name="model">The model.</param>
    /// <param name="plan">The texture.</param>
    /// <param name="recipe">The texture's.</param>
    /// <param name="reach">Texels that a derived one looks at on each side.</param>
    public static SourceWindow Around(ModelInfo model, in TexturePlan plan, in TextureRecipe recipe, int reach)
    {
        if (!model.IsSpatial || reach == 0 || plan.Tile == TileAxes.Both) return new(recipe, plan.Width, plan.Height, 0, 0, plan.Tile);
        int more = (reach + model.Stride - 1) / model.Stride;
        int moreX = (plan.Tile & TileAxes.X) != 0 ? 0 : more, moreY = (plan.Tile & TileAxes.Y) != 0 ? 0 : more;
        int width = moreX == 0 ? plan.Width : (plan.Cells.Width + 2 * moreX) * model.Stride, height = moreY == 0 ? plan.Height : (plan.Cells.Height + 2 * moreY) * model.Stride;
        if (width > Limits.Side || height > Limits.Side)
            throw new ArgumentException($"size is {plan.Width} x {plan.Height} and derived maps need {more * model.Stride} pixels more on a side that does not "
                + $"wrap; together at most {Limits.Side}, ask for a smaller one or tile it.");
        var wider = recipe with { Width = width, Height = height, OriginX = unchecked(recipe.OriginX - moreX), OriginY = unchecked(recipe.OriginY - moreY) };
        return new(wider, width, height, moreX * model.Stride, moreY * model.Stride, plan.Tile);
    }

    public int Column(int x) => Address(x, Width, (Tile & TileAxes.X) != 0);

    public int Row(int y) => Address(y, Height, (Tile & TileAxes.Y) != 0);

    static int Address(int index, int length, bool wraps)
    {
        if ((uint)index < (uint)length) return index;
        if (!wraps) return index < 0 ? 0 : length - 1;
        int rest = index % length;
        return rest < 0 ? rest + length : rest;
    }
}
