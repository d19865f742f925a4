using ProcGan.Runtime.Latents;
using ProcGan.Runtime.Recipes;

namespace ProcGan.Runtime.Generators;

/// <summary>A recipe checked against a model: which cells are needed, where among their pixels the texture lies, how they are cut into runs.</summary>
/// <param name="Width">Pixels that the caller gets.</param>
/// <param name="Height">Pixels that the caller gets.</param>
/// <param name="Cells">Without margin; a wrapped axis has a period. One cell for a vector model.</param>
/// <param name="CellWidth">Pixels of a cell: the stride, or a vector model's whole image.</param>
/// <param name="CellHeight">Pixels of a cell.</param>
/// <param name="CropX">Pixels of the first cell that lie left of the texture.</param>
/// <param name="CropY">Pixels of the first cell that lie above the texture.</param>
/// <param name="BlocksX">Runs beside each other.</param>
/// <param name="BlocksY">Runs below each other.</param>
/// <param name="Blend">Axes that are to tile and that the model does not tile by itself: see <see cref="TileBlend"/>.</param>
readonly record struct TexturePlan(int Width, int Height, FieldWindow Cells, int CellWidth, int CellHeight, int CropX, int CropY,
    int BlocksX, int BlocksY, TileAxes Blend)
{
    /// <summary>Pixels and cells of the largest run. They bound its memory, and activations of this size stay in the processor's caches.</summary>
    const int MaxRunPixels = 256 * 256, MaxRunCells = 4096;

    /// <summary>Axes on which the texture meets itself.</summary>
    public TileAxes Tile => (Cells.PeriodX != 0 ? TileAxes.X : 0) | (Cells.PeriodY != 0 ? TileAxes.Y : 0) | Blend;

    /// <summary>Runs in all; 0 of <c>default</c>.</summary>
    public int Blocks => BlocksX * BlocksY;

    /// <summary>Cells of each run, all alike so that they share their buffers; the last one of a row or column may go on beyond the texture.</summary>
    public int BlockWidth => Ceiling(Cells.Width, BlocksX);

    /// <summary>Rows of cells that a run adds to the texture; <see cref="Block"/> may have more.</summary>
    public int BlockHeight => Ceiling(Cells.Height, BlocksY);

    /// <exception cref="ArgumentException">The model cannot make it; the message says what it can.</exception>
    public static TexturePlan For(ModelInfo model, in TextureRecipe recipe, int threads = 1, int cropX = 0, int cropY = 0)
    {
        int width = recipe.Width == 0 ? model.Width : recipe.Width, height = recipe.Height == 0 ? model.Height : recipe.Height;
        var tile = recipe.Tile ?? model.Tileable;
        if (float.IsNaN(recipe.Psi) || float.IsInfinity(recipe.Psi))
            throw new ArgumentException($"psi is {recipe.Psi}, must be a finite number; 1 = off.");
        RecipeCheck.Check(model, recipe);
        if ((tile & ~TileAxes.Both) != 0) throw new ArgumentException($"tile is {(int)tile}, must be none, x, y or both.");
        var blend = tile & ~model.Tileable;
        tile &= model.Tileable;
        if (blend != 0 && model.Channels.Count * (long)width * height > Limits.TensorElements)
            throw new ArgumentException($"'{model.Name}' cannot tile {RecipeText.Name(blend)} by itself, and {width} x {height} pixels are too many to be blended; "
                + $"ask for at most {Limits.TensorElements / Math.Max(1, model.Channels.Count)} pixels, or do not tile it.");
        if (!model.IsSpatial) return Vector(model, recipe, width, height, tile) with { Blend = blend };
        CheckSize(model, width, height, tile);
        int cellsX = Ceiling(width + cropX, model.Stride), cellsY = Ceiling(height + cropY, model.Stride);
        var cells = new FieldWindow(recipe.OriginX, recipe.OriginY, cellsX, cellsY,
            (tile & TileAxes.X) != 0 ? cellsX : 0, (tile & TileAxes.Y) != 0 ? cellsY : 0).Reduced();
        var (blocksX, blocksY) = Grid(model, cellsX, cellsY, threads);
        var plan = new TexturePlan(width, height, cells, model.Stride, model.Stride, cropX, cropY, blocksX, blocksY, blend);
        CheckMemory(model, plan);
        return plan;
    }

    /// <summary>The cells that one run makes, without margin.</summary>
    /// <param name="model">Says how small a run may be.</param>
    /// <param name="x">0 .. <see cref="BlocksX"/> - 1.</param>
    /// <param name="y">0 .. <see cref="BlocksY"/> - 1.</param>
    public FieldWindow Block(ModelInfo model, int x, int y)
    {
        int width = BlockWidth, height = BlockHeight;
        return Cells with
        {
            X = unchecked(Cells.X + (long)x * width), Y = unchecked(Cells.Y + (long)y * height),
            Width = width, Height = model.IsSpatial ? Math.Max(height, LeastRows(model, width)) : height,
        };
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

    /// <summary>Blocks as square as can be, since each computes its margin anew; at least one a thread, where that leaves enough rows.</summary>
    static (int X, int Y) Grid(ModelInfo model, int cellsX, int cellsY, int threads)
    {
        int most = Math.Max(1, (int)Math.Min(MaxRunCells, MaxRunPixels / ((long)model.Stride * model.Stride)));
        int x = Ceiling(cellsX, Math.Max(1, (int)Math.Sqrt(most)));
        int width = Ceiling(cellsX, x), least = LeastRows(model, width);
        int y = Ceiling(cellsY, Math.Max(least, most / width));
        y = Math.Max(y, Math.Min(Ceiling(threads, x), Math.Max(1, cellsY / least)));
        return (Ceiling(cellsX, width), Ceiling(cellsY, Ceiling(cellsY, y)));       // some divisions need fewer than were asked for
    }

    static TexturePlan Vector(ModelInfo model, in TextureRecipe recipe, int width, int height, TileAxes tile)
    {
        if (width != model.Width || height != model.Height)
            throw new ArgumentException($"'{model.Name}' makes {model.Width} x {model.Height} pixels only, asked for {width} x {height}; "
                + "leave the size out, or use a spatial model.");
        if (recipe.OriginX != 0 || recipe.OriginY != 0)
            throw new ArgumentException($"'{model.Name}' has no field to move in, asked for the origin {recipe.OriginX},{recipe.OriginY}; "
                + "leave it out, or use a spatial model.");
        return new(width, height, new(0, 0, 1, 1, (tile & TileAxes.X) != 0 ? 1 : 0, (tile & TileAxes.Y) != 0 ? 1 : 0), width, height, 0, 0, 1, 1, TileAxes.None);
    }

    static void CheckSize(ModelInfo model, int width, int height, TileAxes tile)
    {
        if (width is < 1 or > Limits.Side || height is < 1 or > Limits.Side)
            throw new ArgumentException($"size is {width} x {height}, each side must be 1 to {Limits.Side} pixels.");
        if ((tile & TileAxes.X) != 0) CheckWhole("width", width, model.Stride);
        if ((tile & TileAxes.Y) != 0) CheckWhole("height", height, model.Stride);
    }

    static void CheckMemory(ModelInfo model, in TexturePlan plan)
    {
        var block = plan.Block(model, 0, 0);
        long wide = block.Width, high = block.Height;
        long elements = Math.Max(model.Channels.Count * wide * high * model.Stride * model.Stride,
            (long)Math.Max(model.ZDim, model.Classes.Count) * (wide + 2 * model.Margin) * (high + 2 * model.Margin));
        foreach (var noise in model.NoiseArray)
            elements = Math.Max(elements, (noise.Scale * wide + noise.Extra) * (noise.Scale * high + noise.Extra));
        if (elements * model.Batch > Limits.TensorElements)
            throw new ArgumentException($"size is {plan.Width} x {plan.Height}, which takes a tensor of {elements * model.Batch} numbers in "
                + $"'{model.Name}'; at most {Limits.TensorElements} are made at once, ask for a smaller one.");
    }

    static void CheckWhole(string side, int pixels, int stride)
    {
        int rest = pixels % stride;
        if (rest == 0) return;
        int below = pixels - rest, above = below + stride;
        throw new ArgumentException($"{side} is {pixels}, but a wrapped axis is made of whole cells of {stride} pixels; use "
            + (below > 0 ? $"{below} or {above}" : $"{above}") + ", or do not tile it.");
    }

    static int Ceiling(int count, int size) => (count + size - 1) / size;
}
