using System.Globalization;
using System.Text;
using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Runtime.Imaging;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Cli;

/// <summary>Textures to make: from which model, what they share, the seeds in which they differ, and where they go.</summary>
/// <param name="Model">Path of the model.</param>
/// <param name="Recipe">Everything but the seed. Its maps are written a file each; none = the picture alone.</param>
/// <param name="Seeds">One texture each.</param>
/// <param name="Out">A file, or a folder.</param>
/// <param name="Sheet">Columns and rows: all on one picture.</param>
sealed record TextureJob(string Model, TextureRecipe Recipe, SeedRange Seeds, string Out, (int X, int Y)? Sheet)
{
    /// <summary>How missing maps are derived.</summary>
    public MaterialOptions Material { get; init; } = new() { Mips = false };

    /// <summary>16 bits a channel instead of 8.</summary>
    public bool Deep { get; init; }

    /// <summary>A picture that the textures are to look like: each seed is where a search begins. Null = the seeds themselves.</summary>
    public string? Like { get; init; }

    /// <summary>Textures that a search may try.</summary>
    public int Budget { get; init; } = 1000;

    /// <summary>One file that was made.</summary>
    readonly record struct Made(string Path, TextureRecipe Recipe, int Width, int Height, MaterialMaps Map = MaterialMaps.None);

    public void Run(GeneratorOptions options, Terminal terminal, bool json, CancellationToken stop)
    {
        Check();
        using TextureGenerator generator = TextureGenerator.Load(Model, options);
        (int width, int height) = generator.SizeOf(Recipe);
        byte[]? rgba = null;
        ContactSheet? sheet = Sheet is { } grid ? new ContactSheet(grid.X, grid.Y, width, height) : null;
        MapFiles? maps = Recipe.Maps == MaterialMaps.None ? null : new MapFiles(generator, new Material(Recipe.Maps, Material), Deep);
        List<Made> made = [];
        int textures = 0;
        foreach (ulong seed in Seeds.Seeds())
        {
            stop.ThrowIfCancellationRequested();
            TextureRecipe recipe = Recipe with { Seed = seed };
            if (Like is not null)
                recipe = Search(generator, recipe, terminal, stop);
            string path = IsFolder ? Path.Combine(Out, $"{Path.GetFileNameWithoutExtension(Model)}_{seed}.png") : Out;
            if (maps is not null)
            {
                foreach ((string file, MaterialMaps map) in maps.Write(path, recipe))
                    made.Add(new Made(file, recipe, width, height, map));
                SaveRecipe(path, recipe, generator.Model);
            }
            else
            {
                made.Add(new Made(path, recipe, width, height));
                if (Deep)
                    MapFiles.WriteDeep(generator, recipe, path);
                else if (sheet is null && ImageFile.TakesRows(path, width, height))
                    ImageFile.SaveRows(path, width, height, generator.Model.Channels.Contains("alpha"), write =>
                        generator.GenerateRows(recipe, (top, rows) =>
                        {
                            stop.ThrowIfCancellationRequested();
                            write(rows);
                            terminal.Progress((double)(top + rows.Length / width / 4) / height, $"{width} x {height} pixels");
                        }));
                else
                {
                    generator.Generate(recipe, rgba ??= new byte[width * height * 4]);
                    if (sheet is not null)
                        sheet.Put(textures, rgba);
                    else
                        ImageFile.Save(path, rgba, width, height);
                    SayBlended(generator, recipe, rgba, terminal);
                }
                if (sheet is null)
                    SaveRecipe(path, recipe, generator.Model);
            }
            textures++;
            if (Seeds.Count > 1)
                terminal.Progress((double)textures / Seeds.Count, $"{textures} of {Seeds.Count} textures");
        }
        if (maps is not null && textures > 0)
            terminal.Say(maps.WhereFrom());
        if (sheet is not null)
            ImageFile.Save(Out, sheet.Rgba, sheet.Width, sheet.Height);
        if (json)
            terminal.Out.WriteLine(ToJson(generator, made));
        else
            foreach (string path in made.Select(m => m.Path).Distinct())
                terminal.Out.WriteLine(path);
    }

    /// <summary>A model that does not tile by itself: how well its edges meet now, which the user should know.</summary>
    static void SayBlended(TextureGenerator generator, in TextureRecipe recipe, ReadOnlySpan<byte> rgba, Terminal terminal)
    {
        TileAxes axes = generator.BlendedAxes(recipe);
        if (axes == TileAxes.None)
            return;
        (int width, int height) = generator.SizeOf(recipe);
        byte[] plain = new byte[rgba.Length];
        generator.Generate(recipe with { Tile = generator.Model.Tileable & recipe.Tile }, plain);
        foreach (TileAxes axis in new[] { TileAxes.X, TileAxes.Y }.Where(a => axes.HasFlag(a)))
            terminal.Say($"note: '{generator.Model.Name}' does not tile by itself, so its edges are blended over a quarter of the picture. Seam ratio along "
                + string.Create(CultureInfo.InvariantCulture, $"{axis}: {SeamRatio.Measure(rgba, width, height, axis):0.00}, without {SeamRatio.Measure(plain, width, height, axis):0.00} (1 = none)."));
    }

    TextureRecipe Search(TextureGenerator generator, TextureRecipe start, Terminal terminal, CancellationToken stop)
    {
        byte[] picture = ImageFile.Load(Like!, out int width, out int height);
        Found found = LatentSearch.ForPicture(generator, start, picture, width, height, new SearchOptions
        {
            Budget = Budget, Seed = start.Seed, Stop = stop,
            Progress = (done, distance) => terminal.Progress(done, string.Create(CultureInfo.InvariantCulture, $"distance {distance:0.0000}")),
        });
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"seed {start.Seed}: distance {found.Distance:0.0000} after {Budget} textures"));
        return found.Recipe;
    }

    bool IsFolder => Sheet is null
        && (Directory.Exists(Out) || Path.EndsInDirectorySeparator(Out) || Path.GetExtension(Out).Length == 0);

    /// <summary>What can be known to be wrong before the model is loaded.</summary>
    void Check()
    {
        if (Sheet is { } grid && Seeds.Count > grid.X * grid.Y)
            throw UserError.InArguments($"--sheet {grid.X}x{grid.Y} has {grid.X * grid.Y} places, --seed has {Seeds.Count}: ask for a larger sheet or fewer seeds.");
        if (Recipe.Maps != MaterialMaps.None && Sheet is not null)
            throw UserError.InArguments("--maps writes a file a map, --sheet all textures on one: leave one of them out.");
        if (Deep && Sheet is not null)
            throw UserError.InArguments("--bits 16 is for single textures, --sheet puts them on one picture of 8 bits: leave one of them out.");
        if (IsFolder)
            return;
        if (!ImageFile.IsSupported(Out))
            throw UserError.InArguments($"--out '{Out}' has no picture's ending: use {ImageFile.Endings}, or a folder.");
        if (Deep && !ImageFile.Has16Bits(Out))
            throw UserError.InArguments($"--bits 16 needs a .png, --out is '{Out}': only PNG stores 16 bits a channel.");
        if (Sheet is null && Seeds.Count > 1)
            throw UserError.InArguments($"--out '{Out}' is one file, --seed has {Seeds.Count}: give a folder, or --sheet COLSxROWS.");
    }

    /// <summary>Beside a texture, what it takes to make it again.</summary>
    static void SaveRecipe(string path, in TextureRecipe recipe, ModelInfo model)
    {
        if (!AtomicFile.IsDevice(path))
            AtomicFile.WriteText(Path.ChangeExtension(path, ".recipe"), $"{recipe}\n# model {Path.GetFileName(model.Name)} sha256 {model.Hash}\n");
    }

    string ToJson(TextureGenerator generator, List<Made> made)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("model", Model);
            writer.WriteString("hash", generator.Model.Hash);
            writer.WriteString("provider", generator.ActiveProvider);
            writer.WriteStartArray("textures");
            foreach (Made one in made)
            {
                writer.WriteStartObject();
                writer.WriteString("path", one.Path);
                if (one.Map != MaterialMaps.None)
                    writer.WriteString("map", Runtime.Material.NameOf(one.Map));
                writer.WriteNumber("seed", one.Recipe.Seed);
                writer.WriteNumber("width", one.Width);
                writer.WriteNumber("height", one.Height);
                writer.WriteString("recipe", one.Recipe.ToString());
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
