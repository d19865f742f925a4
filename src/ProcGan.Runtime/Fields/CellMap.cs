using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Fields;

/// <summary>The colour of a corner of a field of Wang tiles: corner (x, y) is the top left one of tile (x, y).</summary>
public delegate int WangCorners(long x, long y);

/// <summary>Which cell of the seed's field stands at each cell of a field of Wang tiles.</summary>
/// <remarks>A pixel sees its own cell and <c>margin</c> cells around. So the cells within that reach of a corner depend on the corner's
/// colour, other cells within that reach of an edge on the colours of its two ends, and the rest on all four: then whatever a tile's pixels
/// see is the same beside each neighbour that fits. Corners rather than edges have the colours, for with coloured edges the cells at a
/// corner would belong to four colours at once and have to be the same in all tiles.</remarks>
sealed class CellMap(int width, int height, int margin, int colours, long originX, long originY, WangCorners corners)
{
    /// <summary>The source of a cell. The four kinds lie below each other in the source field, their variants side by side.</summary>
    public (long X, long Y) Source(long x, long y)
    {
        long tileX = FloorDivide(x, width), tileY = FloorDivide(y, height);
        int u = (int)(x - tileX * width), v = (int)(y - tileY * height);
        int sideX = u < margin ? 0 : u >= width - margin ? 1 : -1, sideY = v < margin ? 0 : v >= height - margin ? 1 : -1;
        int acrossX = sideX == 0 ? u + margin : u - width + margin, acrossY = sideY == 0 ? v + margin : v - height + margin;   // 0 .. 2 margin - 1
        long strip = 2L * margin;
        (long X, long Y) source;
        if (sideX >= 0 && sideY >= 0) source = (Corner(tileX + sideX, tileY + sideY) * strip + acrossX, acrossY);
        else if (sideY >= 0)
            source = (Pair(Corner(tileX, tileY + sideY), Corner(tileX + 1, tileY + sideY)) * width + u, strip + acrossY);
        else if (sideX >= 0)
            source = (Pair(Corner(tileX + sideX, tileY), Corner(tileX + sideX, tileY + 1)) * strip + acrossX, 2 * strip + v);
        else
        {
            long tile = Pair(Pair(Corner(tileX, tileY), Corner(tileX + 1, tileY)), Pair(Corner(tileX, tileY + 1), Corner(tileX + 1, tileY + 1)) * colours);
            source = (tile * width + u, 2 * strip + height + v);
        }
        return unchecked((originX + source.X, originY + source.Y));
    }

    /// <param name="destination">[channels, window.Height, window.Width], overwritten.</param>
    /// <param name="recipe">Seeds of the source field.</param>
    /// <param name="channels">Local channels.</param>
    /// <param name="window">In cells, margin included.</param>
    public void FillLocal(Span<float> destination, in TextureRecipe recipe, int channels, in FieldWindow window)
    {
        int plane = window.Area;
        float[] cell = new float[channels];
        for (int row = 0, at = 0; row < window.Height; row++)
            for (int column = 0; column < window.Width; column++, at++)
            {
                var (x, y) = Source(window.X + column, window.Y + row);
                RecipeLatents.FillLocal(cell, recipe, channels, new(x, y, 1, 1));
                for (int c = 0; c < channels; c++) destination[c * plane + at] = cell[c];
            }
    }

    /// <param name="destination">[window.Height, window.Width], overwritten.</param>
    /// <param name="recipe">Seeds of the source field.</param>
    /// <param name="layer">Index of the noise input.</param>
    /// <param name="scale">Its pixels per cell.</param>
    /// <param name="window">In the layer's own pixels.</param>
    public void FillNoise(Span<float> destination, in TextureRecipe recipe, int layer, int scale, in FieldWindow window)
    {
        for (int row = 0; row < window.Height; row++)
            for (int column = 0; column < window.Width;)
            {
                long x = window.X + column, y = window.Y + row, cellX = FloorDivide(x, scale), cellY = FloorDivide(y, scale);
                int within = (int)(x - cellX * scale), count = Math.Min(scale - within, window.Width - column);
                var (sourceX, sourceY) = Source(cellX, cellY);
                RecipeLatents.FillNoise(destination.Slice(row * window.Width + column, count), recipe, layer,
                    new(unchecked(sourceX * scale + within), unchecked(sourceY * scale + y - cellY * scale), count, 1));
                column += count;
            }
    }

    long Corner(long x, long y)
    {
        int colour = corners(x, y);
        return colour >= 0 && colour < colours ? colour
            : throw new ArgumentException($"the corner {x}, {y} has colour {colour}, there are 0 to {colours - 1}.");
    }

    long Pair(long first, long second) => first + second * colours;

    static long FloorDivide(long value, long by)
    {
        long quotient = Math.DivRem(value, by, out long rest);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
