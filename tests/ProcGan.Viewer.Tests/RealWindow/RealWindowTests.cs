using System.Numerics;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Testing;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.States;
using ProcGan.Viewer.Tests.Fakes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>The whole program on a display, with a person's hands (xdotool) and eyes (pixels).</summary>
[NonParallelizable]
public class RealWindowTests
{
    // sRGB to linear light and back in the graphics driver, each rounded once.
    const int Tolerance = 2;
    static readonly Vector2 Window = new(1280, 800);

    ScratchFolder folder = null!;

    [SetUp]
    public void Prepare() => folder = new ScratchFolder();

    [TearDown]
    public void CleanUp() => folder.Dispose();

    static byte[] Expected(string model, TextureRecipe recipe)
    {
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU", Threads = 1 });
        (int width, int height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);
        return rgba;
    }

    static TextureRecipe Tile256(ulong seed) => new(seed) { Width = 256, Height = 256 };

    /// <summary>Largest difference between what is in the texture's place and the texels that belong there.</summary>
    static int WorstDifference(Image<Rgba32> seen, byte[] texels, int side, int repeat = 1)
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

    static bool Shows(Image<Rgba32> seen, string model, ulong seed) => WorstDifference(seen, Expected(model, Tile256(seed)), 256) <= Tolerance;

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
    public void Person_PressesKeysTypesASeedAndCloses_SeesThoseTextures()
    {
        string model = RunningViewer.Model("spatial.onnx");
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5").Dispose();
        RunningViewer.Keys("Right");
        viewer.SeeUntil(seen => Shows(seen, model, 6), "seed 6, by the right arrow").Dispose();
        viewer.Click(1135, 211);
        viewer.SeeUntil(seen => Shows(seen, model, 7), "seed 7, by the button").Dispose();
        viewer.Click(1170, 177);
        RunningViewer.Type("1234");
        RunningViewer.Keys("Return");
        viewer.SeeUntil(seen => Shows(seen, model, 1234), "seed 1234, typed").Dispose();
        VirtualDisplay.Person("key", "ctrl+q");
        Assert.That(viewer.End(), Is.EqualTo((0, "")));
    }

    [Test]
    public void Person_DragsPsiToZero_SeesTheTypicalTexture()
    {
        string model = RunningViewer.Model("spatial.onnx");
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5").Dispose();
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "1199", "245", "mousedown", "1");
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "1150", "245");
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "1060", "245");
        byte[] typical = Expected(model, Tile256(5) with { Psi = 0 });
        viewer.SeeUntil(seen => WorstDifference(seen, typical, 256) <= Tolerance, "psi 0").Dispose();
        VirtualDisplay.Person("mouseup", "1");
    }

    [Test]
    public void Person_ResizesTheWindow_SeesAllOfItStill()
    {
        string model = RunningViewer.Model("vector.onnx");
        using var viewer = new RunningViewer(model, "--provider", "CPU");
        viewer.SeeUntil(seen => WorstDifference(seen, Expected(model, new TextureRecipe(1)), 32) <= Tolerance, "seed 1").Dispose();
        VirtualDisplay.Person("windowsize", viewer.Window, "700", "420");
        (Place place, _) = Layout.Texture(new Vector2(700, 420), 1, 1, 32, 32);
        byte[] texels = Expected(model, new TextureRecipe(1));
        viewer.SeeUntil(seen => seen.Width == 700 && Math.Abs(seen[(int)place.X, (int)place.Y].G - texels[1]) <= Tolerance
            && seen[690, 5] is { R: 0x24, G: 0x26, B: 0x2B }, "the smaller window").Dispose();
    }

    [Test]
    public void Person_DragsOnThePicture_WalksToTheNextSeed()
    {
        string model = RunningViewer.Model("spatial.onnx");
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5").Dispose();
        // The canvas is 980 x 800, and its shorter side is two seeds.
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "700", "400", "mousedown", "1");
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "500", "400");
        byte[] between = Expected(model, SeedPlane.At(Tile256(5), 5.5, 0));
        viewer.SeeUntil(seen => WorstDifference(seen, between, 256) <= Tolerance, "half way between two seeds").Dispose();
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "300", "400", "mouseup", "1");
        viewer.SeeUntil(seen => Shows(seen, model, 6), "seed 6").Dispose();
        RunningViewer.Keys("ctrl+z");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5 again: the drag was one step").Dispose();
    }

    [Test]
    public void Person_UndoesTenSteps_IsBackWhereItBegan()
    {
        string model = RunningViewer.Model("spatial.onnx");
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5").Dispose();
        for (int i = 0; i < 10; i++)
            RunningViewer.Keys("Right");
        viewer.SeeUntil(seen => Shows(seen, model, 15), "seed 15").Dispose();
        for (int i = 0; i < 10; i++)
            RunningViewer.Keys("ctrl+z");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5 again").Dispose();
    }

    [Test]
    public void Person_OpensByPathExportsAndComesBack_FindsFilesAndSession()
    {
        string model = RunningViewer.Model("spatial.onnx"), settings = Path.Combine(RunningViewer.Settings, "procgan", "viewer.json");
        Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
        File.WriteAllText(settings, $$$"""{"width":1280,"height":800,"export":{"folder":"{{{folder["out"]}}}","maps":true}}""");
        using (var viewer = new RunningViewer())
        {
            using Image<Rgba32> empty = viewer.SeeUntil(seen => seen[5, 5] == new Rgba32(22, 23, 25) && seen[990, 5] is { R: 0x24, G: 0x26, B: 0x2B }, "the empty window");
            RunningViewer.Keys("ctrl+o");
            viewer.SeeUntil(seen => Enumerable.Range(0, 800).Any(y => Enumerable.Range(980, 290).Any(x => seen[x, y] != empty[x, y])), "the cursor in the field").Dispose();
            RunningViewer.Type(model);
            RunningViewer.Keys("Return");
            viewer.SeeUntil(seen => Shows(seen, model, 1), "the model that was typed").Dispose();
            RunningViewer.Keys("Right");
            viewer.SeeUntil(seen => Shows(seen, model, 2), "seed 2").Dispose();
            RunningViewer.Keys("ctrl+s");
            string recipe = folder["out/spatial_2_256x256.recipe"];
            for (int i = 0; i < 1000 && !File.Exists(recipe); i++)
                Thread.Sleep(20);
            Assert.That(File.ReadAllText(recipe), Does.StartWith("seed=2 size=256x256 "));
            Assert.That(Directory.GetFiles(folder["out"], "*.png"), Has.Length.EqualTo(6));
            RunningViewer.Keys("F5", "ctrl+q");
            Assert.That(viewer.End(), Is.EqualTo((0, "")));
        }
        using var again = new RunningViewer();
        again.SeeUntil(seen => Shows(seen, model, 2), "where it was left").Dispose();
        RunningViewer.Keys("ctrl+q");
        Assert.That(again.End(), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(settings), Does.Contain("spatial.onnx"));
        File.Delete(settings);
    }

    [Test]
    public void Person_GoesTo3DAndTurns_SeesAMeshThatMoves()
    {
        string model = RunningViewer.Model("spatial.onnx");
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU", "--window", "800x500");
        viewer.SeeUntil(seen => seen[790, 5] is { R: 0x24, G: 0x26, B: 0x2B }, "the window").Dispose();
        viewer.Click(250, 480);   // the canvas' foot: nothing is dragged
        RunningViewer.Keys("v");
        using Image<Rgba32> first = viewer.SeeUntil(seen => seen[5, 5] != new Rgba32(22, 23, 25) && Math.Abs(seen[5, 5].R - seen[250, 250].R) > 12, "a sphere before a backdrop");
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "250", "250", "mousedown", "1");
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "300", "250", "mouseup", "1");
        viewer.SeeUntil(seen => Different(first, seen) > 0.1, "another side of it").Dispose();
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "300", "250", "mousedown", "1");
        VirtualDisplay.Person("mousemove", "--window", viewer.Window, "250", "250", "mouseup", "1");
        viewer.SeeUntil(seen => Different(first, seen) < 0.01, "the first side again").Dispose();
    }

    /// <summary>Share of the canvas' pixels that are another colour.</summary>
    static double Different(Image<Rgba32> a, Image<Rgba32> b)
    {
        int count = 0;
        for (int y = 100; y < 400; y++)
            for (int x = 100; x < 400; x++)
                count += Math.Abs(a[x, y].R - b[x, y].R) + Math.Abs(a[x, y].G - b[x, y].G) > 16 ? 1 : 0;
        return count / 90_000.0;
    }

    [Test]
    public void Settings_Damaged_AreSetAsideAndSaid()
    {
        string model = RunningViewer.Model("spatial.onnx"), settings = Path.Combine(RunningViewer.Settings, "procgan", "viewer.json");
        Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
        File.WriteAllText(settings, "{ damaged");
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(HasError, "word of the damage").Dispose();
        RunningViewer.Keys("ctrl+q");
        Assert.That(viewer.End(), Is.EqualTo((0, "")));
        Assert.That(File.ReadAllText(settings + ".damaged"), Is.EqualTo("{ damaged"));
        File.Delete(settings + ".damaged");
        File.Delete(settings);
    }

    [Test]
    public void Idle_UsesHardlyAnyProcessor()
    {
        string model = RunningViewer.Model("spatial.onnx");
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5").Dispose();
        Thread.Sleep(1000);   // what the start left to do
        double before = viewer.ProcessorSeconds;
        Thread.Sleep(3000);
        Assert.That(viewer.ProcessorSeconds - before, Is.LessThan(0.09));   // 3 % of a core
    }

    [Test]
    public void Run_NewSnapshotThenADamagedOne_IsShownThenSaid()
    {
        string run = folder["runs/bricks"], latest = Path.Combine(run, "latest.onnx"), model = RunningViewer.Model("spatial.onnx");
        Directory.CreateDirectory(run);
        using var viewer = new RunningViewer(run, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(HasError, "word that there is no snapshot yet").Dispose();
        File.Copy(model, latest + ".tmp");
        File.Move(latest + ".tmp", latest);
        viewer.SeeUntil(seen => Shows(seen, model, 5), "the first snapshot").Dispose();
        File.WriteAllText(latest, "not a model any more");
        using Image<Rgba32> seen = viewer.SeeUntil(HasError, "word that it is damaged");
        byte[] texels = Expected(model, Tile256(5));
        Assert.That(Math.Abs(seen[107, 17].R - texels[0]), Is.LessThanOrEqualTo(Tolerance), "the last good texture stays");
        RunningViewer.Keys("Right");
        byte[] next = Expected(model, Tile256(6));
        viewer.SeeUntil(s => Math.Abs(s[107, 17].R - next[0]) <= Tolerance && HasError(s), "seed 6 of the last good model").Dispose();
    }

    [Test]
    public void Person_DropsAModelThenARecipe_SeesThem()
    {
        string model = Path.Combine(folder.Path, "a model.onnx");   // names with spaces are escaped on the way
        File.Copy(RunningViewer.Model("spatial.onnx"), model);
        using var viewer = new RunningViewer(RunningViewer.Model("vector.onnx"), "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(seen => seen[990, 5] is { R: 0x24, G: 0x26, B: 0x2B }, "the window").Dispose();
        DragSource.Drop(viewer.Window, model);
        viewer.SeeUntil(seen => Shows(seen, model, 5), "the model that was dropped").Dispose();
        DragSource.Drop(viewer.Window, folder.Write("x.recipe", "seed=77 size=256x256\n"));
        viewer.SeeUntil(seen => Shows(seen, model, 77), "the recipe that was dropped").Dispose();
    }

    [Test]
    public void Model_Vanished_IsSaidAndGoesOn()
    {
        string model = folder["bricks.onnx"];
        File.Copy(RunningViewer.Model("spatial.onnx"), model);
        byte[] next = Expected(model, Tile256(6));
        using var viewer = new RunningViewer(model, "--seed", "5", "--provider", "CPU");
        viewer.SeeUntil(seen => Shows(seen, model, 5), "seed 5").Dispose();
        File.Delete(model);
        RunningViewer.Keys("Right");
        viewer.SeeUntil(seen => HasError(seen) && Math.Abs(seen[107, 17].R - next[0]) <= Tolerance, "word that it is gone, and seed 6 of what was loaded").Dispose();
    }

    static bool HasError(Image<Rgba32> seen) => seen[17, 775] is { R: 0xF2, G: 0x77, B: 0x7A };

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

    [Test]
    public void Start_WithoutADisplay_SaysWhatToDo()
    {
        string display = Environment.GetEnvironmentVariable("DISPLAY")!;
        try
        {
            Environment.SetEnvironmentVariable("DISPLAY", null);
            using var viewer = new RunningViewer(RunningViewer.Model("vector.onnx"), "--provider", "CPU");
            (int code, string error) = viewer.End();
            Assert.That(code, Is.EqualTo(1));
            Assert.That(error, Does.StartWith("error: ").And.Contain("xvfb-run"));
            Assert.That(error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DISPLAY", display);
        }
    }
}
