using ProcGan.Runtime.Generators;

namespace ProcGan.Runtime.Fields;

/// <summary>A texture without an end, made chunk by chunk.</summary>
/// <remarks>Chunk (x, y) begins at pixel (x width, y height) of the seed's field. Made alone, in any order, on any number of threads, it
/// equals that window of one large image: byte for byte on the CPU provider, within 1/255 on others. Any 64-bit coordinate is good: cells
/// are counted modulo 2^64, and the angles of waves and the seeds of cells are 64-bit integers, so nothing loses precision far away. (Where
/// a chunk is many cells wide, chunks further out than 2^63 cells are those of the other side.) Safe to call from several threads.</remarks>
public sealed class InfiniteTexture
{
    readonly TextureGenerator generator;
    readonly TextureRecipe recipe;
    readonly FieldPaint? paint;

    /// <param name="generator">With a spatial model. Not disposed.</param>
    /// <param name="recipe">Seed, psi; its size is that of a chunk, any number of pixels; its origin is where chunk (0, 0) begins.</param>
    /// <param name="paint">Makes global latents and classes vary over the world; cells count from the field's own origin.</param>
    /// <exception cref="ArgumentException">The model has no field, or a chunk cannot be made; the message says what can.</exception>
    public InfiniteTexture(TextureGenerator generator, in TextureRecipe recipe, FieldPaint? paint = null)
    {
        this.generator = generator ?? throw new ArgumentNullException(nameof(generator));
        this.paint = paint;
        if (!generator.Model.IsSpatial)
            throw new ArgumentException($"'{generator.Model.Name}' makes single images, not a field; use a spatial model.", nameof(generator));
        if (recipe.Tile is not (null or TileAxes.None))
            throw new ArgumentException($"tile is {recipe.Tile}, but a texture without an end does not wrap; leave it out.", nameof(recipe));
        this.recipe = recipe with { Tile = TileAxes.None };
        (ChunkWidth, ChunkHeight) = generator.SizeOf(this.recipe);
        Plan(0, 0);
    }

    /// <summary>Pixels.</summary>
    public int ChunkWidth { get; }

    /// <summary>Pixels.</summary>
    public int ChunkHeight { get; }

    /// <summary>Makes one chunk as a picture.</summary>
    /// <param name="x">Column of chunks, to the right.</param>
    /// <param name="y">Row of chunks, downwards.</param>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top, <c>ChunkWidth * ChunkHeight * 4</c> bytes. Overwritten whole.</param>
    public void Generate(long x, long y, Span<byte> rgba) => generator.Generate(Plan(x, y), new(recipe, paint), rgba);

    /// <summary>Makes one chunk as the model's own numbers.</summary>
    /// <param name="x">Column of chunks, to the right.</param>
    /// <param name="y">Row of chunks, downwards.</param>
    /// <param name="channels">Planar [C, H, W] in [-1, 1], row 0 on top.</param>
    public void GenerateChannels(long x, long y, Span<float> channels) => generator.GenerateChannels(Plan(x, y), new(recipe, paint), channels);

    TexturePlan Plan(long x, long y)
    {
        long left = Place(x, ChunkWidth, generator.Model.Stride, out int cropX), top = Place(y, ChunkHeight, generator.Model.Stride, out int cropY);
        var moved = recipe with { OriginX = unchecked(recipe.OriginX + left), OriginY = unchecked(recipe.OriginY + top) };
        return generator.Plan(moved, paint, cropX, cropY);
    }

    /// <summary>The cell in which pixel chunk x size lies, modulo 2^64, and how far into it. The product itself may have 78 bits.</summary>
    static long Place(long chunk, int size, int stride, out int crop)
    {
        long whole = Math.DivRem(chunk, stride, out long rest);
        if (rest < 0) (whole, rest) = (whole - 1, rest + stride);
        long pixels = rest * size;                  // below stride x size, so it fits
        crop = (int)(pixels % stride);
        return unchecked(whole * size + pixels / stride);
    }
}
