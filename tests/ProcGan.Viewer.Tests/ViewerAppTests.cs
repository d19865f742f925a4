using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Tests.Fakes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Viewer.Tests;

/// <summary>The viewer's logic with ImGui, but neither a screen nor a network.</summary>
public class ViewerAppTests
{
    ScratchFolder folder = null!;
    FakeWindow window = null!;
    FakeModel model = null!;
    Func<string, ITextureModel> load = null!;
    ViewerState start = null!;

    [SetUp]
    public void Prepare()
    {
        folder = new ScratchFolder();
        window = new FakeWindow();
        model = new FakeModel();
        load = _ => model;
        start = new ViewerState { Model = folder.Write("bricks.onnx", "1"), Recipe = new TextureRecipe(7) };
    }

    [TearDown]
    public void CleanUp()
    {
        model.Dispose();
        window.Dispose();
        folder.Dispose();
    }

    /// <summary>Runs the viewer with these steps; returns its last state.</summary>
    (ViewerState State, string? Failure) Run(string? screenshot = null, params Action[] steps)
    {
        foreach (Action step in steps)
            window.Steps.Enqueue(step);
        using var worker = new TextureWorker((path, _) => load(path), window.Wake);
        if (start.Model != null)
            worker.Post(start);
        window.Busy = () => worker.Busy;
        using var app = new ViewerApp(window, worker, start, screenshot);
        string? failure = app.Run();
        return (app.State, failure);
    }

    static byte SeedOf(Picture picture) => picture.Rgba[0];

    [Test]
    public void Start_ShowsTheTextureOnce_AndThenRests()
    {
        int frames = 0;
        Run(null, () => frames = window.Frames);
        Assert.That(window.Uploaded.Select(SeedOf), Is.EqualTo(new byte[] { 7 }));
        Assert.That(window.Shown[^1], Is.EqualTo((CanvasView.MainSlot, new Place(106, 16, 768, 768), new Look(0, 0, 1, 1, Sharp: true))));
        Assert.That(window.Title, Is.EqualTo("bricks.onnx, seed 7 - ProcGan"));
        Assert.That(frames, Is.LessThanOrEqualTo(3), "the start, the texture, and a wake that came in between");
    }

    [Test]
    public void Keys_LeftRightSpace_ChangeTheSeed()
    {
        (ViewerState state, _) = Run(null,
            () => FakeWindow.Press(ImGuiKey.RightArrow),
            () => FakeWindow.Press(ImGuiKey.RightArrow),
            () => FakeWindow.Press(ImGuiKey.LeftArrow));
        Assert.That(state.Recipe.Seed, Is.EqualTo(8));
        Assert.That(window.Uploaded.Select(SeedOf), Is.EqualTo(new byte[] { 7, 8, 9, 8 }));
        Assert.That(window.Title, Does.Contain("seed 8"));
    }

    [Test]
    public void Keys_Space_TakesAnotherSeed()
    {
        (ViewerState state, _) = Run(null, () => FakeWindow.Press(ImGuiKey.Space));
        Assert.That(state.Recipe.Seed, Is.LessThan(1_000_000));
        Assert.That(window.Uploaded, Has.Count.EqualTo(state.Recipe.Seed == 7 ? 1 : 2));
    }

    [Test]
    public void Keys_CtrlQ_Closes()
    {
        bool later = false;
        Run(null, () => { ImGui.GetIO().AddKeyEvent(ImGuiKey.LeftCtrl, true); FakeWindow.Press(ImGuiKey.Q); }, () => later = true);
        Assert.That(later, Is.False);
    }

    [Test]
    public void Drop_AnotherModel_OpensIt_WithTheSeedAndItsOwnSize()
    {
        start = start with { Recipe = start.Recipe with { Width = 64, Height = 128, Tile = TileAxes.X } };
        var other = new FakeModel();
        (ViewerState state, _) = Run(null, () => { load = _ => other; window.Drop(folder.Write("moss.onnx", "2")); });
        Assert.That(state.Model, Is.EqualTo(folder["moss.onnx"]));
        Assert.That(other.Made, Is.EqualTo(new[] { new TextureRecipe(7) { Width = 256, Height = 256 } }));
        Assert.That(model.Made, Is.EqualTo(new[] { start.Recipe }));
        Assert.That(window.Title, Does.StartWith("moss.onnx"));
    }

    [Test]
    public void Drop_ABadModel_KeepsTheLastTextureOnScreen()
    {
        int before = 0;
        Run(null, () =>
        {
            before = window.Shown.Count;
            load = path => throw new ModelFormatException($"'{path}' is not a model.", null);
            window.Drop(folder.Write("broken.onnx", "?"));
        });
        Assert.That(window.Uploaded, Has.Count.EqualTo(1));
        Assert.That(window.Shown, Has.Count.GreaterThan(before), "still drawn");
    }

    [Test]
    public void Model_Rewritten_IsShownByItself()
    {
        var trained = new FakeModel();
        Run(null, () =>
        {
            load = _ => trained;
            string temporary = folder.Write("new.tmp", "trained further");
            File.Move(temporary, folder["bricks.onnx"], overwrite: true);   // as a training run does it
            window.Expected = () => trained.Made.Count > 0;
        });
        Assert.That(trained.Made.Select(r => r.Seed), Is.Not.Empty.And.All.EqualTo(7));
        Assert.That(window.Uploaded, Has.Count.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void Run_WithoutASnapshot_ShowsTheFirstOneWhenItComes()
    {
        start = start with { Model = folder.Path };
        Run(null, () =>
        {
            folder.Write("latest.onnx", "first");
            window.Expected = () => window.Uploaded.Count > 0;
        });
        Assert.That(window.Uploaded.Select(SeedOf), Is.Not.Empty.And.All.EqualTo(7));
    }

    [Test]
    public void Show_Repeat_MakesRoomForAllCopies()
    {
        start = start with { View = new TextureView { Repeat = 3 } };
        Run();
        Assert.That(window.Shown[^1], Is.EqualTo((CanvasView.MainSlot, new Place(106, 16, 768, 768), new Look(0, 0, 3, 3, Sharp: true))));   // 3 x 256 fit as they are
        Assert.That(window.Uploaded[0].Width, Is.EqualTo(256));
    }

    [Test]
    public void Screenshot_IsWrittenAfterTheTexture_AndCloses()
    {
        (_, string? failure) = Run(folder["shot.png"]);
        Assert.That(failure, Is.Null);
        using Image<Rgba32> png = Image.Load<Rgba32>(folder["shot.png"]);
        Assert.That((png.Width, png.Height, png[0, 0], png[1, 0]), Is.EqualTo((2, 1, new Rgba32(255, 0, 0), new Rgba32(0, 255, 0))));
        Assert.That(window.Shown, Has.Count.GreaterThanOrEqualTo(1));
        Assert.That(Directory.GetFiles(folder.Path, "*.tmp"), Is.Empty);
    }

    [Test]
    public void Screenshot_ModelFails_GivesTheReasonAndNoFile()
    {
        load = _ => throw new ModelFormatException("it is a text file", null);
        (_, string? failure) = Run(folder["shot.png"]);
        Assert.That(failure, Is.EqualTo("it is a text file"));
        Assert.That(File.Exists(folder["shot.png"]), Is.False);
    }

    [Test]
    public void Screenshot_FolderIsMissing_IsMade()
    {
        (_, string? failure) = Run(folder["new/folder/shot.png"]);
        Assert.That((failure, File.Exists(folder["new/folder/shot.png"])), Is.EqualTo(((string?)null, true)));
    }

    [Test]
    public void Screenshot_CannotBeWritten_SaysSo()
    {
        (_, string? failure) = Run(Path.Combine(folder.Write("a file", ""), "shot.png"));
        Assert.That(failure, Does.Contain("shot.png").And.Contain("choose another place"));
    }

    [Test]
    public void Start_WithNothing_WaitsForADrop()
    {
        start = new ViewerState();
        (ViewerState state, _) = Run(null, () => window.Drop(folder.Write("a.onnx", "1")));
        Assert.That(window.Title, Does.StartWith("a.onnx"));
        Assert.That(state.Model, Is.Not.Null);
        Assert.That(window.Uploaded, Has.Count.EqualTo(1));
    }
}
