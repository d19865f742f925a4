using ProcGan.Trainer.Files;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Files;

/// <summary>Pictures written row by row, read back by another library.</summary>
sealed class PngRowsTests
{
    [Test]
    public void Write_AnyRows_AreReadBackAlike([Values] bool alpha, [Values("noise", "across", "down", "flat", "diagonal")] string content,
        [Values(1, 2, 127)] int width)
    {
        const int height = 61;
        var random = new Random(5);
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < rgba.Length; i++)
        {
            int x = i / 4 % width, y = i / 4 / width, channel = i % 4;
            rgba[i] = content switch
            {
                "noise" => (byte)random.Next(256), "across" => (byte)(x * 7 + channel), "down" => (byte)(y * y + channel), "flat" => 200, _ => (byte)(x * 3 + y * 5),
            };
            if (!alpha && channel == 3)
                rgba[i] = 255;
        }
        using TestFolder folder = new();
        string file = folder.File("a.png");
        ImageFile.SaveRows(file, width, height, alpha, write =>
        {
            write(rgba.AsSpan(0, 4 * width * 20));
            write(rgba.AsSpan(4 * width * 20, 4 * width));
            write(rgba.AsSpan(4 * width * 21));
        });
        using Image<Rgba32> image = Image.Load<Rgba32>(file);
        byte[] found = new byte[rgba.Length];
        image.CopyPixelDataTo(found);
        Assert.Multiple(() =>
        {
            Assert.That((image.Width, image.Height), Is.EqualTo((width, height)));
            Assert.That(found, Is.EqualTo(rgba));
            if (width == 127 && content != "noise")
                Assert.That(new FileInfo(file).Length, Is.LessThan(rgba.Length / 8), "the filter that fits leaves little to store");
        });
    }

    [Test]
    public void SaveRows_RowsMissing_LeavesNoFile()
    {
        using TestFolder folder = new();
        string file = folder.File("a.png");
        Assert.That(() => ImageFile.SaveRows(file, 2, 3, alpha: false, write => write(new byte[16])), Throws.InvalidOperationException.With.Message.Contains("2 rows"));
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }
}
