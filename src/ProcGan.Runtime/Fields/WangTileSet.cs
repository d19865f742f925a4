using ProcGan.Runtime.Generators;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Fields;

/// <summary>Tiles of one texture that fit wherever their corners have the same colours: a large floor from a small atlas, without repeats.</summary>
/// <remarks>Wang tiles in the form with coloured corners (Lagae and Dutre 2006): every one of the colours^4 tiles, so each field of corner
/// colours can be laid, and a shader finds the tile of a place by hashing its four corners. They fit by construction: a laid field equals,
/// byte for byte, one large image of the same cells.
/// <para>A tile's index is nw + k ne + k^2 sw + k^3 se for k colours; in the atlas, k^2 tiles wide and high, it stands in column
/// index mod k^2 and row index div k^2.</para></remarks>
public sealed class WangTileSet
{
    /// <summary>Most colours: 256 tiles.</summary>
    public const int MaxColours = 4;

    const ulong CornerStream = 6;

    readonly TextureGenerator generator;
    readonly TextureRecipe recipe;
    readonly int cellsX, cellsY;

    /// <param name="generator">With a spatial model that tiles. Not disposed.</param>
    /// <param name="recipe">Seed, psi; its size is that of a tile; another origin gives another set that goes with this one's colours.</param>
    /// <param name="colours">2 to <see cref="MaxColours"/>; the set has colours^4 tiles.</param>
    /// <exception cref="ArgumentException">The model has no field, or tiles of this size cannot be made; the message says what can.</exception>
    public WangTileSet(TextureGenerator generator, in TextureRecipe recipe, int colours)
    {
        this.generator = generator ?? throw new ArgumentNullException(nameof(generator));
        this.recipe = recipe with { Tile = TileAxes.Both, OriginX = 0, OriginY = 0 };
        var model = generator.Model;
        if (!model.IsSpatial || model.Tileable != TileAxes.Both)
            throw new ArgumentException($"'{model.Name}' does not make a field that tiles in both directions; use a spatial model.", nameof(generator));
        if (colours is < 2 or > MaxColours)
            throw new ArgumentException($"colours is {colours}, must be 2 to {MaxColours}: a set has colours^4 tiles.", nameof(colours));
        (Colours, OriginX, OriginY) = (colours, recipe.OriginX, recipe.OriginY);
        (TileWidth, TileHeight) = generator.SizeOf(this.recipe);
        (cellsX, cellsY) = (TileWidth / model.Stride, TileHeight / model.Stride);
        int least = 2 * model.Margin + 1;
        if (cellsX < least || cellsY < least)
            throw new ArgumentException($"tiles of {TileWidth} x {TileHeight} pixels are all edge in '{model.Name}': what is within {model.Margin} cells of one "
                + $"belongs to the neighbours too; use {least * model.Stride} pixels or more a side.", nameof(recipe));
        foreach (var noise in model.NoiseArray)
            if (noise.Extra / 2 > noise.Scale * model.Margin)
                throw new ArgumentException($"'{model.Name}' takes noise from beyond its margin ({noise.Name}); its tiles would not fit.", nameof(generator));
    }

    /// <summary>Colours of corners.</summary>
    public int Colours { get; }

    /// <summary>Tiles in the set.</summary>
    public int Count => Colours * Colours * Colours * Colours;

    /// <summary>Pixels.</summary>
    public int TileWidth { get; }

    /// <summary>Pixels.</summary>
    public int TileHeight { get; }

    /// <summary>Tiles in a row of the atlas, and in a column.</summary>
    public int AtlasTiles => Colours * Colours;

    long OriginX { get; }
    long OriginY { get; }

    /// <summary>The tile with these corners.</summary>
    public int Index(int northWest, int northEast, int southWest, int southEast)
    {
        int k = Colours;
        foreach (int colour in (Span<int>)[northWest, northEast, southWest, southEast])
            if (colour < 0 || colour >= k) throw new ArgumentException($"a corner has colour {colour}, there are 0 to {k - 1}.");
        return northWest + k * (northEast + k * (southWest + k * southEast));
    }

    /// <summary>The tile at a place of an endless floor, from a seed alone.</summary>
    public int IndexAt(ulong seed, long x, long y) => Index(CornerAt(seed, x, y), CornerAt(seed, x + 1, y), CornerAt(seed, x, y + 1), CornerAt(seed, x + 1, y + 1));

    /// <summary>The colour of a corner of an endless floor, from a seed alone.</summary>
    public int CornerAt(ulong seed, long x, long y)
    {
        Philox.Block(seed, 0, (ulong)x, (ulong)y, 0, CornerStream, out ulong bits, out _, out _, out _);
        return (int)((bits >> 32) * (ulong)Colours >> 32);
    }

    /// <summary>Makes one tile.</summary>
    /// <param name="index">0 .. <see cref="Count"/> - 1.</param>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top, <c>TileWidth * TileHeight * 4</c> bytes. Overwritten whole.</param>
    public void GenerateTile(int index, Span<byte> rgba)
    {
        if (index < 0 || index >= Count) throw new ArgumentException($"index is {index}, the set has 0 to {Count - 1}.", nameof(index));
        GenerateField((x, y) => Digit(index, (int)x + 2 * (int)y), 1, 1, rgba);
    }

    /// <summary>Makes all tiles: <see cref="AtlasTiles"/> wide and high.</summary>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top, <c>Count * TileWidth * TileHeight * 4</c> bytes. Overwritten whole.</param>
    public void GenerateAtlas(Span<byte> rgba)
    {
        if (rgba.Length != 4L * Count * TileWidth * TileHeight)
            throw new ArgumentException($"rgba holds {rgba.Length} bytes, {Count} tiles of {TileWidth} x {TileHeight} pixels need {4L * Count * TileWidth * TileHeight}.");
        byte[] tile = new byte[4 * TileWidth * TileHeight];
        int row = 4 * TileWidth;
        for (int index = 0; index < Count; index++)
        {
            GenerateTile(index, tile);
            int corner = index / AtlasTiles * TileHeight * AtlasTiles * row + index % AtlasTiles * row;
            for (int y = 0; y < TileHeight; y++)
                tile.AsSpan(y * row, row).CopyTo(rgba.Slice(corner + y * AtlasTiles * row));
        }
    }

    /// <summary>Makes a laid field as one image, which the tiles laid beside each other equal.</summary>
    /// <param name="corners">Colours of its corners.</param>
    /// <param name="tilesX">Columns of tiles.</param>
    /// <param name="tilesY">Rows of tiles.</param>
    /// <param name="rgba">RGBA8, sRGB, row 0 on top. Overwritten whole.</param>
    public void GenerateField(WangCorners corners, int tilesX, int tilesY, Span<byte> rgba)
    {
        if (tilesX < 1 || tilesY < 1 || tilesX > Limits.Side / TileWidth || tilesY > Limits.Side / TileHeight)
            throw new ArgumentException($"{tilesX} x {tilesY} tiles were asked for; 1 to {Limits.Side / TileWidth} x {Limits.Side / TileHeight} are one image.");
        var field = recipe with { Width = tilesX * TileWidth, Height = tilesY * TileHeight, Tile = TileAxes.None };
        var plan = generator.Plan(field);
        plan = plan with { Cells = plan.Cells with { PeriodX = cellsX, PeriodY = cellsY } };        // for waves, the same in each tile
        var cells = new CellMap(cellsX, cellsY, generator.Model.Margin, Colours, OriginX, OriginY, corners);
        generator.Generate(plan, new FieldSource(field, Cells: cells), rgba);
    }

    int Digit(int index, int place)
    {
        for (; place > 0; place--) index /= Colours;
        return index % Colours;
    }
}
