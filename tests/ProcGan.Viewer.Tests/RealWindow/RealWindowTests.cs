using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Viewer.Tests.Fakes;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using static ProcGan.Viewer.Tests.RealWindow.Seen;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>The whole program on a display: what happens around it while it runs.</summary>
[NonParallelizable]
public class RealWindowTests
{
    ScratchFolder folder = null!;

    [SetUp]
    public void Prepare() => folder = new ScratchFolder();

    [TearDown]
    public void CleanUp() => folder.Dispose();

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
