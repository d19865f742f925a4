using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>What is judged: pictures of one kind, however they came to be.</summary>
/// <param name="Name">For messages: a file or a data set.</param>
/// <param name="Crops">[N, C, R, R]</param>
/// <param name="Whole">Pictures that should meet themselves across their borders, in groups of one shape; empty where none should.</param>
/// <param name="LatticePeriod">Pixels after which a lattice of the generator would repeat; 0 = it has none.</param>
sealed record PictureSet(string Name, ImageBatch Crops, IReadOnlyList<ImageBatch> Whole, int LatticePeriod)
{
    /// <summary>More kinds than one wants to read about.</summary>
    const int MostKinds = 16;

    /// <summary>Of each crop, what kind of thing it shows: the folder that its image lies in. Empty where that is one for all, or there are too many.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Random crops of a data set, the same at each call, and its images that tile.</summary>
    /// <param name="set">The data.</param>
    /// <param name="channels">What the pictures are to have; see <see cref="ChannelMap"/>.</param>
    /// <param name="side">Of a crop, in pixels.</param>
    /// <param name="count">Crops.</param>
    /// <param name="first">Number of the first crop; others are other crops.</param>
    public static PictureSet OfData(TextureSet set, ChannelMap channels, int side, int count, long first)
    {
        const ulong seed = 0xE7A1;
        var values = new float[count * set.ChannelNames.Count * side * side];
        var sampler = new CropSampler(set, side, seed);
        sampler.Fill(first, count, values);
        return new PictureSet(set.Name, channels.Of(new ImageBatch(values, count, set.ChannelNames.Count, side, side)),
            [.. set.Images.Where(i => i is { TilesX: true, TilesY: true }).Take(32).Select(i => channels.Of(WholeOf(i)))], LatticePeriod: 0)
        {
            Kinds = KindsOf(set) is { Length: > 0 } kinds ? [.. Enumerable.Range(0, count).Select(i => kinds[sampler.PlaceOf(first, i).Image])] : [],
        };
    }

    /// <summary>The kind of each image.</summary>
    static string[] KindsOf(TextureSet set)
    {
        string[] folders = [.. set.Images.Select(image => image.Name.IndexOf('/') is var slash and > 0 ? image.Name[..slash] : "")];
        return folders.Distinct().Count() is > 1 and <= MostKinds && !folders.Contains("") ? folders : [];
    }

    static ImageBatch WholeOf(TextureImage image)
    {
        byte[] pixels = image.Pixels;
        int plane = image.Width * image.Height;
        var values = new float[plane * image.Channels];
        for (int c = 0; c < image.Channels; c++)
            for (int i = 0; i < plane; i++)
                values[c * plane + i] = pixels[i * image.Channels + c] / 127.5f - 1;
        return new ImageBatch(values, 1, image.Channels, image.Height, image.Width);
    }
}
