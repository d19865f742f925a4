using System.Numerics;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.States;
using ProcGan.Viewer.Tests.Fakes;
using ProcGan.Viewer.Tests.RealWindow;

namespace ProcGan.Viewer.Tests;

/// <summary>What is dropped, pasted, pressed and dragged, on the application with a window that is none.</summary>
[NonParallelizable]
public class DeedsTests
{
    ScratchFolder folder = null!;
    FakeWindow window = null!;
    ViewerState start = null!;

    [SetUp]
    public void Prepare()
    {
        folder = new ScratchFolder();
        window = new FakeWindow();
        start = new ViewerState { Model = folder.Write("bricks.onnx", "1"), Recipe = new TextureRecipe(7) };
    }

    [TearDown]
    public void CleanUp()
    {
        window.Dispose();
        folder.Dispose();
    }

    ViewerApp app = null!;

    ViewerState Run(params Action[] steps)
    {
        foreach (Action step in steps)
            window.Steps.Enqueue(step);
        var model = new FakeModel { Facts = new("spatial", "CPU", 64, 64, 32, TileAxes.Both) { Directions = ["wet"], Classes = ["brick"] } };
        using var worker = new TextureWorker((_, _) => model, window.Wake);
        worker.Post(start);
        window.Busy = () => worker.Busy;
        using (app = new ViewerApp(window, worker, start))
            app.Run();
        return app.State;
    }

    static void Press(ImGuiKey key, bool ctrl = false)
    {
        if (ctrl)
            ImGui.GetIO().AddKeyEvent(ImGuiKey.LeftCtrl, true);
        FakeWindow.Press(key);
        if (ctrl)
            ImGui.GetIO().AddKeyEvent(ImGuiKey.LeftCtrl, false);
    }

    [Test]
    public void Drop_RecipeFile_IsThatRecipeOnThisModel()
    {
        ViewerState state = Run(() => window.Drop(folder.Write("x.recipe", "seed=99 size=128x64\n# model other.onnx\n")));
        Assert.That(state, Is.EqualTo(start with { Recipe = new TextureRecipe(99) { Width = 128, Height = 64 } }));
    }

    [Test]
    public void Drop_PictureWithItsRecipeBeside_IsThatRecipe()
    {
        folder.Write("tile.recipe", "seed=5\n");
        Assert.That(Run(() => window.Drop(folder.Write("tile.png", "never looked at"))).Recipe.Seed, Is.EqualTo(5));
    }

    [Test]
    public void Drop_Mesh_IsShownIn3D()
    {
        ViewerState state = Run(() =>
        {
            window.Drop(folder.Write("pot.glb", "broken"));
            window.Expected = () => window.Scenes.Count > 0 && app.Status.SceneProblem != null;   // light is prepared on another thread
        });
        Assert.That((state.View.Mode, state.View.Scene.Mesh, state.View.Scene.MeshFile), Is.EqualTo((ViewMode.Scene, SceneMesh.File, folder["pot.glb"])));
        Assert.That(app.Status.SceneProblem, Does.Contain("pot.glb"));
        Assert.That(window.Scenes, Is.Not.Empty, "the mesh that was there stays");
    }

    [Test]
    public void Drop_NotesThatNameThemselves_IsOneLine()   // a file whose content is its own path is no way to go round for ever
    {
        string path = folder["loop.txt"];
        folder.Write("loop.txt", path);
        Assert.That(Run(() => window.Drop(path)), Is.EqualTo(start));
        Assert.That(app.Status.Problem, Does.Contain("loop.txt").And.Not.Contain("\n"));
    }

    [Test]
    public void Paste_PathOfAModel_OpensIt()
    {
        window.Clipboard = $"\"{folder.Write("moss.onnx", "1")}\"\n";
        Assert.That(Run(() => Press(ImGuiKey.V, ctrl: true)).Model, Is.EqualTo(folder["moss.onnx"]));
    }

    [Test]
    public void CopyAndPaste_TheState_IsTheSameState()
    {
        ViewerState state = Run(
            () => Press(ImGuiKey._3),
            () => { ImGui.GetIO().AddKeyEvent(ImGuiKey.LeftShift, true); Press(ImGuiKey.C, ctrl: true); ImGui.GetIO().AddKeyEvent(ImGuiKey.LeftShift, false); },
            () => Press(ImGuiKey._1), () => Press(ImGuiKey.RightArrow), () => Press(ImGuiKey.V, ctrl: true));
        Assert.That(state, Is.EqualTo(start with { View = start.View with { Repeat = 3 } }));
    }

    [Test]
    public void Undo_TenSteps_IsWhereItBegan_AndRedoIsWhereItEnded()
    {
        Action[] tenKeys = [.. new[] { ImGuiKey.RightArrow, ImGuiKey.UpArrow, ImGuiKey._2, ImGuiKey.M, ImGuiKey.K, ImGuiKey.V, ImGuiKey.E, ImGuiKey.O, ImGuiKey.S, ImGuiKey.RightArrow }
            .Select(key => (Action)(() => Press(key)))];
        ViewerState? end = null, back = null;
        ViewerState last = Run([.. tenKeys, () => end = app.State, .. Enumerable.Range(0, 10).Select(_ => (Action)(() => Press(ImGuiKey.Z, ctrl: true))), () => back = app.State,
            .. Enumerable.Range(0, 10).Select(_ => (Action)(() => Press(ImGuiKey.Y, ctrl: true)))]);
        Assert.That(back, Is.EqualTo(start));
        Assert.That(last, Is.EqualTo(end).And.Not.EqualTo(start));
    }

    [Test]
    public void Shortcuts_AreThirtyAndNoneTwice()
    {
        Assert.That(Shortcuts.Sheet, Has.Length.GreaterThanOrEqualTo(30));
        Assert.That(Shortcuts.Chords, Is.Unique);
    }

    [Test]
    public void Scene_Drags_OrbitMoveAndTurnTheLight()
    {
        start = start with { View = start.View with { Mode = ViewMode.Scene } };
        SceneView? orbited = null, panned = null;
        ImGuiIOPtr io = ImGui.GetIO();
        // A step each, for what happens in one frame is seen as one.
        Action[] Drag(int button, bool shift) =>
        [
            () => io.AddMousePosEvent(400, 400),
            () => { if (shift) io.AddKeyEvent(ImGuiKey.LeftShift, true); },
            () => io.AddMouseButtonEvent(button, true),
            () => io.AddMousePosEvent(480, 360),
            () => io.AddMouseButtonEvent(button, false),
            () => { if (shift) io.AddKeyEvent(ImGuiKey.LeftShift, false); },
        ];
        ViewerState end = Run([.. Drag(0, false), () => orbited = app.State.View.Scene, .. Drag(1, false), () => panned = app.State.View.Scene, .. Drag(0, true)]);
        SceneView first = start.View.Scene;
        var moved = new Vector2(80, -40) / 800;
        Assert.That(orbited, Is.EqualTo(first with { Camera = first.Camera.Orbited(moved) }));
        Assert.That(panned, Is.EqualTo(orbited! with { Camera = orbited.Camera.Panned(moved) }));
        Assert.That(end.View.Scene, Is.EqualTo(panned!.WithLightDragged(moved)), "the object stays, the light turns");
    }

    /// <summary>Each tab with four times the text on the smallest window: nothing fits, and nothing breaks.</summary>
    [Test]
    public void Panel_LargeTextOnASmallWindow_IsDrawn()
    {
        window.Size = new Vector2(320, 240);
        window.Scale = 4;
        ImGui.GetIO().DisplaySize = window.Size;
        start = start with { View = start.View with { Histogram = true, Spectrum = true, Seams = true, Compare = new CompareView { Recipe = new TextureRecipe(1) } } };
        Run([.. new[] { ImGuiKey.F5, ImGuiKey.F6, ImGuiKey.F7, ImGuiKey.F8, ImGuiKey.B, ImGuiKey.F5, ImGuiKey.G, ImGuiKey.V, ImGuiKey.F6, ImGuiKey.F2, ImGuiKey.F1 }
            .Select(key => (Action)(() => Press(key)))]);
        Assert.That(app.State.View.Help, Is.True);
    }

    [Test]
    public void Renewed_WindowThatLostEverything_IsGivenThePictureAgain()
    {
        Run(() => window.Renew());
        Assert.That(window.Slots.Keys, Does.Contain(CanvasView.MainSlot));
        Assert.That(window.Uploaded, Has.Count.EqualTo(2));
        Assert.That(app.Status.Problem, Does.Contain("graphics driver was reset"));
    }

    [Test]
    public void Search_PictureOfAnotherSeed_FindsSomethingNear()
    {
        string model = RunningViewer.Model("spatial.onnx"), picture = folder["like.png"];
        using (TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU", Threads = 1 }))
        {
            byte[] rgba = new byte[4 * 64 * 64];
            generator.Generate(new TextureRecipe(1234) { Width = 64, Height = 64 }, rgba);
            ImageFile.Save(picture, rgba, 64, 64);
        }
        using var ended = new ManualResetEventSlim();
        PictureSearch search = null!;
        using (search = new PictureSearch(() => { if (search.Progress is { IsOver: true }) ended.Set(); }))
        {
            search.Start(new ViewerState { Model = model, Provider = "CPU", Recipe = new TextureRecipe(1) { Width = 64, Height = 64 } }, picture);
            Assert.That(ended.Wait(60_000));
            Assert.That(search.Progress!.Error, Is.Null);
            Assert.That(search.TryTake(out SearchProgress found), Is.True);
            Assert.That(search.TryTake(out _), Is.False, "once");
            Assert.That(found.Found!.Value.Mix, Is.Not.Null);
            Assert.That(found.Distance, Is.LessThan(0.1));
        }
    }

    [Test]
    public void Search_NotAPicture_SaysSo()
    {
        using var ended = new ManualResetEventSlim();
        PictureSearch search = null!;
        using (search = new PictureSearch(() => { if (search.Progress is { IsOver: true }) ended.Set(); }))
        {
            search.Start(start, folder.Write("no.png", "no picture"));
            Assert.That(ended.Wait(60_000));
            Assert.That(search.Progress!.Error, Does.Contain("no.png").And.Not.Contain("\n"));
        }
    }
}
