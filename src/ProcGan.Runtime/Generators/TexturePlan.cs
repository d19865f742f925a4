using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Recipes;

namespace ProcGan.Runtime.Generators;

/// <summary>A recipe checked against a model: how many pixels and cells, which axes wrap.</summary>
/// <param name="Width">Pixels that the caller gets.</param>
/// <param name="Height">Pixels that the caller gets.</param>
/// <param name="CellsX">Cells without margin; 1 for a vector model.</param>
/// <param name="CellsY">Cells without margin; 1 for a vector model.</param>
/// <param name="Tile">Axes that wrap.</param>
/// <param name="Strips">Bands of rows, made by one run each.</param>
readonly record struct TexturePlan(int Width, int Height, int CellsX, int CellsY, TileAxes Tile, int Strips)
{
    /// <summary>Most cells of one run: bounds memory for large images.</summary>
    const int MaxRunCells = 4096;

    /// <exception cref="ArgumentException">The model cannot make it; the message says what it can.</exception>
    public static TexturePlan For(ModelInfo model, in TextureRecipe recipe, int threads = 1)
    {
        int width = recipe.Width == 0 ? model.Width : recipe.Width, height = recipe.Height == 0 ? model.Height : recipe.Height;
        var tile = recipe.Tile ?? model.Tileable;
        if (float.IsNaN(recipe.Psi) || float.IsInfinity(recipe.Psi))
            throw new ArgumentException($"psi is {recipe.Psi}, must be a finite number; 1 = off.");
        if ((tile & ~TileAxes.Both) != 0) throw new ArgumentException($"tile is {(int)tile}, must be none, x, y or both.");
        if ((tile & ~model.Tileable) != 0)
            throw new ArgumentException($"'{model.Name}' cannot tile {RecipeText.Name(tile)}; it tiles {RecipeText.Name(model.Tileable)}.");
        return model.IsSpatial ? Spatial(model, width, height, tile, threads) : Vector(model, recipe, width, height);
    }

    /// <summary>The cells that one run makes, without margin.</summary>
    /// <param name="recipe">Says where the field begins.</param>
    /// <param name="model">Says how small a run may be.</param>
    /// <param name="strip">0 .. <see cref="Strips"/> - 1.</param>
    /// <param name="firstRow">Row of cells at which the strip begins.</param>
    /// <param name="rows">Rows of cells that are wanted; the window may go on below them.</param>
    public FieldWindow Strip(in TextureRecipe recipe, ModelInfo model, int strip, out int firstRow, out int rows)
    {
        firstRow = (int)((long)strip * CellsY / Strips);
        rows = (int)((strip + 1L) * CellsY / Strips) - firstRow;
        var field = new FieldWindow(recipe.OriginX, recipe.OriginY, CellsX, CellsY,
            (Tile & TileAxes.X) != 0 ? CellsX : 0, (Tile & TileAxes.Y) != 0 ? CellsY : 0).Reduced();
        return field with { Y = unchecked(field.Y + firstRow), Height = model.IsSpatial ? Math.Max(rows, LeastRows(model, CellsX)) : rows };
    }

    /// <summary>Rows that a run must have, so that its numbers do not depend on where it was cut out.</summary>
    /// <remarks>ONNX Runtime's matrix product adds up in longer pieces when it has no more than 64 columns, which here are positions of
    /// the coarsest layer. Above that each pixel comes out the same, to the last bit, in a run of any size. A doubling that takes four
    /// 2 x 2 kernels to the cells and what is left of their margin has h + 1 times w + 1 positions.</remarks>
    public static int LeastRows(ModelInfo model, int cellsX)
    {
        int around = model.Margin >= 2 ? 1 : 0;
        return Math.Max(1, 64 / (cellsX + around) + 1 - around);
    }

    static TexturePlan Vector(ModelInfo model, in TextureRecipe recipe, int width, int height)
    {
        if (width != model.Width || height != model.Height)
            throw new ArgumentException($"'{model.Name}' makes {model.Width} x {model.Height} pixels only, asked for {width} x {height}; "
                + "leave the size out, or use a spatial model.");
        if (recipe.OriginX != 0 || recipe.OriginY != 0)
            throw new ArgumentException($"'{model.Name}' has no field to move in, asked for the origin {recipe.OriginX},{recipe.OriginY}; "
                + "leave it out, or use a spatial model.");
        return new(width, height, 1, 1, TileAxes.None, 1);
    }

    static TexturePlan Spatial(ModelInfo model, int width, int height, TileAxes tile, int threads)
    {
        if (width is < 1 or > Limits.Side || height is < 1 or > Limits.Side)
            throw new ArgumentException($"size is {width} x {height}, each side must be 1 to {Limits.Side} pixels.");
        if ((tile & TileAxes.X) != 0) CheckWhole("width", width, model.Stride);
        if ((tile & TileAxes.Y) != 0) CheckWhole("height", height, model.Stride);
        int cellsX = Cells(width, model.Stride), cellsY = Cells(height, model.Stride), leastRows = LeastRows(model, cellsX);
        int strips = Math.Max(Math.Min(threads, cellsY / leastRows), 1);
        strips = Math.Max(strips, Math.Min(cellsY, (int)(((long)cellsX * cellsY + MaxRunCells - 1) / MaxRunCells)));
        CheckMemory(model, width, height, cellsX, Math.Max(leastRows, (cellsY + strips - 1) / strips));
        return new(width, height, cellsX, cellsY, tile, strips);
    }

    static void CheckMemory(ModelInfo model, int width, int height, int cellsX, int rows)
    {
        long elements = Math.Max((long)model.Channels.Count * cellsX * rows * model.Stride * model.Stride,
            (long)model.ZDim * (cellsX + 2L * model.Margin) * (rows + 2L * model.Margin));
        foreach (var noise in model.NoiseArray)
            elements = Math.Max(elements, ((long)noise.Scale * cellsX + noise.Extra) * ((long)noise.Scale * rows + noise.Extra));
        if (elements * model.Batch > Limits.TensorElements)
            throw new ArgumentException($"size is {width} x {height}, which takes a tensor of {elements * model.Batch} numbers in '{model.Name}'; "
                + $"at most {Limits.TensorElements} are made at once, ask for a smaller one.");
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
