using ProcGan.Trainer.Data.BuiltIn;
using ProcGan.Trainer.Data.Formats;
using ProcGan.Trainer.Data.Images;
using ProcGan.Trainer.Data.Sources;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>What file names and a few headers say of the data, before anything is decoded: enough to choose settings by.</summary>
/// <param name="Images">Image files; of material sets, sets; of packed files that hold thousands, <see cref="Thousands"/>.</param>
/// <param name="Side">The shorter side of the middle image, in pixels; 0 = unknown.</param>
/// <param name="HasMaps">They are material sets.</param>
readonly record struct DataGlance(int Images, int Side, bool HasMaps = false)
{
    /// <summary>Stands for "many" where counting would mean reading.</summary>
    public const int Thousands = 10_000;
    const int HeadersRead = 64;

    /// <summary>Never fails: what is wrong with the data is said by who loads it.</summary>
    /// <param name="data">What <see cref="TextureSource"/> takes.</param>
    public static DataGlance Of(string data)
    {
        if (data.StartsWith(BuiltInSets.Prefix, StringComparison.OrdinalIgnoreCase))
            return new DataGlance(BuiltInSets.Variants, BuiltInSets.Size);
        try
        {
            DataFiles? files = Directory.Exists(data) ? FolderFiles.List(data) : !File.Exists(data) ? null
                : ZipFiles.IsZip(data) ? ZipFiles.List(data) : FolderFiles.Single(data);
            return files is null ? default : Of(files, single: !Directory.Exists(data));
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    static DataGlance Of(DataFiles source, bool single)
    {
        if (IdxSet.Is(source))
            return new DataGlance(Thousands, 28);
        if (CifarSet.Is(source))
            return new DataGlance(Thousands, 32);
        DataFile[] images = single && source.Files.Count == 1 ? [.. source.Files] : [.. source.Files.Where(f => f.Has(ImageReader.Endings))];
        if (images.Length == 0)
            return default;
        var options = new DataOptions();
        int read = Math.Min(images.Length, HeadersRead);
        int[] sides = [.. Enumerable.Range(0, read)
            .Select(i => ImageReader.Identify(images[(int)((long)i * images.Length / read)], options).Value)
            .Where(header => header is not null).Select(header => Math.Min(header!.Value.Width, header.Value.Height)).Order()];
        int count = read == images.Length ? sides.Length : images.Length;   // broken ones count only where not all were looked at
        int side = sides.Length == 0 ? 0 : sides[sides.Length / 2];
        return MaterialSets.Find(source.Name, images) is { } materials ? new DataGlance(materials.Sets.Count, side, HasMaps: true) : new DataGlance(count, side);
    }
}
