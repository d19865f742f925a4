using ProcGan.Trainer.Data.Sources;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data.Images;

/// <summary>Material sets, their maps stacked into the channels of one image each.</summary>
static class MaterialImages
{
    /// <exception cref="UserError">None of them can be used.</exception>
    public static TextureSet Load(DataFiles source, MaterialSets sets, DataOptions options)
    {
        List<string> problems = [.. source.Problems, .. sets.Problems], notes = [];
        List<(MaterialSet Set, string Reason)> left = [];
        IReadOnlyList<string> maps = sets.Choose(source.Path, MapList.Of(options.Maps), left, notes);
        Stack[] stacks = [.. sets.Sets.Where(s => !left.Exists(l => l.Set == s)).Select(s => new Stack(s, maps))];
        problems.AddRange(left.Select(l => $"'{l.Set.Name}' {l.Reason}"));

        Parallelly.ForEach(stacks, options, s => s.Identify(options));
        PixelSink sink = new(options, stacks.Sum(s => s.Bytes(options)));
        Parallelly.ForEach(stacks, options, s => s.Load(sink, options));
        problems.AddRange(stacks.Where(s => s.Problem is not null).Select(s => s.Problem!));
        string[] flattened = [.. stacks.Where(s => s.IsFlattened).Select(s => s.Name)];
        if (flattened.Length > 0)
            notes.Add($"the height of {MaterialSets.Listed(flattened)} rises and falls over more than a crop of {options.Resolution} px shows: that is taken off, and what stands on it is learnt.");
        if (sink.Note is { } note)
            notes.Add(note);
        if (sets.Sets.Any(s => s.Maps.ContainsKey(MapNames.Normal)))
            notes.Add("normal maps are not learnt: a model's normals are derived from its height.");
        (List<TextureImage> images, List<string> classes) = ClassFolders.Assign([.. stacks.Select(s => s.Image).OfType<TextureImage>()], options.Classes, problems);
        if (images.Count == 0)
            throw new UserError($"'{source.Path}': none of the {sets.Sets.Count} material sets can be used; {(problems.Count > 0 ? problems[^1] : "")}");
        return TextureSet.Of(source.Name, MapList.Channels(maps), images, problems, classes, notes);
    }

    /// <summary>One set on its way to becoming an image.</summary>
    sealed class Stack(MaterialSet set, IReadOnlyList<string> maps)
    {
        readonly Dictionary<DataFile, ImageReader.Header> headers = [];

        public string? Problem { get; private set; }
        public TextureImage? Image { get; private set; }
        public string Name => set.Name;
        /// <summary>Its height has no landscape any more.</summary>
        public bool IsFlattened { get; private set; }

        int Channels => maps.Count - 1 + 3;
        bool Is16Bit => maps.Any(m => m != "albedo" && set.Maps.TryGetValue(m, out var at) && headers[at.File].Is16Bit);
        (int Width, int Height) Size => (headers[set.Maps["albedo"].File].Width, headers[set.Maps["albedo"].File].Height);

        public void Identify(DataOptions options)
        {
            foreach (DataFile file in maps.Where(set.Maps.ContainsKey).Select(m => set.Maps[m].File).Distinct())
            {
                ImageReader.Outcome<ImageReader.Header?> outcome = ImageReader.Identify(file, options);
                if (outcome.Value is not { } header)
                {
                    Problem = $"'{file.Name}' {outcome.Problem} Its material is left out.";
                    return;
                }
                headers.Add(file, header);
            }
            (int width, int height) = Size;
            if (options.TooSmall(width, height) is { } small)
                Problem = $"'{set.Maps["albedo"].File.Name}' {small}";
            foreach ((DataFile file, ImageReader.Header header) in headers)
            {
                // Maps may be smaller than the albedo, but show the same piece of the material: within one pixel of its proportion.
                if (Math.Abs((long)header.Width * height - (long)width * header.Height) > Math.Max(width, height))
                    Problem = $"'{file.Name}' is {header.Width} x {header.Height}, the albedo {width} x {height}: not the same piece of the material; left out.";
            }
        }

        public long Bytes(DataOptions options)
        {
            if (Problem is not null)
                return 0;
            (int width, int height) = options.SizeFor(Size.Width, Size.Height);
            return (long)width * height * Channels * (Is16Bit ? 2 : 1);
        }

        public void Load(PixelSink sink, DataOptions options)
        {
            if (Problem is not null)
                return;
            (int width, int height) = options.SizeFor(Size.Width, Size.Height);
            byte[] high = new byte[width * height * Channels];
            byte[]? low = Is16Bit ? new byte[high.Length] : null;
            if (Decode("albedo") is not { } albedo)
                return;
            (bool tilesX, bool tilesY) = WrapProbe.Tiles(albedo.High, albedo.Width, albedo.Height, albedo.Channels);
            Put(albedo.ResizedTo(width, height, tilesX, tilesY), 0);
            for (int m = 1; m < maps.Count; m++)
            {
                if (!set.Maps.ContainsKey(maps[m]))
                    Fill(MaterialSets.NeutralLevel(maps[m]), m + 2);
                else if (Decode(maps[m]) is { } map)
                    Put((maps[m] == "height" ? Flattened(map) : map).ResizedTo(width, height, tilesX, tilesY), m + 2);
                else
                    return;
            }
            Image = new(set.Name, width, height, Channels, sink.Keep(high), tilesX, tilesY)
            {
                Fine = low is null ? null : sink.Keep(low),
                SourceSize = Size,
            };

            Picture Flattened(Picture relief)
            {
                Picture? flat = Relief.Without(relief, (double)options.Resolution * relief.Width / width, tilesX, tilesY);
                IsFlattened = flat is not null;
                return flat ?? relief;
            }

            void Put(Picture picture, int first)
            {
                for (int s = 0, o = first; s < picture.High.Length; o += Channels)
                {
                    for (int c = 0; c < picture.Channels; c++, s++)
                    {
                        high[o + c] = picture.High[s];
                        if (low is not null)
                            low[o + c] = picture.Low?[s] ?? picture.High[s];     // 8 bits in 16: v 257
                    }
                }
            }

            void Fill(byte level, int channel)
            {
                for (int o = channel; o < high.Length; o += Channels)
                {
                    high[o] = level;
                    if (low is not null)
                        low[o] = level;
                }
            }
        }

        Picture? Decode(string map)
        {
            (DataFile file, int channel) = set.Maps[map];
            ImageReader.Outcome<Picture> outcome = ImageReader.Decode(file, headers[file], deep: map != "albedo");
            if (outcome.Value is not { } picture)
            {
                Problem = $"'{file.Name}' {outcome.Problem} Its material is left out.";
                return null;
            }
            if (map == "albedo")
                return picture.Pick(0, 1, 2);
            if (channel < 0)
                return picture.ToGrey();
            if (channel < picture.Channels)
                return picture.Pick(channel);
            Problem = $"'{file.Name}' has no alpha, in which its name promises {map}: its material is left out.";
            return null;
        }
    }
}
