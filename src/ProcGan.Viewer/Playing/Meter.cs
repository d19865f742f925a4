using System.Diagnostics;
using System.Text.Json;
using ImGuiNET;

namespace ProcGan.Viewer.Playing;

/// <summary>Measures the viewer while it generates without pause: presses the right arrow as soon as the last texture is on screen.</summary>
/// <remarks>Processor time is that of the window's thread outside of OpenGL. Frames are those between a key and its texture that are not spent on
/// generating: from the key to the request, and from the finished texture to the frame that shows it.</remarks>
sealed class Meter(ViewerApp app, TimeSpan time)
{
    const int Warm = 20;   // textures, until everything has been compiled

    readonly List<double> viewer = [], graphics = [], generating = [], rest = [];
    readonly List<int> frames = [];
    readonly Stopwatch clock = new();
    double? first;
    int frame, pressedAt, askedAt, sinceFinished;
    long pressed;
    ulong expected;
    bool releasing, shownLastFrame;
    int textures;

    /// <summary>The last act of a frame.</summary>
    /// <param name="began">When the frame began, in ticks of <see cref="Stopwatch"/>.</param>
    public void Frame(long began)
    {
        frame++;
        if (clock.IsRunning)
        {
            viewer.Add(app.Window.Cost.Viewer);   // of the frame before
            graphics.Add(app.Window.Cost.Graphics);
        }
        if (shownLastFrame && first is null)   // now it is on the screen
            first = (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalMilliseconds;
        if (releasing)
        {
            ImGui.GetIO().AddKeyEvent(ImGuiKey.RightArrow, false);
            releasing = false;
            app.Window.Wake();
        }
        if (app.Status.Shown is not { } shown)
            return;
        if (!shownLastFrame)
        {
            shownLastFrame = true;
            expected = app.State.Recipe.Seed;
            app.Window.Wake();
            return;
        }
        if (pressedAt > 0 && askedAt == 0 && app.State.Recipe.Seed == expected)
            askedAt = frame;
        if (shown.State.Recipe.Seed != expected)
            return;
        if (pressedAt > 0 && askedAt > 0)
        {
            sinceFinished += began > shown.Finished ? 1 : 0;
            Shown(shown.Milliseconds);
        }
        if (clock.Elapsed > time)
        {
            app.Window.Close();
            return;
        }
        expected++;
        (pressedAt, askedAt, sinceFinished, pressed) = (frame, 0, 0, Stopwatch.GetTimestamp());
        ImGui.GetIO().AddKeyEvent(ImGuiKey.RightArrow, true);
        releasing = true;
        app.Window.Wake();
    }

    void Shown(double milliseconds)
    {
        if (++textures == Warm)
            clock.Start();
        if (!clock.IsRunning)
            return;
        frames.Add(askedAt - pressedAt + sinceFinished);
        generating.Add(milliseconds);
        rest.Add(Stopwatch.GetElapsedTime(pressed).TotalMilliseconds - milliseconds);
    }

    /// <summary>JSON, milliseconds.</summary>
    public string Report() => JsonSerializer.Serialize(new
    {
        firstTexture = Math.Round(first ?? 0), seconds = Math.Round(clock.Elapsed.TotalSeconds, 1), textures = generating.Count, frames = viewer.Count,
        viewerCpu = Spread(viewer), openGlCpu = Spread(graphics), generating = Spread(generating), inputToTextureWithoutGenerating = Spread(rest),
        framesFromInputToTexture = new { most = frames.DefaultIfEmpty().Max(), mean = Math.Round(frames.DefaultIfEmpty().Average(), 2) },
    });

    static object Spread(List<double> values)
    {
        if (values.Count == 0)
            return new { };
        double[] sorted = [.. values.Order()];
        double At(double share) => Math.Round(sorted[(int)(share * (sorted.Length - 1))], 3);
        return new { p50 = At(0.5), p99 = At(0.99), most = At(1) };
    }
}
