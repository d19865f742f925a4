using System.Text;
using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Runtime.Fields;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Cli;

/// <summary>A set of Wang tiles to make: an atlas, and an index that says which tile stands where.</summary>
/// <param name="Model">Path of the model.</param>
/// <param name="Recipe">Of the texture; its size is that of a tile, 0 = <see cref="Cells"/> cells.</param>
/// <param name="Colours">Of corners; the set has colours^4 tiles.</param>
/// <param name="Out">A folder.</param>
sealed record WangJob(string Model, TextureRecipe Recipe, int Colours, string Out)
{
    /// <summary>Cells of a tile where no size was asked for.</summary>
    const int Cells = 16;

    public void Run(GeneratorOptions options, Terminal terminal, bool json)
    {
        if (Path.GetExtension(Out).Length > 0 && !Directory.Exists(Out))
            throw UserError.InArguments($"--out '{Out}' is a file, --wang writes an atlas and its index: give a folder.");
        using TextureGenerator generator = TextureGenerator.Load(Model, options);
        int side = Cells * generator.Model.Stride;
        TextureRecipe recipe = Recipe with { Width = Recipe.Width > 0 ? Recipe.Width : side, Height = Recipe.Height > 0 ? Recipe.Height : side };
        WangTileSet set = new(generator, recipe, Colours);
        int width = set.AtlasTiles * set.TileWidth, height = set.AtlasTiles * set.TileHeight;
        if (width > Limit || height > Limit)
            throw UserError.InArguments($"--wang {Colours} makes an atlas of {width} x {height} pixels, at most {Limit} a side are possible: use a smaller --size.");
        byte[] atlas = new byte[4 * width * height];
        set.GenerateAtlas(atlas);

        string name = $"{Path.GetFileNameWithoutExtension(Model)}_{recipe.Seed}_wang{Colours}";
        string picture = Path.Combine(Out, name + ".png"), index = Path.Combine(Out, name + ".json");
        ImageFile.Save(picture, atlas, width, height);
        string text = ToJson(set, recipe, generator.Model, Path.GetFileName(picture));
        AtomicFile.WriteText(index, text);
        if (json)
            terminal.Out.WriteLine(text);
        else
            terminal.Out.WriteLine($"{picture}\n{index}");
    }

    const int Limit = 16384;

    static string ToJson(WangTileSet set, in TextureRecipe recipe, ModelInfo model, string picture)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("model", Path.GetFileName(model.Name));
            writer.WriteString("hash", model.Hash);
            writer.WriteString("recipe", recipe.ToString());
            writer.WriteString("atlas", picture);
            writer.WriteNumber("colours", set.Colours);
            writer.WriteNumber("tileWidth", set.TileWidth);
            writer.WriteNumber("tileHeight", set.TileHeight);
            writer.WriteNumber("columns", set.AtlasTiles);
            writer.WriteNumber("rows", set.AtlasTiles);
            writer.WriteString("index", "nw + k ne + k^2 sw + k^3 se for the colours of a tile's corners and k = colours; column = index mod k^2, row = index div k^2");
            writer.WriteStartArray("tiles");
            for (int i = 0; i < set.Count; i++)
            {
                int k = set.Colours;
                writer.WriteStartObject();
                writer.WriteNumber("index", i);
                writer.WriteNumber("x", i % set.AtlasTiles * set.TileWidth);
                writer.WriteNumber("y", i / set.AtlasTiles * set.TileHeight);
                writer.WriteNumber("nw", i % k);
                writer.WriteNumber("ne", i / k % k);
                writer.WriteNumber("sw", i / k / k % k);
                writer.WriteNumber("se", i / k / k / k);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
