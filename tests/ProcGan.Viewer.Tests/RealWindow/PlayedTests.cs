using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Playing;
using ProcGan.Viewer.States;
using ProcGan.Viewer.Tests.Fakes;
using ProcGan.Viewer.Windowing;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>Real windows that nobody sits before: the monkey, the measurement, and a driver that loses everything.</summary>
[NonParallelizable]
public class PlayedTests
{
    [Test]
    public void Monkey_HalfAMinute_LeavesNothingBehind()
    {
        using var viewer = new RunningViewer(RunningViewer.Model("spatial.onnx"), "--monkey", "7", "--minutes", "0.5", "--provider", "CPU", "--window", "640x480");
        Assert.That(viewer.End(120_000), Is.EqualTo((0, "")));
        using JsonDocument report = JsonDocument.Parse(viewer.Output);
        JsonElement root = report.RootElement;
        Assert.That(root.GetProperty("acts").GetInt32(), Is.GreaterThan(20));
        // At home there are the texture, its swatch, the font and what the 3D view keeps: in every round the same few, whatever was done before.
        foreach (string when in new[] { "tenth", "half", "end" })
            foreach (JsonProperty kind in root.GetProperty(when).GetProperty("openGl").EnumerateObject())
                Assert.That(kind.Value.GetInt32(), Is.LessThan(kind.Name == "textures" ? 40 : 16), $"{kind.Name} at the {when}");
    }

    [Test]
    public void Measure_FewSeconds_NoTextureComesLaterThanTwoFrames()
    {
        using var viewer = new RunningViewer(RunningViewer.Model("spatial.onnx"), "--measure", "2", "--provider", "CPU", "--size", "64x64", "--window", "640x480");
        Assert.That(viewer.End(60_000), Is.EqualTo((0, "")));
        using JsonDocument report = JsonDocument.Parse(viewer.Output);
        Assert.That(report.RootElement.GetProperty("textures").GetInt32(), Is.GreaterThan(5));
        Assert.That(report.RootElement.GetProperty("framesFromInputToTexture").GetProperty("most").GetInt32(), Is.EqualTo(2), "one that asks, one that shows");
    }

    [Test]
    public void Context_Lost_IsMadeAnewWithWhatWasThere()
    {
        using var window = new SilkWindow(640, 480, 1);
        using var worker = new TextureWorker((_, _) => new FakeModel(), window.Wake);
        ViewerState state = new() { Model = "fake.onnx", Recipe = new TextureRecipe(0x2080FF) };
        worker.Post(state);
        using var app = new ViewerApp(window, worker, state);
        int renewed = 0;
        Picture? before = null, after = null;
        window.Renewed += () => renewed++;
        PlayStep Shot(Action<Picture> take) => new("", player => window.Capture(picture => { take(picture); window.Wake(); }));
        app.Player = new Player(app, [Shot(p => before = p), new("", _ => window.LoseContext()), Shot(p => after = p)]);
        Assert.That(app.Run(), Is.Null);
        Assert.That(renewed, Is.EqualTo(1));
        int middle = 4 * (240 * 640 + 170);
        Assert.That(before!.Rgba.AsSpan(middle, 3).ToArray(), Is.EqualTo(new byte[] { 0xFF, 0x80, 0x20 }).Within(1));
        Assert.That(after!.Rgba.AsSpan(middle, 3).ToArray(), Is.EqualTo(before.Rgba.AsSpan(middle, 3).ToArray()));
        Assert.That(app.Status.Problem, Does.Contain("graphics driver was reset"));
    }
}
