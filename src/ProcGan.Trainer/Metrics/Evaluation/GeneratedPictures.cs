using ProcGan.Runtime;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>Pictures of a model by its seeds, made by the Runtime: what is judged is what a game gets.</summary>
sealed class GeneratedPictures(TextureGenerator generator)
{
    /// <summary>Whole pictures for the seam: tiles of a spatial model; of others what they make, whether they tile or not.</summary>
    const int Tiles = 64;

    readonly ModelInfo model = generator.Model;

    /// <summary>Crops of <paramref name="side"/> pixels, one a seed, and tiles of twice the side.</summary>
    /// <param name="side">In pixels; at most that of a vector model's pictures.</param>
    /// <param name="count">Crops.</param>
    /// <param name="classOf">Name of the class of each crop; null = as the seed has it.</param>
    /// <param name="progress">0 to 1.</param>
    /// <param name="stop">Asked between pictures.</param>
    public PictureSet Make(int side, int count, Func<int, string>? classOf, Action<double> progress, CancellationToken stop)
    {
        int channels = model.Channels.Count, cells = Math.Max(1, Tiled(side) / Math.Max(1, model.Stride));
        int tiles = Math.Min(count, Tiles), tile = model.IsSpatial ? cells * model.Stride : 0;
        (int width, int height) = generator.SizeOf(Recipe(0, tile, TileAxes.None));
        var crops = new float[count * channels * side * side];
        var whole = new float[tiles * channels * width * height];
        for (int i = 0; i < count; i++)
        {
            stop.ThrowIfCancellationRequested();
            var labels = classOf is null ? null : new NamedWeights(classOf(i));
            Span<float> crop = crops.AsSpan(i * channels * side * side, channels * side * side);
            if (model.IsSpatial)
            {
                generator.GenerateChannels(Recipe(i, side, TileAxes.None) with { Labels = labels }, crop);
                if (i < tiles)
                    generator.GenerateChannels(Recipe(i, tile, model.Tileable) with { Labels = labels }, Slice(whole, i, tiles));
            }
            else
            {
                var picture = new float[channels * width * height];
                generator.GenerateChannels(Recipe(i, 0, TileAxes.None) with { Labels = labels }, picture);
                Cut(picture, channels, width, height, side, crop);
                if (i < tiles)
                    picture.CopyTo(Slice(whole, i, tiles));
            }
            progress((i + 1.0) / count);
        }
        return new PictureSet(model.Name, new ImageBatch(crops, count, channels, side, side),
            [new ImageBatch(whole, tiles, channels, height, width)], model.IsSpatial ? model.Stride : PowerOfTwo(width));
    }

    /// <summary>Seeds count from 1, as on sample sheets.</summary>
    static TextureRecipe Recipe(int index, int side, TileAxes tile) => new((ulong)index + 1) { Width = side, Height = side, Tile = tile };

    static int Tiled(int side) => 2 * side;

    static Span<float> Slice(float[] values, int index, int count) => values.AsSpan(values.Length / count * index, values.Length / count);

    /// <summary>The square at the top left.</summary>
    static void Cut(float[] picture, int channels, int width, int height, int side, Span<float> crop)
    {
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < side; y++)
                picture.AsSpan((c * height + y) * width, side).CopyTo(crop[((c * side + y) * side)..]);
    }

    /// <summary>Upsampling doubles, so its lattices have periods that are powers of two.</summary>
    static int PowerOfTwo(int side) => side & -side;

    /// <summary>Classes for the crops of a model, as the data have them; null where their names are others, and then seeds decide.</summary>
    /// <param name="data">Loaded with or without classes.</param>
    /// <param name="count">Crops.</param>
    public Func<int, string>? ClassesLike(TextureSet data, int count)
    {
        if (model.Classes.Count == 0)
            return null;
        foreach (string mode in new[] { "images", "folders" })
        {
            var set = ClassSet.Of(data, mode);
            if (set.Names.Count > 0 && set.Names.All(model.Classes.Contains))
                return i => set.Names[set.OfImage[(int)((long)i * data.Images.Count / count)]];   // evenly over the images, as crops are
        }
        return null;
    }
}
