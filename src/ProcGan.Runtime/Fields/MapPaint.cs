namespace ProcGan.Runtime.Fields;

/// <summary>A painting by a low-resolution map of a palette's looks, blended from texel to texel.</summary>
/// <remarks>On an axis that does not wrap the outermost texels go on for ever. On one that wraps the map covers the period, whatever
/// <c>cellsPerTexel</c> is, and goes on around the edge.</remarks>
public sealed class MapPaint : FieldPaint
{
    readonly FieldPalette palette;
    readonly float[] weights;       // [height, width, looks]
    readonly int width, height, looks;
    readonly double cellsPerTexel, originX, originY;

    /// <param name="palette">The looks.</param>
    /// <param name="width">Of the map in texels.</param>
    /// <param name="height">Of the map in texels.</param>
    /// <param name="weights">[height, width, looks], 0 or more; each texel's are divided by their sum.</param>
    /// <param name="cellsPerTexel">Size of a texel in the field.</param>
    /// <param name="originX">Left edge of the map, in cells.</param>
    /// <param name="originY">Top edge of the map, in cells.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a texel has no look.</exception>
    public MapPaint(FieldPalette palette, int width, int height, ReadOnlySpan<float> weights, double cellsPerTexel, double originX = 0, double originY = 0)
    {
        this.palette = palette ?? throw new ArgumentNullException(nameof(palette));
        looks = palette.Count;
        if (width < 1 || height < 1 || looks < 1 || (long)width * height * looks != weights.Length)
            throw new ArgumentException($"weights holds {weights.Length} values, a map of {width} x {height} texels and {looks} looks needs "
                + $"{(long)width * height * looks}.", nameof(weights));
        if (!(cellsPerTexel > 0) || double.IsInfinity(cellsPerTexel) || double.IsNaN(originX + originY) || double.IsInfinity(originX + originY))
            throw new ArgumentException($"cellsPerTexel is {cellsPerTexel} and the origin {originX}, {originY}; they must be finite, and cellsPerTexel above 0.");
        this.weights = weights.ToArray();
        (this.width, this.height, this.cellsPerTexel, this.originX, this.originY) = (width, height, cellsPerTexel, originX, originY);
        for (int i = 0; i < width * height; i++) PointPaint.Normalise(this.weights.AsSpan(i * looks, looks), $"texel {i % width}, {i / width}");
    }

    /// <summary>A map of one look a texel.</summary>
    /// <param name="palette">The looks.</param>
    /// <param name="width">Of the map in texels.</param>
    /// <param name="height">Of the map in texels.</param>
    /// <param name="indices">[height, width], each the index of a look.</param>
    /// <param name="cellsPerTexel">Size of a texel in the field.</param>
    public static MapPaint FromIndices(FieldPalette palette, int width, int height, ReadOnlySpan<byte> indices, double cellsPerTexel)
    {
        int looks = (palette ?? throw new ArgumentNullException(nameof(palette))).Count;
        var weights = new float[(long)indices.Length * looks];
        for (int i = 0; i < indices.Length; i++)
            weights[i * looks + (indices[i] < looks ? indices[i]
                : throw new ArgumentException($"texel {i} has look {indices[i]}, the palette has {looks}; use 0 to {looks - 1}.", nameof(indices)))] = 1;
        return new(palette, width, height, weights, cellsPerTexel);
    }

    /// <inheritdoc/>
    public override void Paint(in FieldCell cell, Span<float> global, Span<float> label)
    {
        Sample(cell.X, cell.PeriodX, width, originX, out int x0, out int x1, out float tx);
        Sample(cell.Y, cell.PeriodY, height, originY, out int y0, out int y1, out float ty);
        Span<float> mix = looks <= 256 ? stackalloc float[looks] : new float[looks];
        ReadOnlySpan<float> a = Texel(x0, y0), b = Texel(x1, y0), c = Texel(x0, y1), d = Texel(x1, y1);
        for (int i = 0; i < looks; i++)
        {
            float top = a[i] + (b[i] - a[i]) * tx, bottom = c[i] + (d[i] - c[i]) * tx;
            mix[i] = top + (bottom - top) * ty;
        }
        palette.Blend(mix, global, label);
    }

    ReadOnlySpan<float> Texel(int x, int y) => weights.AsSpan((y * width + x) * looks, looks);

    /// <summary>The two texels whose middles are around a cell's middle.</summary>
    void Sample(long cell, long period, int size, double origin, out int first, out int second, out float part)
    {
        double place = period > 0 ? (cell + .5) / period * size - .5 : (new FieldCell(cell, 0, 0, 0).FromX(origin)) / cellsPerTexel - .5;
        if (period == 0) place = Math.Min(Math.Max(place, 0), size - 1);
        double floor = Math.Floor(place);
        part = (float)(place - floor);
        int index = (int)floor;
        first = (index + size) % size;          // -1 where the middle of the first texel lies behind
        second = period == 0 ? Math.Min(index + 1, size - 1) : (index + 1) % size;
    }
}
