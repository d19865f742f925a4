using System.Numerics;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Testing;
using ProcGan.Viewer.Tests.Fakes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using static ProcGan.Viewer.Tests.RealWindow.Seen;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>The whole program on a display, with a person's hands (xdotool) and eyes (pixels).</summary>
[NonParallelizable]
public class PersonTests
{
    ScratchFolder folder = null!;

    [SetUp]
    public void Prepare() => folder = new ScratchFolder();

    [TearDown]
    public void CleanUp() => folder.Dispose();

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
}
