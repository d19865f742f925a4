using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Training.Waves;

/// <summary>One number a pixel of an image: what its spectrum is taken of.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="TilesX">Whether it continues across its left and right edge.</param>
/// <param name="TilesY">The same, top and bottom.</param>
/// <param name="Values">[H * W]</param>
sealed record GreyPicture(int Width, int Height, bool TilesX, bool TilesY, double[] Values)
{
    const int Colours = 3;

    /// <summary>The mean of the first three channels: where a material is bright.</summary>
    public static GreyPicture Brightness(TextureImage image)
    {
        byte[] pixels = image.Pixels;
        int channels = image.Channels, colours = Math.Min(Colours, channels);
        var values = new double[image.Width * image.Height];
        for (int i = 0; i < values.Length; i++)
            for (int c = 0; c < colours; c++)
                values[i] += pixels[i * channels + c];
        return new GreyPicture(image.Width, image.Height, image.TilesX, image.TilesY, values);
    }

    /// <summary>The sum over the first three channels of the gradient's length (central differences): where a material has outlines, whatever
    /// the colours of what they enclose. Joints of bricks show here though every brick is of another colour.</summary>
    public static GreyPicture Outlines(TextureImage image)
    {
        byte[] pixels = image.Pixels;
        int width = image.Width, height = image.Height, channels = image.Channels, colours = Math.Min(Colours, channels);
        var values = new double[width * height];
        for (int y = 0; y < height; y++)
        {
            int above = Neighbour(y - 1, height, image.TilesY) * width, below = Neighbour(y + 1, height, image.TilesY) * width;
            for (int x = 0; x < width; x++)
            {
                int left = Neighbour(x - 1, width, image.TilesX), right = Neighbour(x + 1, width, image.TilesX);
                for (int c = 0; c < colours; c++)
                {
                    double dx = pixels[(y * width + right) * channels + c] - pixels[(y * width + left) * channels + c];
                    double dy = pixels[(below + x) * channels + c] - pixels[(above + x) * channels + c];
                    values[y * width + x] += Math.Sqrt(dx * dx + dy * dy);
                }
            }
        }
        return new GreyPicture(width, height, image.TilesX, image.TilesY, values);
    }

    /// <summary>A part's values less their mean and, along axes on which it does not tile, under a Hann window: [height * width].</summary>
    /// <param name="left">Of the part, in pixels.</param>
    /// <param name="top">The same, down.</param>
    /// <param name="width">Of the part.</param>
    /// <param name="height">Of the part.</param>
    /// <param name="isPeriod">False where zeros will follow, so that what tiles ends all the same.</param>
    public double[] Windowed(int left, int top, int width, int height, bool isPeriod = true)
    {
        bool wholeX = isPeriod && TilesX && width == Width, wholeY = isPeriod && TilesY && height == Height;
        double mean = 0;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                mean += Values[(top + y) * Width + left + x];
        mean /= (double)width * height;
        var windowed = new double[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                windowed[y * width + x] = (Values[(top + y) * Width + left + x] - mean) * Hann(x, width, wholeX) * Hann(y, height, wholeY);
        return windowed;
    }

    static int Neighbour(int i, int side, bool wraps) => wraps ? (i + side) % side : Math.Clamp(i, 0, side - 1);

    static double Hann(int i, int side, bool tiles) => tiles ? 1 : 0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / side);
}
