using System.Numerics;
using ImGuiNET;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Files;

namespace ProcGan.Viewer.Playing;

/// <summary>Plays steps on the viewer with the hands of a person: each once the one before has been answered and drawn.</summary>
/// <remarks>Mouse and keys are handed to ImGui, so that they take the way of a person's. When all is played the window is closed.</remarks>
sealed class Player(ViewerApp app, IEnumerable<PlayStep> steps)
{
    /// <summary>ImGui lays out in one frame and draws in the next, and a key takes two.</summary>
    const int FramesToRest = 4;

    readonly IEnumerator<PlayStep> steps = steps.GetEnumerator();
    readonly Queue<Action> hands = new();
    int rested;
    bool waiting;

    public ViewerApp App => app;

    /// <summary>Why playing stopped before its end; null = it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>The last act of a frame.</summary>
    /// <param name="settled">All that was asked for is on screen.</param>
    public void Frame(bool settled)
    {
        if (hands.TryDequeue(out Action? hand))
        {
            hand();
            rested = 0;
            app.Window.Wake();
            return;
        }
        if (waiting || !settled)
        {
            rested = 0;
            return;   // whoever works wakes the window
        }
        app.Window.Wake();
        if (++rested < FramesToRest)
            return;
        rested = 0;
        if (Failure != null || !steps.MoveNext())
        {
            app.Window.Close();
            return;
        }
        try
        {
            steps.Current.Do(this);
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException or FormatException)
        {
            Fail(e.Message);
        }
    }

    public void Fail(string why) => Failure = $"{steps.Current.Source}: {why.ReplaceLineEndings(" ")}";

    public void Move(Vector2 to) => hands.Enqueue(() => ImGui.GetIO().AddMousePosEvent(to.X, to.Y));

    public void Click(Vector2 at, int button = 0)
    {
        Move(at);
        hands.Enqueue(() => ImGui.GetIO().AddMouseButtonEvent(button, true));
        hands.Enqueue(() => ImGui.GetIO().AddMouseButtonEvent(button, false));
    }

    /// <summary>In a few straight pieces, as a hand does.</summary>
    public void Drag(Vector2 from, Vector2 to, int button = 0, bool shift = false)
    {
        const int pieces = 4;
        Move(from);
        if (shift)
            hands.Enqueue(() => Hold(ImGuiKey.LeftShift, ImGuiKey.ModShift, true));
        hands.Enqueue(() => ImGui.GetIO().AddMouseButtonEvent(button, true));
        for (int i = 1; i <= pieces; i++)
            Move(Vector2.Lerp(from, to, (float)i / pieces));
        hands.Enqueue(() => ImGui.GetIO().AddMouseButtonEvent(button, false));
        if (shift)
            hands.Enqueue(() => Hold(ImGuiKey.LeftShift, ImGuiKey.ModShift, false));
    }

    public void Wheel(Vector2 at, float notches)
    {
        Move(at);
        hands.Enqueue(() => ImGui.GetIO().AddMouseWheelEvent(0, notches));
    }

    public void Press(Chord chord)
    {
        hands.Enqueue(() =>
        {
            if (chord.Ctrl)
                Hold(ImGuiKey.LeftCtrl, ImGuiKey.ModCtrl, true);
            if (chord.Shift)
                Hold(ImGuiKey.LeftShift, ImGuiKey.ModShift, true);
            ImGui.GetIO().AddKeyEvent(chord.Key, true);
        });
        hands.Enqueue(() =>
        {
            ImGui.GetIO().AddKeyEvent(chord.Key, false);
            if (chord.Shift)
                Hold(ImGuiKey.LeftShift, ImGuiKey.ModShift, false);
            if (chord.Ctrl)
                Hold(ImGuiKey.LeftCtrl, ImGuiKey.ModCtrl, false);
        });
    }

    public void Type(string text)
    {
        foreach (char c in text)
            hands.Enqueue(() => ImGui.GetIO().AddInputCharacter(c));
    }

    /// <summary>Writes what the window shows; the next step waits for it.</summary>
    public void Screenshot(string path)
    {
        waiting = true;
        app.Window.Capture(picture =>
        {
            waiting = false;
            try
            {
                PngFile.Write(path, picture);
            }
            catch (UserError e)
            {
                Fail(e.Message);
            }
            app.Window.Wake();
        });
    }

    static void Hold(ImGuiKey key, ImGuiKey modifier, bool down)
    {
        ImGui.GetIO().AddKeyEvent(modifier, down);
        ImGui.GetIO().AddKeyEvent(key, down);
    }
}
