using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Training.Waves;

namespace ProcGan.Trainer.Data.Survey;

/// <summary>What is to be known about a set before time is spent on it.</summary>
sealed record DataSurvey
{
    /// <summary>Below this standard deviation (in levels of 255) an image is one colour to whoever looks at it.</summary>
    public const double FlatContrast = 3;

    public required TextureSet Set { get; init; }
    public required DataOptions Options { get; init; }

    /// <summary>Images by class; one nameless class where nothing is told apart.</summary>
    public required IReadOnlyList<(string Name, int Count)> Classes { get; init; }

    /// <summary>Images by their size on disk, most frequent first.</summary>
    public required IReadOnlyList<(int Width, int Height, int Count)> Sizes { get; init; }

    /// <summary>Images by the size that they are learnt at.</summary>
    public required IReadOnlyList<(int Width, int Height, int Count)> WorkingSizes { get; init; }
    public required IReadOnlyList<(string Original, string Copy)> Duplicates { get; init; }
    public required IReadOnlyList<string> Flat { get; init; }
    public required int TileBoth { get; init; }
    public required int TileX { get; init; }
    public required int TileY { get; init; }

    /// <summary>Bytes of all pixels as they are learnt.</summary>
    public required long Bytes { get; init; }
    public required UpProbe Up { get; init; }

    /// <summary>What repeats in all images, in cycles per cell of 16 pixels.</summary>
    public required IReadOnlyList<Wave> Waves { get; init; }

    public static DataSurvey Of(TextureSet set, DataOptions options)
    {
        Fingerprint[] prints = new Fingerprint[set.Images.Count];
        Parallel.For(0, prints.Length, options.Parallelism, i => prints[i] = new Fingerprint(set.Images[i]));
        return new DataSurvey
        {
            Set = set,
            Options = options,
            Classes = set.ClassNames.Count == 0 ? [("", set.Images.Count)]
                : [.. set.ClassNames.Select((name, c) => (name, set.Images.Count(i => i.Class == c)))],
            Sizes = Histogram(set.Images.Select(i => i.SourceSize)),
            WorkingSizes = Histogram(set.Images.Select(i => (i.Width, i.Height))),
            Duplicates = [.. Fingerprint.Pairs(prints, FlatContrast).Select(p => (set.Images[p.Original].Name, set.Images[p.Copy].Name))],
            Flat = [.. set.Images.Where((_, i) => prints[i].Contrast < FlatContrast).Select(i => i.Name)],
            TileBoth = set.Images.Count(i => i.TilesX && i.TilesY),
            TileX = set.Images.Count(i => i.TilesX && !i.TilesY),
            TileY = set.Images.Count(i => !i.TilesX && i.TilesY),
            Bytes = set.Images.Sum(i => (long)i.Store.Length + (i.Fine?.Length ?? 0)),
            Up = UpProbe.Of(set),
            Waves = Lattice.Of(set, cellPixels: 16, most: 2),
        };
    }

    static IReadOnlyList<(int, int, int)> Histogram(IEnumerable<(int Width, int Height)> sizes) =>
        [.. sizes.GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => (g.Key.Width, g.Key.Height, g.Count()))];
}
