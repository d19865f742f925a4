using ProcGan.Trainer.Data.Sources;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data.Images;

/// <summary>Images that are learnt as they are: in colour or grey, with alpha where it says something.</summary>
static class PlainImages
{
    /// <summary>One file on its way to becoming an image of the set.</summary>
    sealed class Item(DataFile file)
    {
        public DataFile File => file;
        public ImageReader.Header? Header { get; set; }
        public string? Problem { get; set; }
        public bool TooSmall { get; set; }
        public TextureImage? Image { get; set; }
        public bool FlatAlpha { get; set; }
    }

    /// <exception cref="UserError">None of them can be used.</exception>
    public static TextureSet Load(DataFiles source, IReadOnlyList<DataFile> files, DataOptions options)
    {
        Item[] items = [.. files.Select(f => new Item(f))];
        Parallel.ForEach(items, options.Parallelism, item => Identify(item, options));
        PixelSink sink = new(options, items.Sum(i => Estimate(i, options)));
        Parallelly.ForEach(items, options, item => Decode(item, sink, options));

        List<string> problems = [.. source.Problems, .. items.Where(i => i.Problem is not null).Select(i => $"'{i.File.Name}' {i.Problem}")];
        Item[] usable = [.. items.Where(i => i.Image is not null)];
        if (usable.Length == 0)
            throw new UserError(NothingUsable(source, items, options));
        List<string> notes = sink.Note is { } note ? [note] : [];
        (List<TextureImage> images, List<string> classes) = ClassFolders.Assign([.. usable.Select(i => i.Image!)], options.Classes, problems);
        if (images.Count == 0)
            throw new UserError($"'{source.Path}' has no folders to name classes: put the images of each class into a folder, or leave out --classes folders.");
        (IReadOnlyList<string> channels, images) = CommonLayout(images, sink, notes);
        Item[] flat = [.. usable.Where(i => i.FlatAlpha)];
        if (flat.Length > 0)
            notes.Add($"{Listed(flat.Select(i => i.File.Name))} {(flat.Length == 1 ? "has" : "have")} the same transparency all over, which is left out.");
        return TextureSet.Of(source.Name, channels, images, problems, classes, notes);
    }

    static void Identify(Item item, DataOptions options)
    {
        ImageReader.Outcome<ImageReader.Header?> outcome = ImageReader.Identify(item.File, options);
        item.Problem = outcome.Problem;
        if (outcome.Value is not { } header)
            return;
        item.Header = header;
        item.Problem = options.TooSmall(header.Width, header.Height);
        item.TooSmall = item.Problem is not null;
    }

    static long Estimate(Item item, DataOptions options)
    {
        if (item.Problem is not null || item.Header is not { } header)
            return 0;
        (int width, int height) = options.SizeFor(header.Width, header.Height);
        return (long)width * height * header.Channels;
    }

    static void Decode(Item item, PixelSink sink, DataOptions options)
    {
        if (item.Problem is not null || item.Header is not { } header)
            return;
        ImageReader.Outcome<Picture> outcome = ImageReader.Decode(item.File, header, deep: false);
        item.Problem = outcome.Problem;
        if (outcome.Value is not { } picture)
            return;
        if (picture.HasAlpha && !picture.AlphaVaries())
        {
            item.FlatAlpha = true;
            picture = picture.Pick(0, 1, 2);
        }
        if (picture.HasAlpha)
            picture.FillUnseen();
        (bool tilesX, bool tilesY) = WrapProbe.Tiles(picture.High, picture.Width, picture.Height, picture.Channels);
        (int width, int height) = options.SizeFor(picture.Width, picture.Height);
        picture = picture.ResizedTo(width, height, tilesX, tilesY);
        if (picture.IsGrey())
            picture = picture.HasAlpha ? picture.Pick(0, 3) : picture.Pick(0);
        item.Image = new(item.File.Name, width, height, picture.Channels, sink.Keep(picture.High), tilesX, tilesY)
        {
            SourceSize = (header.Width, header.Height),
        };
    }

    /// <summary>Grey where all are grey, else colour; with alpha where at least half of them have one that says something.</summary>
    static (IReadOnlyList<string>, List<TextureImage>) CommonLayout(List<TextureImage> images, PixelSink sink, List<string> notes)
    {
        bool colour = images.Exists(i => i.Channels >= 3);
        TextureImage[] seeThrough = [.. images.Where(i => i.Channels is 2 or 4)];
        bool alpha = seeThrough.Length * 2 >= images.Count;
        int channels = (colour ? 3 : 1) + (alpha ? 1 : 0);
        if (!colour)
            notes.Add(images.Count == 1 ? "the image is grey: one channel is learnt." : "all images are grey: one channel is learnt.");
        if (alpha)
            notes.Add($"{(seeThrough.Length == images.Count ? "all images" : $"{seeThrough.Length} of {images.Count} images")} have transparency: alpha is learnt as a channel.");
        else if (seeThrough.Length > 0)
            notes.Add($"{Listed(seeThrough.Select(i => i.Name))} {(seeThrough.Length == 1 ? "has" : "have")} transparency, which is not learnt, since most images have none.");
        IEnumerable<string> names = (colour ? TextureSet.Albedo : TextureSet.Grey).Concat(alpha ? ["alpha"] : []);
        return ([.. names], [.. images.Select(i => i.Channels == channels ? i : Converted(i, colour ? 3 : 1, alpha, sink))]);
    }

    static TextureImage Converted(TextureImage image, int colours, bool alpha, PixelSink sink)
    {
        byte[] from = image.Pixels;
        int channels = colours + (alpha ? 1 : 0), had = image.Channels >= 3 ? 3 : 1;
        byte[] to = GC.AllocateUninitializedArray<byte>(image.Width * image.Height * channels);
        for (int s = 0, o = 0; o < to.Length; s += image.Channels, o += channels)
        {
            for (int c = 0; c < colours; c++)
                to[o + c] = from[s + Math.Min(c, had - 1)];
            if (alpha)
                to[o + colours] = image.Channels is 2 or 4 ? from[s + had] : byte.MaxValue;
        }
        return image with { Channels = channels, Store = sink.Keep(to) };
    }

    static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 1 ? $"'{all[0]}'" : $"'{all[0]}' and {all.Length - 1} more";
    }

    static string NothingUsable(DataFiles source, Item[] items, DataOptions options)
    {
        string all = items.Length == 1 ? "the only image" : $"all {items.Length} images";
        string crop = $"{options.Resolution} x {options.Resolution} crop";
        return Array.TrueForAll(items, o => o.TooSmall)
            ? $"'{source.Path}': {all} in it {(items.Length == 1 ? "is" : "are")} smaller than the {crop}; "
                + $"'{items[0].File.Name}' {items[0].Problem} Use larger images or a smaller resolution."
            : $"'{source.Path}': {all} in it cannot be used; '{items[0].File.Name}' {items[0].Problem}";
    }
}
