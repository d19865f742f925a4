using ImGuiNET;
using ProcGan.Viewer.Files;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Panel;

namespace ProcGan.Viewer;

/// <summary>The viewer, top to bottom: one state; a worker that makes its texture; a window that shows both.</summary>
/// <remarks>A frame takes what came in (a finished texture, a dropped file, a rewritten model), lets the panel make the next state, asks
/// the worker for its texture if that is another one, and draws. Nothing runs between frames, and frames come only when something happens.</remarks>
sealed class ViewerApp : IDisposable
{
    readonly IViewerWindow window;
    readonly TextureWorker worker;
    readonly ModelFollower follower;
    readonly SidePanel panel;
    readonly string? screenshot;

    readonly StateHistory history;
    TextureResult? shown;      // the last one with a picture: it stays when a later one fails
    TextureResult? answered;   // the last one
    int modelChanged;          // set by the follower's thread
    int framesWithTexture;
    string? failure;

    /// <param name="window">Not run yet.</param>
    /// <param name="worker">Perhaps at work on <paramref name="start"/> already; must wake the window.</param>
    /// <param name="start">The first state.</param>
    /// <param name="screenshot">A PNG to write once the first texture is on screen, then the window closes; null = stay open.</param>
    /// <param name="scale">Of the user interface.</param>
    public ViewerApp(IViewerWindow window, TextureWorker worker, ViewerState start, string? screenshot = null, float scale = 1)
    {
        this.window = window;
        this.worker = worker;
        this.screenshot = screenshot;
        history = new StateHistory(start);
        panel = new SidePanel(scale);
        follower = new ModelFollower(OnModelChanged);
        follower.Follow(start.Model);
        window.Dropped += OnDropped;
        window.Title = Title;
    }

    public ViewerState State => history.Current;

    ViewerState state => history.Current;

    /// <summary>Runs until the window is closed.</summary>
    /// <returns>Null, or why the screenshot was not made.</returns>
    public string? Run()
    {
        window.Run(Frame);
        return failure;
    }

    void Frame()
    {
        TakeResults();
        if (Interlocked.Exchange(ref modelChanged, 0) != 0)
            worker.Post(state);
        DrawTexture();
        Become(panel.Draw(window.Size, state, new PanelStatus(shown, answered, worker.Busy)));
        TakeScreenshot();
        if (ImGui.GetIO().KeyCtrl && ImGui.IsKeyPressed(ImGuiKey.Q, false))
            window.Close();
    }

    void TakeResults()
    {
        if (!worker.TryTake(out TextureResult result) || result.State.Model != state.Model)
            return;   // of a model that is not open any more
        answered = result;
        if (result.Picture is null)
            return;
        try
        {
            window.Upload(result.Picture);
            shown = result;
        }
        catch (InvalidOperationException e)
        {
            answered = result with { Error = e.Message };   // the driver's limit, not the model's
        }
    }

    void DrawTexture()
    {
        if (shown?.Picture is not { } picture)
            return;
        (Place place, float zoom) = Layout.Texture(window.Size, panel.Scale, window.PixelsPerPoint, picture.Width * state.View.Repeat, picture.Height * state.View.Repeat);
        window.Show(place, state.View.Repeat, sharp: zoom == MathF.Floor(zoom));
        framesWithTexture++;
    }

    void Become(ViewerState next)
    {
        if (next == state)
            return;
        if (next.Model != state.Model)
            answered = null;   // what is shown stays until the new model has something better
        bool same = next.SameTexture(state);
        history.Become(next);
        follower.Follow(state.Model);
        window.Title = Title;
        if (!same)
            worker.Post(state);
        window.Wake();   // this frame was drawn with the former state
    }

    void TakeScreenshot()
    {
        if (screenshot is null)
            return;
        if (answered is { Error: { } error })
        {
            failure = error;
            window.Close();
        }
        else if (framesWithTexture == SidePanel.FramesToSettle)
        {
            window.Capture(picture =>
            {
                try
                {
                    PngFile.Write(screenshot, picture);
                }
                catch (IOException e)
                {
                    failure = e.Message;
                }
                window.Close();
            });
        }
        else
        {
            window.Wake();
        }
    }

    string Title => state.Model is null ? "ProcGan" : $"{ModelPath.NameOf(state.Model)}, seed {state.Recipe.Seed} - ProcGan";

    void OnDropped(IReadOnlyList<string> paths)
    {
        if (paths.Count > 0)
            Become(state.WithModel(paths[0]));
    }

    void OnModelChanged()
    {
        Interlocked.Exchange(ref modelChanged, 1);
        window.Wake();
    }

    public void Dispose() => follower.Dispose();
}
