using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using ProcGan.Trainer.Data.Sources;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data.Formats;

/// <summary>MNIST's files: <c>*-images-idx3-ubyte</c> and <c>*-labels-idx1-ubyte</c>, plain or .gz.</summary>
/// <remarks>Images a little smaller than the crop get an even border of their corner's value: 28 px become 32.</remarks>
static class IdxSet
{
    const int MaxSide = 4096, MaxImages = 10_000_000;
    const uint ImagesMagic = 0x00000803, LabelsMagic = 0x00000801;

    /// <returns>Null where there are no such files.</returns>
    /// <exception cref="UserError">They are damaged, or do not fit the options.</exception>
    public static TextureSet? Load(DataFiles source, DataOptions options)
    {
        DataFile[] files = ImageFiles(source);
        if (files.Length == 0)
            return null;
        DataFile file = Array.Find(files, f => Path.GetFileName(f.Name).StartsWith("train", StringComparison.OrdinalIgnoreCase)) ?? files[0];
        string[] others = [.. files.Where(f => f != file).Select(f => $"'{f.Name}' is left out: one file of images is learnt, name it to have this one.")];
        byte[] labels = options.Classes ? ReadLabels(source, file) : [];
        List<string> notes = [];
        List<TextureImage> images = ReadImages(file, options, labels, notes);
        string[] classes = options.Classes ? [.. Enumerable.Range(0, labels.Max() + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))] : [];
        return TextureSet.Of(source.Name, TextureSet.Grey, images, others, classes, notes);
    }

    /// <summary>Whether there are such files, by their names or first bytes.</summary>
    public static bool Is(DataFiles source) => ImageFiles(source).Length > 0;

    static DataFile[] ImageFiles(DataFiles source) =>
        [.. source.Files.Where(f => f.Name.Contains("idx3-ubyte", StringComparison.OrdinalIgnoreCase) || (source.Files.Count == 1 && StartsWithMagic(f)))];

    static List<TextureImage> ReadImages(DataFile file, DataOptions options, byte[] labels, List<string> notes)
    {
        using Stream stream = Unpacked(file);
        Span<byte> header = stackalloc byte[16];
        if (stream.ReadAtLeast(header, 16, throwOnEndOfStream: false) < 16 || BinaryPrimitives.ReadUInt32BigEndian(header) != ImagesMagic)
            throw Damaged(file, "it does not start as a file of images (00 00 08 03)");
        uint count = BinaryPrimitives.ReadUInt32BigEndian(header[4..]), height = BinaryPrimitives.ReadUInt32BigEndian(header[8..]),
            width = BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
        if (count is 0 or > MaxImages || width is 0 or > MaxSide || height is 0 or > MaxSide)
            throw Damaged(file, $"its header says {count} images of {width} x {height}, expected 1 to {MaxImages} of at most {MaxSide} a side");
        if (labels.Length > 0 && labels.Length != count)
            throw Damaged(file, $"it has {count} images, its labels are {labels.Length}");
        int crop = options.Resolution, side = (int)Math.Min(width, height);
        // 28 in 32 is a border of two; more than a quarter would be learnt as part of the picture.
        (int toWidth, int toHeight) = side < crop && side * 4 >= crop * 3 ? (Math.Max((int)width, crop), Math.Max((int)height, crop)) : ((int)width, (int)height);
        if (options.TooSmall(toWidth, toHeight) is not null)
            throw UserError.InArguments($"'{file.Name}' has images of {width} x {height}, smaller than the {crop} x {crop} crop: use --resolution 32.");
        if ((toWidth, toHeight) != ((int)width, (int)height))
            notes.Add($"the images of {width} x {height} get a border in the colour of their corner, to {toWidth} x {toHeight}.");

        PixelSink sink = new(options, count * (long)toWidth * toHeight);
        if (sink.Note is { } note)
            notes.Add(note);
        List<TextureImage> images = [];
        byte[] picture = new byte[width * height];
        for (int i = 0; i < count; i++)
        {
            if (stream.ReadAtLeast(picture, picture.Length, throwOnEndOfStream: false) < picture.Length)
                throw Damaged(file, $"it ends after {i} of {count} images");
            byte[] pixels = Bordered(picture, (int)width, (int)height, toWidth, toHeight);
            bool bordered = pixels.Length != picture.Length;
            images.Add(new($"{i:D7}", toWidth, toHeight, 1, sink.Keep(pixels), false, false)
            {
                Class = labels.Length > 0 ? labels[i] : 0,
                SourceSize = bordered ? ((int)width, (int)height) : (toWidth, toHeight),
            });
        }
        if (stream.ReadByte() >= 0)
            throw Damaged(file, $"it goes on after its {count} images");
        return images;
    }

    static byte[] Bordered(byte[] picture, int width, int height, int toWidth, int toHeight)
    {
        byte[] result = new byte[toWidth * toHeight];
        Array.Fill(result, picture[0]);
        int left = (toWidth - width) / 2, top = (toHeight - height) / 2;
        for (int y = 0; y < height; y++)
            picture.AsSpan(y * width, width).CopyTo(result.AsSpan((top + y) * toWidth + left));
        return result;
    }

    static byte[] ReadLabels(DataFiles source, DataFile images)
    {
        string name = images.Name.Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal);
        string plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        DataFile? file = source.Files.FirstOrDefault(f => f.Name == plain || f.Name == plain + ".gz") ?? Beside(source, plain);
        if (file is null || name == images.Name)
            throw new UserError($"'{images.Name}' has no labels beside it: put '{plain}' there, or leave out --classes folders.");
        using Stream stream = Unpacked(file);
        Span<byte> header = stackalloc byte[8];
        if (stream.ReadAtLeast(header, 8, throwOnEndOfStream: false) < 8 || BinaryPrimitives.ReadUInt32BigEndian(header) != LabelsMagic)
            throw Damaged(file, "it does not start as a file of labels (00 00 08 01)");
        uint count = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        if (count is 0 or > MaxImages)
            throw Damaged(file, $"its header says {count} labels");
        using MemoryStream labels = new();
        byte[] buffer = new byte[1 << 14];
        for (int read; labels.Length <= count && (read = stream.Read(buffer)) > 0;)
            labels.Write(buffer, 0, read);
        return labels.Length == count ? labels.ToArray() : throw Damaged(file, $"its header says {count} labels, it has {(labels.Length > count ? "more" : labels.Length.ToString(CultureInfo.InvariantCulture))}");
    }

    /// <summary>Labels beside a file of images that was named itself.</summary>
    static DataFile? Beside(DataFiles source, string plain)
    {
        string path = Path.Combine(Path.GetDirectoryName(source.Path) ?? "", plain);
        return new[] { path, path + ".gz" }.Where(File.Exists).Select(p => FolderFiles.Single(p).Files[0]).FirstOrDefault();
    }

    static Stream Unpacked(DataFile file)
    {
        Stream stream = file.Open();
        if (!file.Has(".gz"))
            return new BufferedStream(stream, 1 << 16);
        return new BufferedStream(new GZipStream(stream, CompressionMode.Decompress), 1 << 16);
    }

    static bool StartsWithMagic(DataFile file)
    {
        try
        {
            using Stream stream = Unpacked(file);
            Span<byte> start = stackalloc byte[4];
            return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && BinaryPrimitives.ReadUInt32BigEndian(start) == ImagesMagic;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;       // the reader of images says what is wrong with it
        }
    }

    static UserError Damaged(DataFile file, string what) => new($"'{file.Name}' is damaged: {what}; replace it.");
}
