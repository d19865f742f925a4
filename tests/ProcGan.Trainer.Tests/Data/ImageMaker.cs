using ProcGan.Trainer.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Data;

/// <summary>Small pictures to train on, and to break.</summary>
static class ImageMaker
{
    /// <summary>Waves with whole periods: tiles on an axis where the periods are whole.</summary>
    public static byte[] Waves(int width, int height, double periodsX, double periodsY)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
        {
            double x = i % width * periodsX / width, y = i / width * periodsY / height;
            for (int c = 0; c < 3; c++)
                pixels[i * 3 + c] = (byte)(128 + 60 * Math.Sin(2 * Math.PI * (x + c * 0.2)) + 50 * Math.Cos(2 * Math.PI * (y + x + c * 0.1)));
        }
        return pixels;
    }

    public static void Write(string path, int width, int height, double periods = 2.37)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(Waves(width, height, periods, periods), width, height);
        image.Save(path);
    }

    public static TextureImage Numbered(string name, int width, int height, bool tilesX, bool tilesY, int channels = 3)
    {
        byte[] pixels = new byte[width * height * channels];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i * 31 + i / 256);
        return new(name, width, height, channels, pixels, tilesX, tilesY);
    }

    public static TextureSet SetOf(params TextureImage[] images) =>
        TextureSet.Of("test", images[0].Channels == 3 ? TextureSet.Albedo : TextureSet.AllMaps, images, []);
}
