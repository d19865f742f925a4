using ProcGan.Trainer.Data.Sources;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data.Formats;

/// <summary>CIFAR-10's binary batches: records of a label and 32 x 32 pixels, planes of red, green and blue.</summary>
static class CifarSet
{
    const int Side = 32, Plane = Side * Side, Record = 1 + 3 * Plane;

    static readonly string[] Names = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <returns>Null where there are no such files.</returns>
    /// <exception cref="UserError">They are damaged, or the crop is larger than their images.</exception>
    public static TextureSet? Load(DataFiles source, DataOptions options)
    {
        DataFile[] files = [.. source.Files.Where(IsBatch)];
        if (files.Length == 0)
            return null;
        DataFile[] learnt = [.. files.Where(f => Path.GetFileName(f.Name).StartsWith("data_batch", StringComparison.OrdinalIgnoreCase))];
        learnt = learnt.Length > 0 ? learnt : files;
        string[] others = [.. files.Except(learnt).Select(f => $"'{f.Name}' is left out: it is the test set; name it to have it learnt.")];
        if (options.TooSmall(Side, Side) is not null)
            throw UserError.InArguments($"'{source.Path}' has images of {Side} x {Side}, smaller than the {options.Resolution} x {options.Resolution} crop: use --resolution 32.");
        foreach (DataFile file in learnt)
        {
            if (file.Length == 0 || file.Length % Record != 0)
                throw new UserError($"'{file.Name}' has {file.Length} bytes, expected a whole number of records of {Record}: replace it.");
        }
        PixelSink sink = new(options, learnt.Sum(f => f.Length));
        List<TextureImage> images = [];
        foreach (DataFile file in learnt)
            Read(file, options.Classes, sink, images);
        return TextureSet.Of(source.Name, TextureSet.Albedo, images, others, options.Classes ? Names : [], sink.Note is { } note ? [note] : []);
    }

    /// <summary>Whether there are such files, by their names.</summary>
    public static bool Is(DataFiles source) => source.Files.Any(IsBatch);

    static bool IsBatch(DataFile file) =>
        file.Has(".bin") && Path.GetFileName(file.Name) is var name
        && (name.StartsWith("data_batch", StringComparison.OrdinalIgnoreCase) || name.StartsWith("test_batch", StringComparison.OrdinalIgnoreCase));

    static void Read(DataFile file, bool classes, PixelSink sink, List<TextureImage> images)
    {
        using BufferedStream stream = new(file.Open(), 1 << 16);
        byte[] record = new byte[Record];
        for (int i = 0; ; i++)
        {
            int read = stream.ReadAtLeast(record, Record, throwOnEndOfStream: false);
            if (read == 0)
                return;
            if (read < Record || record[0] >= Names.Length)
            {
                throw new UserError(read < Record ? $"'{file.Name}' ends within image {i}: replace it."
                    : $"'{file.Name}' is damaged: image {i} has label {record[0]}, expected 0 to {Names.Length - 1}; replace it.");
            }
            byte[] pixels = new byte[3 * Plane];
            for (int p = 0; p < Plane; p++)
                (pixels[3 * p], pixels[3 * p + 1], pixels[3 * p + 2]) = (record[1 + p], record[1 + Plane + p], record[1 + 2 * Plane + p]);
            images.Add(new($"{file.Stem}/{i:D5}", Side, Side, 3, sink.Keep(pixels), false, false) { Class = classes ? record[0] : 0 });
        }
    }
}
