using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Training;

/// <summary>Many textures of one model in one picture, made by the Runtime: what is seen is what a game gets.</summary>
static class SampleSheet
{
    const int Gap = 4;

    /// <summary>Seeds 1, 2, 3... in rows: 4 x 4 for a spatial model's tiles, 8 x 8 for a vector model's small pictures.</summary>
    public static void Write(string model, string path)
    {
        using var generator = TextureGenerator.Load(model);
        bool spatial = generator.Model.Family == "spatial";
        Write(generator, path, spatial ? 4 : 8, spatial ? 4 : 8, side: spatial ? 256 : 0, firstSeed: 1);
    }

    /// <param name="generator">The model.</param>
    /// <param name="path">The PNG to write, atomically.</param>
    /// <param name="columns">Textures a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="side">Side of a texture in pixels; 0 = the model's own.</param>
    /// <param name="firstSeed">Seed of the texture at the top left; the next one has the next seed.</param>
    public static void Write(TextureGenerator generator, string path, int columns, int rows, int side, ulong firstSeed)
    {
        var recipe = new TextureRecipe { Seed = firstSeed, Width = side, Height = side };
        var (width, height) = generator.SizeOf(recipe);
        using var sheet = new Image<Rgba32>(columns * (width + Gap) - Gap, rows * (height + Gap) - Gap, new Rgba32(255, 255, 255, 255));
        var rgba = new byte[width * height * 4];
        for (int i = 0; i < columns * rows; i++)
        {
            generator.Generate(recipe with { Seed = firstSeed + (ulong)i }, rgba);
            int left = i % columns * (width + Gap), top = i / columns * (height + Gap);
            sheet.ProcessPixelRows(pixels =>
            {
                var source = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Rgba32>(rgba);
                for (int y = 0; y < height; y++)
                    source.Slice(y * width, width).CopyTo(pixels.GetRowSpan(top + y)[left..]);
            });
        }
        AtomicFile.Write(path, stream => sheet.SaveAsPng(stream));
    }
}
