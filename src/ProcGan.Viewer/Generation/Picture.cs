namespace ProcGan.Viewer.Generation;

/// <summary>Pixels in memory.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Rgba">RGBA8, sRGB, row 0 on top.</param>
sealed record Picture(int Width, int Height, byte[] Rgba)
{
    /// <summary>The same, made smaller by whole factors until no side is longer than this.</summary>
    public Picture Thumbnail(int side)
    {
        int factor = (Math.Max(Width, Height) + side - 1) / side;
        return factor <= 1 ? this : Smaller(factor, Math.Max(1, Width / factor), Math.Max(1, Height / factor));
    }

    /// <summary>Means of the bytes as they are: for thumbnails, where that is not to be seen.</summary>
    Picture Smaller(int factor, int width, int height)
    {
        byte[] small = new byte[4 * width * height];
        int across = Math.Min(factor, Width), down = Math.Min(factor, Height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 4; c++)
                {
                    int sum = 0;
                    for (int j = 0; j < down; j++)
                        for (int i = 0; i < across; i++)
                            sum += Rgba[4 * ((y * factor + j) * Width + x * factor + i) + c];
                    small[4 * (y * width + x) + c] = (byte)((sum + across * down / 2) / (across * down));
                }
            }
        }
        return new Picture(width, height, small);
    }
}
