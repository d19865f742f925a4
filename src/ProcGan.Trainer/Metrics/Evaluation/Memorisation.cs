using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>Whether pictures were learnt by heart.</summary>
/// <param name="Pictures">Those that were looked at, [N, C, R, R].</param>
/// <param name="Crops">The nearest crop of the data to each.</param>
/// <param name="Relative">Distance to it, over the distance of two crops drawn by chance: 0 = a copy, 1 = no nearer than chance.</param>
/// <param name="Copies">Share of pictures nearer to the data than the data is to itself one pixel further.</param>
sealed record Memorisation(ImageBatch Pictures, IReadOnlyList<NearestCrop> Crops, IReadOnlyList<double> Relative, double Copies)
{
    /// <summary>Pictures that are looked up; each is compared with every place of the data.</summary>
    public const int Looked = 64;
    const int SheetRows = 6, SheetPairs = 3, SheetSide = 128;

    public double Median => Relative.Order().ElementAt(Relative.Count / 2);
    public double Least => Relative.Min();

    /// <param name="judged">Pictures; the first <see cref="Looked"/> are looked up.</param>
    /// <param name="data">Where to look.</param>
    /// <param name="real">Crops of the data, for what is usual.</param>
    /// <param name="threads">The result does not depend on it.</param>
    public static Memorisation Of(ImageBatch judged, NearestCrops data, ImageBatch real, int threads)
    {
        ImageBatch pictures = judged.Slice(0, Math.Min(Looked, judged.Count));
        NearestCrop[] crops = data.Of(pictures, threads);
        double chance = Math.Max(1e-9, Training.Diversity.Spread(real, 1)), shift = OnePixel(real);
        return new(pictures, crops, [.. crops.Select(crop => crop.Distance / chance)], crops.Count(crop => crop.Distance <= shift) / (double)crops.Length);
    }

    /// <summary>Root mean square distance of crops and the same crops one column further.</summary>
    static double OnePixel(ImageBatch images)
    {
        double sum = 0;
        for (int n = 0; n < images.Count; n++)
            for (int c = 0; c < images.Channels; c++)
            {
                ReadOnlySpan<float> plane = images.Plane(n, c);
                for (int y = 0; y < images.Height; y++)
                    for (int x = 1; x < images.Width; x++)
                    {
                        double difference = plane[y * images.Width + x] - plane[y * images.Width + x - 1];
                        sum += difference * difference;
                    }
            }
        return Math.Sqrt(sum / ((double)images.Count * images.Channels * images.Height * (images.Width - 1)));
    }

    /// <summary>The pictures nearest to the data, the most suspicious first, each with its nearest crop to its right.</summary>
    public void WriteSheet(string path, NearestCrops data)
    {
        int[] order = [.. Enumerable.Range(0, Relative.Count).OrderBy(i => Relative[i]).Take(SheetRows * SheetPairs)];
        int rows = (order.Length + SheetPairs - 1) / SheetPairs, side = Pictures.Width, scale = Math.Max(1, SheetSide / side);
        var sheet = new ContactSheet(SheetPairs * 2, rows, side * scale, side * scale);
        for (int i = 0; i < order.Length; i++)
        {
            sheet.Put(2 * i, Rgba(Pictures.Slice(order[i], 1), scale));
            sheet.Put(2 * i + 1, Rgba(data.Cut(Crops[order[i]]), scale));
        }
        ImageFile.Save(path, sheet.Rgba, sheet.Width, sheet.Height);
    }

    /// <summary>RGBA8, each pixel a square; of more than three channels the first three, of fewer the first as grey.</summary>
    static byte[] Rgba(ImageBatch picture, int scale)
    {
        int width = picture.Width * scale, height = picture.Height * scale;
        var rgba = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++)
                    rgba[(y * width + x) * 4 + c] = (byte)Math.Clamp(
                        picture.Plane(0, picture.Channels >= 3 ? c : 0)[y / scale * picture.Width + x / scale] * 127.5 + 128, 0, 255);
                rgba[(y * width + x) * 4 + 3] = byte.MaxValue;
            }
        return rgba;
    }
}
