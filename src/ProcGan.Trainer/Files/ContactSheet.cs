namespace ProcGan.Trainer.Files;

/// <summary>One picture with many textures of the same size, row by row, a thin line of white between them.</summary>
sealed class ContactSheet
{
    const int MaxSide = 65_500;   // what a JPEG can hold, and far more than a viewer likes

    readonly int columns, tileWidth, tileHeight, gap;

    /// <exception cref="UserError">The sheet would be too large; the message says what would fit.</exception>
    public ContactSheet(int columns, int rows, int tileWidth, int tileHeight, int gap = 4)
    {
        (this.columns, this.tileWidth, this.tileHeight, this.gap) = (columns, tileWidth, tileHeight, gap);
        long width = (long)columns * (tileWidth + gap) - gap, height = (long)rows * (tileHeight + gap) - gap;
        if (width > MaxSide || height > MaxSide || width * height * 4 > Array.MaxLength)
            throw new UserError($"A sheet of {columns} x {rows} textures of {tileWidth} x {tileHeight} is {width} x {height} pixels: "
                + $"a side may be {MaxSide} and all pixels {Array.MaxLength / 4}, use fewer or smaller textures.");
        (Width, Height) = ((int)width, (int)height);
        Rgba = new byte[Width * Height * 4];
        Array.Fill(Rgba, byte.MaxValue);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>RGBA8, sRGB, row 0 on top.</summary>
    public byte[] Rgba { get; }

    /// <param name="index">Place on the sheet, row by row.</param>
    /// <param name="rgba">One texture.</param>
    public void Put(int index, ReadOnlySpan<byte> rgba)
    {
        int left = index % columns * (tileWidth + gap), top = index / columns * (tileHeight + gap);
        for (int y = 0; y < tileHeight; y++)
            rgba.Slice(y * tileWidth * 4, tileWidth * 4).CopyTo(Rgba.AsSpan(((top + y) * Width + left) * 4));
    }
}
