using System.Numerics;
using System.Runtime.InteropServices;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>The place in the data that looks most like a picture.</summary>
/// <param name="Distance">Root mean square difference of all values, in a range of 2.</param>
readonly record struct NearestCrop(int Image, int X, int Y, double Distance);

/// <summary>Finds the crop of the data that is nearest to a picture, over all places of all images: has it learnt, or has it learnt by heart?</summary>
/// <remarks>Places are compared by means over 8 x 8 blocks, which summed-area tables give for each place at once; the best few are then moved
/// pixel by pixel by their true distance. Of large sets every second, third... place of both axes is looked at, by wider blocks.</remarks>
sealed class NearestCrops
{
    const int MostBlocks = 8, MostPlaces = 600_000, Finalists = 16;

    readonly TextureSet set;
    readonly ChannelMap channels;
    readonly int[] looked;                          // images
    readonly int side, step, blocks, size;          // size: values of one description

    /// <param name="set">The data.</param>
    /// <param name="channels">From its channels to those of the pictures.</param>
    /// <param name="channelCount">Channels of the pictures.</param>
    /// <param name="side">Of the pictures, in pixels.</param>
    /// <param name="mostPlaces">Places to look at; where there are more, some.</param>
    public NearestCrops(TextureSet set, ChannelMap channels, int channelCount, int side, int mostPlaces = MostPlaces)
    {
        (this.set, this.channels, this.side) = (set, channels, side);
        int every = (set.Images.Count + mostPlaces - 1) / mostPlaces;
        looked = [.. Enumerable.Range(0, set.Images.Count).Where(i => i % every == 0)];
        for (step = 1; looked.Sum(i => (long)Across(set.Images[i]) * Down(set.Images[i])) > mostPlaces; step++)
        {
        }
        blocks = Math.Clamp(side / (2 * step), 2, MostBlocks);
        size = blocks * blocks * channelCount;
    }

    int Across(TextureImage image) => ((image.TilesX ? image.Width : image.Width - side + 1) + step - 1) / step;
    int Down(TextureImage image) => ((image.TilesY ? image.Height : image.Height - side + 1) + step - 1) / step;

    /// <param name="images">Of the channels and side that were said.</param>
    /// <param name="threads">The result does not depend on it.</param>
    public NearestCrop[] Of(ImageBatch images, int threads)
    {
        float[][] described = [.. Enumerable.Range(0, images.Count).Select(n => Described(images.Slice(n, 1)))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var found = new List<Place>[looked.Length][];      // [image][picture]
        Parallel.For(0, looked.Length, parallel, i => found[i] = BestOf(looked[i], described));
        var nearest = new NearestCrop[images.Count];
        Parallel.For(0, images.Count, parallel, n =>
        {
            float[] picture = images.Picture(n).ToArray();
            nearest[n] = found.SelectMany(image => image[n]).OrderBy(place => place.Distance).ThenBy(place => (place.Image, place.Y, place.X))
                .Take(Finalists).Select(place => Refined(picture, place)).MinBy(crop => crop.Distance);
        });
        return nearest;
    }

    readonly record struct Place(int Image, int X, int Y, float Distance);

    /// <summary>The best places of one image for each picture; every place is described once and compared with all of them.</summary>
    List<Place>[] BestOf(int index, float[][] pictures)
    {
        TextureImage image = set.Images[index];
        ImageBatch wide = Wide(image);
        double[][] tables = [.. Enumerable.Range(0, wide.Channels).Select(c => Sums(wide.Plane(0, c), wide.Height, wide.Width))];
        var best = new PriorityQueue<Place, float>[pictures.Length];      // the worst of the best first
        for (int n = 0; n < best.Length; n++)
            best[n] = new PriorityQueue<Place, float>();
        var bars = new float[pictures.Length];
        Array.Fill(bars, float.MaxValue);
        var description = new float[size];
        for (int y = 0; y < Down(image); y++)
            for (int x = 0; x < Across(image); x++)
            {
                Describe(tables, wide.Width + 1, x * step, y * step, description);
                for (int n = 0; n < pictures.Length; n++)
                {
                    float distance = SquaredDistance(description, pictures[n]);
                    if (distance >= bars[n])
                        continue;
                    best[n].Enqueue(new Place(index, x * step, y * step, distance), -distance);
                    if (best[n].Count > Finalists)
                        best[n].Dequeue();
                    if (best[n].Count == Finalists)
                        bars[n] = best[n].Peek().Distance;
                }
            }
        return [.. best.Select(queue => queue.UnorderedItems.Select(item => item.Element).ToList())];
    }

    float[] Described(ImageBatch picture)
    {
        var description = new float[size];
        Describe([.. Enumerable.Range(0, picture.Channels).Select(c => Sums(picture.Plane(0, c), side, side))], side + 1, 0, 0, description);
        return description;
    }

    /// <summary>Means over the blocks of a square, [C, B, B].</summary>
    void Describe(double[][] tables, int stride, int left, int top, Span<float> to)
    {
        int at = 0;
        foreach (double[] table in tables)
            for (int by = 0; by < blocks; by++)
            {
                int y0 = (top + by * side / blocks) * stride + left, y1 = (top + (by + 1) * side / blocks) * stride + left;
                double before = table[y1] - table[y0];
                for (int bx = 0; bx < blocks; bx++)
                {
                    int x0 = bx * side / blocks, x1 = (bx + 1) * side / blocks;
                    double here = table[y1 + x1] - table[y0 + x1];
                    to[at++] = (float)((here - before) / Math.Max(1, (x1 - x0) * (y1 - y0) / stride));
                    before = here;
                }
            }
    }

    /// <summary>Moves to the best of the neighbouring places, as long as there is a better one.</summary>
    NearestCrop Refined(float[] picture, Place place)
    {
        ImageBatch wide = Wide(set.Images[place.Image]);
        int lastX = wide.Width - side, lastY = wide.Height - side;
        var crop = new NearestCrop(place.Image, place.X, place.Y, Distance(picture, wide, place.X, place.Y));
        for (bool better = true; better;)
        {
            better = false;
            (int fromX, int fromY) = (crop.X, crop.Y);
            for (int y = Math.Max(0, fromY - 1); y <= Math.Min(lastY, fromY + 1); y++)
                for (int x = Math.Max(0, fromX - 1); x <= Math.Min(lastX, fromX + 1); x++)
                    if (Distance(picture, wide, x, y) is var distance && distance < crop.Distance)
                        (crop, better) = (crop with { X = x, Y = y, Distance = distance }, true);
        }
        return crop;
    }

    double Distance(float[] picture, ImageBatch wide, int x, int y)
    {
        double sum = 0;
        for (int c = 0; c < wide.Channels; c++)
            for (int row = 0; row < side; row++)
                sum += SquaredDistance(picture.AsSpan((c * side + row) * side, side), wide.Plane(0, c).Slice((y + row) * wide.Width + x, side));
        return Math.Sqrt(sum / picture.Length);
    }

    /// <summary>The nearest crop as a picture: [1, C, side, side].</summary>
    public ImageBatch Cut(NearestCrop crop)
    {
        ImageBatch wide = Wide(set.Images[crop.Image]);
        var values = new float[wide.Channels * side * side];
        for (int c = 0; c < wide.Channels; c++)
            for (int row = 0; row < side; row++)
                wide.Plane(0, c).Slice((crop.Y + row) * wide.Width + crop.X, side).CopyTo(values.AsSpan((c * side + row) * side));
        return new ImageBatch(values, 1, wide.Channels, side, side);
    }

    /// <summary>An image in the pictures' channels, and where it tiles with its beginning once more behind its end: [1, C, H', W'].</summary>
    ImageBatch Wide(TextureImage image)
    {
        int width = image.Width + (image.TilesX ? side - 1 : 0), height = image.Height + (image.TilesY ? side - 1 : 0);
        byte[] pixels = image.Pixels;
        var values = new float[image.Channels * width * height];
        for (int c = 0, at = 0; c < image.Channels; c++)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                    values[at++] = pixels[(y % image.Height * image.Width + x % image.Width) * image.Channels + c] / 127.5f - 1;
        return channels.Of(new ImageBatch(values, 1, image.Channels, height, width));
    }

    /// <summary>Summed-area table [H + 1, W + 1] (Crow 1984).</summary>
    static double[] Sums(ReadOnlySpan<float> plane, int height, int width)
    {
        var table = new double[(height + 1) * (width + 1)];
        for (int y = 0; y < height; y++)
        {
            double row = 0;
            for (int x = 0; x < width; x++)
            {
                row += plane[y * width + x];
                table[(y + 1) * (width + 1) + x + 1] = table[y * (width + 1) + x + 1] + row;
            }
        }
        return table;
    }

    static float SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ReadOnlySpan<Vector<float>> wideA = MemoryMarshal.Cast<float, Vector<float>>(a), wideB = MemoryMarshal.Cast<float, Vector<float>>(b);
        Vector<float> wide = default;
        for (int i = 0; i < wideA.Length; i++)
        {
            Vector<float> difference = wideA[i] - wideB[i];
            wide += difference * difference;
        }
        float sum = Vector.Sum(wide);
        for (int i = wideA.Length * Vector<float>.Count; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
