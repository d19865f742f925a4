using System.Numerics;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>Judges a window's pixels by the texels that belong there.</summary>
static class Seen
{
    /// <summary>sRGB to linear light and back in the graphics driver, each rounded once.</summary>
    public const int Tolerance = 2;
    public static readonly Vector2 Window = new(1280, 800);

    public static byte[] Expected(string model, TextureRecipe recipe)
    {
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU", Threads = 1 });
        (int width, int height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);
        return rgba;
    }

    public static TextureRecipe Tile256(ulong seed) => new(seed) { Width = 256, Height = 256 };

    /// <summary>Largest difference between what is in the texture's place and the texels that belong there.</summary>
    public static int WorstDifference(Image<Rgba32> seen, byte[] texels, int side, int repeat = 1)
    {
        (Place place, float zoom) = Layout.Texture(Window, 1, 1, side * repeat, side * repeat);
        Assert.That(zoom, Is.EqualTo(MathF.Floor(zoom)), "the test needs whole pixels");
        int worst = 0;
        for (int y = 0; y < (int)place.Height; y++)
        {
            for (int x = 0; x < (int)place.Width; x++)
            {
                Rgba32 pixel = seen[(int)place.X + x, (int)place.Y + y];
                int i = 4 * ((int)(y / zoom) % side * side + (int)(x / zoom) % side);
                worst = Math.Max(worst, Math.Max(Math.Abs(pixel.R - texels[i]), Math.Max(Math.Abs(pixel.G - texels[i + 1]), Math.Abs(pixel.B - texels[i + 2]))));
            }
        }
        return worst;
    }

    public static bool Shows(Image<Rgba32> seen, string model, ulong seed) => WorstDifference(seen, Expected(model, Tile256(seed)), 256) <= Tolerance;

    public static bool HasError(Image<Rgba32> seen) => seen[17, 775] is { R: 0xF2, G: 0x77, B: 0x7A };
}
