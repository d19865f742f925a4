using ProcGan.Runtime.Latents;

namespace ProcGan.Trainer.Training.Waves;

/// <summary>The power of one picture at any frequency, between the bins of a transform too.</summary>
/// <remarks>A bin of a small picture is coarse: half a bin off, a wave is half a period out of step at the other side.</remarks>
sealed class PictureTone
{
    readonly int width, height;
    readonly double[] grey;   // [H * W], mean 0; along an axis that does not tile, under a Hann window

    public PictureTone(GreyPicture picture)
    {
        (width, height) = (picture.Width, picture.Height);
        grey = picture.Windowed(0, 0, width, height);
    }

    /// <summary>|Fourier transform|^2 at (<paramref name="u"/>, <paramref name="v"/>) cycles a pixel.</summary>
    public double Power(double u, double v)
    {
        var turn = new (double Cos, double Sin)[width];
        for (int x = 0; x < width; x++)
            turn[x] = (Math.Cos(2 * Math.PI * u * x), Math.Sin(2 * Math.PI * u * x));
        double re = 0, im = 0;
        for (int y = 0; y < height; y++)
        {
            double a = 0, b = 0;
            var row = grey.AsSpan(y * width, width);
            for (int x = 0; x < row.Length; x++)
            {
                a += row[x] * turn[x].Cos;
                b += row[x] * turn[x].Sin;
            }
            double cos = Math.Cos(2 * Math.PI * v * y), sin = Math.Sin(2 * Math.PI * v * y);
            re += a * cos - b * sin;
            im += a * sin + b * cos;
        }
        return re * re + im * im;
    }

    /// <summary>The top of the peak that <paramref name="wave"/> (cycles a cell) stands on.</summary>
    /// <param name="wave">Near the peak.</param>
    /// <param name="cellPixels">Pixels a cell.</param>
    /// <param name="reach">First step, in cycles a cell: half the distance between two bins.</param>
    public Wave Refine(Wave wave, int cellPixels, double reach)
    {
        var (x, y) = (wave.X, wave.Y);
        double best = Power(x / cellPixels, y / cellPixels);
        // A thousandth of a turn over the picture is below what its grain lets one see.
        double enough = 1e-3 * cellPixels / Math.Max(width, height);
        for (double step = reach; step > enough; step /= 2)
        {
            foreach (var (dx, dy) in ((double, double)[])[(step, 0), (-step, 0), (0, step), (0, -step)])
            {
                double power = Power((x + dx) / cellPixels, (y + dy) / cellPixels);
                if (power > best)
                    (best, x, y) = (power, x + dx, y + dy);
            }
        }
        return new Wave(x, y);
    }
}
