using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Recipes;

namespace ProcGan.Runtime.Generators;

/// <summary>A recipe checked against a model: how many pixels and cells, which axes wrap.</summary>
/// <param name="Width">Pixels that the caller gets.</param>
/// <param name="Height">Pixels that the caller gets.</param>
/// <param name="CellsX">Cells without margin; 1 for a vector model.</param>
/// <param name="CellsY">Cells without margin; 1 for a vector model.</param>
/// <param name="Tile">Axes that wrap.</param>
readonly record struct TexturePlan(int Width, int Height, int CellsX, int CellsY, TileAxes Tile)
{
    /// <exception cref="ArgumentException">The model cannot make it; the message says what it can.</exception>
    public static TexturePlan For(ModelInfo model, in TextureRecipe recipe)
    {
        int width = recipe.Width == 0 ? model.Width : recipe.Width, height = recipe.Height == 0 ? model.Height : recipe.Height;
        var tile = recipe.Tile ?? model.Tileable;
        if (float.IsNaN(recipe.Psi) || float.IsInfinity(recipe.Psi))
            throw new ArgumentException($"psi is {recipe.Psi}, must be a finite number; 1 = off.");
        if ((tile & ~TileAxes.Both) != 0) throw new ArgumentException($"tile is {(int)tile}, must be none, x, y or both.");
        if ((tile & ~model.Tileable) != 0)
            throw new ArgumentException($"'{model.Name}' cannot tile {RecipeText.Name(tile)}; it tiles {RecipeText.Name(model.Tileable)}.");
        return model.IsSpatial ? Spatial(model, width, height, tile) : Vector(model, recipe, width, height);
    }

    /// <summary>The cells to sample, without margin.</summary>
    public FieldWindow Window(in TextureRecipe recipe) => new FieldWindow(recipe.OriginX, recipe.OriginY, CellsX, CellsY,
        (Tile & TileAxes.X) != 0 ? CellsX : 0, (Tile & TileAxes.Y) != 0 ? CellsY : 0).Reduced();

    static TexturePlan Vector(ModelInfo model, in TextureRecipe recipe, int width, int height)
    {
        if (width != model.Width || height != model.Height)
            throw new ArgumentException($"'{model.Name}' makes {model.Width} x {model.Height} pixels only, asked for {width} x {height}; "
                + "leave the size out, or use a spatial model.");
        if (recipe.OriginX != 0 || recipe.OriginY != 0)
            throw new ArgumentException($"'{model.Name}' has no field to move in, asked for the origin {recipe.OriginX},{recipe.OriginY}; "
                + "leave it out, or use a spatial model.");
        return new(width, height, 1, 1, TileAxes.None);
    }

    static TexturePlan Spatial(ModelInfo model, int width, int height, TileAxes tile)
    {
        if (width is < 1 or > Limits.Side || height is < 1 or > Limits.Side)
            throw new ArgumentException($"size is {width} x {height}, each side must be 1 to {Limits.Side} pixels.");
        if ((tile & TileAxes.X) != 0) CheckWhole("width", width, model.Stride);
        if ((tile & TileAxes.Y) != 0) CheckWhole("height", height, model.Stride);
        var plan = new TexturePlan(width, height, Cells(width, model.Stride), Cells(height, model.Stride), tile);
        long elements = Math.Max((long)model.Channels.Count * plan.CellsX * plan.CellsY * model.Stride * model.Stride,
            (long)model.ZDim * (plan.CellsX + 2L * model.Margin) * (plan.CellsY + 2L * model.Margin));
        foreach (var noise in model.NoiseArray)
            elements = Math.Max(elements, ((long)noise.Scale * plan.CellsX + noise.Extra) * ((long)noise.Scale * plan.CellsY + noise.Extra));
        if (elements * model.Batch > Limits.TensorElements)
            throw new ArgumentException($"size is {width} x {height}, which takes a tensor of {elements * model.Batch} numbers in '{model.Name}'; "
                + $"at most {Limits.TensorElements} are made at once, ask for a smaller one.");
        return plan;
    }

    static void CheckWhole(string side, int pixels, int stride)
    {
        int rest = pixels % stride;
        if (rest == 0) return;
        int below = pixels - rest, above = below + stride;
        throw new ArgumentException($"{side} is {pixels}, but a wrapped axis is made of whole cells of {stride} pixels; use "
            + (below > 0 ? $"{below} or {above}" : $"{above}") + ", or do not tile it.");
    }

    static int Cells(int pixels, int stride) => (pixels + stride - 1) / stride;
}
