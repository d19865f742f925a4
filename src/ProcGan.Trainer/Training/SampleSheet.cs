using ProcGan.Runtime;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>Many textures of one model in one picture, made by the Runtime: what is seen is what a game gets.</summary>
static class SampleSheet
{
    /// <summary>Seeds 1, 2, 3... in rows: 4 x 4 for a spatial model's tiles, 8 x 8 for a vector model's small pictures.</summary>
    public static void Write(string model, string path)
    {
        using var generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU" });
        bool spatial = generator.Model.IsSpatial;
        Write(generator, path, spatial ? 4 : 8, spatial ? 4 : 8, side: spatial ? 256 : 0, firstSeed: 1);
    }

    /// <param name="generator">The model.</param>
    /// <param name="path">The picture to write, atomically.</param>
    /// <param name="columns">Textures a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="side">Side of a texture in pixels; 0 = the model's own.</param>
    /// <param name="firstSeed">Seed of the texture at the top left; the next one has the next seed.</param>
    public static void Write(TextureGenerator generator, string path, int columns, int rows, int side, ulong firstSeed)
    {
        var recipe = new TextureRecipe { Width = side, Height = side };
        var (width, height) = generator.SizeOf(recipe);
        var sheet = new ContactSheet(columns, rows, width, height);
        var rgba = new byte[width * height * 4];
        for (int i = 0; i < columns * rows; i++)
        {
            generator.Generate(recipe with { Seed = firstSeed + (ulong)i }, rgba);
            sheet.Put(i, rgba);
        }
        ImageFile.Save(path, sheet.Rgba, sheet.Width, sheet.Height);
    }
}
