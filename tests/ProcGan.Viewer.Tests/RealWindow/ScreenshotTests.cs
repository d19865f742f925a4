using ProcGan.Runtime;
using ProcGan.Viewer.Tests.Fakes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using static ProcGan.Viewer.Tests.RealWindow.Seen;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>The whole program, asked for a picture of its window.</summary>
[NonParallelizable]
public class ScreenshotTests
{
    ScratchFolder folder = null!;

    [SetUp]
    public void Prepare() => folder = new ScratchFolder();

    [TearDown]
    public void CleanUp() => folder.Dispose();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Screenshot_SpatialModel_HasTheTextureAndThePanel(int repeat)
    {
        string model = RunningViewer.Model("spatial.onnx"), file = folder["shot.png"];
        // Two copies of 192 are 384 pixels a side, twice enlarged; three of 256 are shown as they are.
        int side = repeat == 2 ? 192 : 256;
        using var viewer = new RunningViewer(model, "--screenshot", file, "--seed", "5", "--provider", "CPU", "--size", $"{side}x{side}", "--repeat", $"{repeat}");
        Assert.That(viewer.End().Code, Is.Zero);
        using Image<Rgba32> shot = Image.Load<Rgba32>(file);
        Assert.That((shot.Width, shot.Height), Is.EqualTo((1280, 800)));
        TextureRecipe recipe = new(5) { Width = side, Height = side };
        Assert.That(WorstDifference(shot, Expected(model, recipe), side, repeat), Is.LessThanOrEqualTo(Tolerance));
        AssertPanel(shot);
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { file }), "no temporary file, no imgui.ini");
    }

    /// <summary>The panel's grey, its text, and the accent, all on the right; the canvas on the left is darker.</summary>
    static void AssertPanel(Image<Rgba32> shot)
    {
        int panel = 0, text = 0, accent = 0;
        for (int y = 0; y < shot.Height; y++)
        {
            for (int x = 980; x < shot.Width; x++)
            {
                Rgba32 p = shot[x, y];
                panel += p is { R: 0x24, G: 0x26, B: 0x2B } ? 1 : 0;
                text += p is { R: > 200, G: > 200, B: > 200 } ? 1 : 0;
                accent += p is { R: 0xE8, G: 0xA3, B: 0x3D } ? 1 : 0;
            }
        }
        Assert.That(panel, Is.GreaterThan(300 * 800 / 2), "mostly background");
        Assert.That(text, Is.GreaterThan(500), "a dozen words");
        Assert.That(accent, Is.GreaterThan(200), "two slider grabs");
        Assert.That(shot[5, 5], Is.EqualTo(new Rgba32(22, 23, 25)));
    }

    [Test]
    public void Screenshot_VectorModel_HasTheTexture()
    {
        string model = RunningViewer.Model("vector.onnx"), file = folder["shot.png"];
        using var viewer = new RunningViewer(model, "--screenshot", file, "--provider", "CPU");
        Assert.That(viewer.End().Code, Is.Zero);
        using Image<Rgba32> shot = Image.Load<Rgba32>(file);
        Assert.That(WorstDifference(shot, Expected(model, new TextureRecipe(1)), 32), Is.LessThanOrEqualTo(Tolerance));
    }

    [Test]
    public void Screenshot_LargeTexture_IsMadeSmallerInLinearLight()
    {
        string model = RunningViewer.Model("spatial.onnx"), file = folder["shot.png"];
        using var viewer = new RunningViewer(model, "--screenshot", file, "--provider", "CPU", "--size", "1536x1536");
        Assert.That(viewer.End().Code, Is.Zero);
        using Image<Rgba32> shot = Image.Load<Rgba32>(file);
        byte[] texels = Expected(model, new TextureRecipe(1) { Width = 1536, Height = 1536 });
        // At half the size each pixel is the mean of 2 x 2 texels in linear light.
        (Place place, float zoom) = Layout.Texture(Window, 1, 1, 1536, 1536);
        Assert.That(zoom, Is.EqualTo(0.5f));
        int worst = 0;
        for (int y = 0; y < 768; y++)
        {
            for (int x = 0; x < 768; x++)
            {
                double sum = 0;
                for (int k = 0; k < 4; k++)
                    sum += Linear(texels[4 * ((2 * y + (k >> 1)) * 1536 + 2 * x + (k & 1))]);
                worst = Math.Max(worst, Math.Abs(shot[(int)place.X + x, (int)place.Y + y].R - (int)Math.Round(Srgb(sum / 4))));
            }
        }
        Assert.That(worst, Is.LessThanOrEqualTo(3));   // one rounding more than at full size: the mip level's own bytes
    }

    static double Linear(byte value) => value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
    static double Srgb(double linear) => 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055);

    [TestCase("nothing.onnx", null, "does not exist")]
    [TestCase("text.onnx", "hello", "")]
    [TestCase("lfs.onnx", "version https://git-lfs.github.com/spec/v1", "Git LFS")]
    public void Screenshot_BadModel_EndsWithOneLine(string name, string? content, string words)
    {
        string path = content == null ? folder[name] : folder.Write(name, content);
        using var viewer = new RunningViewer(path, "--screenshot", folder["shot.png"], "--provider", "CPU");
        (int code, string error) = viewer.End();
        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("error: ").And.Contain(name).And.Contain(words));
        Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(File.Exists(folder["shot.png"]), Is.False);
    }
}
