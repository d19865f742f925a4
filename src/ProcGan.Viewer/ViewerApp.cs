using System.Diagnostics;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Files;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Looking;
using ProcGan.Viewer.Panel;
using ProcGan.Viewer.Playing;
using ProcGan.Viewer.Takeaway;

namespace ProcGan.Viewer;

/// <summary>The viewer, top to bottom: one state; a worker that makes its texture; a window that shows both.</summary>
/// <remarks>A frame takes what came in (a finished texture, a dropped file, a rewritten model), lets the canvas, the panel and the keys make
/// the next state, asks the worker for its texture if that is another one, and draws. Nothing runs between frames, and frames come only
/// when something happens.</remarks>
sealed class ViewerApp : IDisposable
{
    readonly IViewerWindow window;
    readonly TextureWorker worker;
    readonly ModelFollower follower;
    readonly Swatches swatches;
    readonly CanvasView canvas;
    readonly SceneCanvas scene;
    readonly SidePanel panel = new();
    readonly PanelStatus status;
    readonly StateHistory history;
    readonly SettingsFile settings;
    readonly string? screenshot;

    ViewerState? posted;       // what the worker was asked for last
    int modelChanged;          // set by the follower's thread
    int framesWithTexture, gesture;
    bool wasHeld;
    string? failure;

    /// <param name="window">Not run yet.</param>
    /// <param name="worker">Perhaps at work on <paramref name="start"/> already; must wake the window.</param>
    /// <param name="start">The first state.</param>
    /// <param name="screenshot">A PNG to write once the first texture is on screen, then the window closes; null = stay open.</param>
    /// <param name="settings">Where settings are kept; null = nowhere.</param>
    /// <param name="known">The settings that were read from there.</param>
    /// <param name="problem">What was wrong with them.</param>
    public ViewerApp(IViewerWindow window, TextureWorker worker, ViewerState start, string? screenshot = null,
        SettingsFile? settings = null, ViewerSettings? known = null, string? problem = null)
    {
        this.window = window;
        this.worker = worker;
        this.screenshot = screenshot;
        this.settings = settings ?? new SettingsFile(null);
        posted = start.Model is null ? null : start;
        history = new StateHistory(start);
        swatches = new Swatches(window, worker);
        canvas = new CanvasView(window, swatches);
        scene = new SceneCanvas(window);
        ViewerSettings loaded = known ?? new();
        status = new PanelStatus
        {
            Settings = start.Model is null ? loaded : loaded.WithRecent(start.Model), Problem = problem, History = history, Swatches = swatches, Window = window,
            Worker = worker, Exporter = new Exporter(window.Wake), Search = new PictureSearch(window.Wake),
        };
        Deeds = new Deeds(status, history);
        follower = new ModelFollower(OnModelChanged);
        follower.Follow(start.Model);
        window.Dropped += Drop;
        window.Renewed += Renew;
        window.Title = Title;
    }

    public ViewerState State => history.Current;

    public PanelStatus Status => status;

    public Deeds Deeds { get; }

    public IViewerWindow Window => window;

    /// <summary>Plays steps; null = a person does.</summary>
    public Player? Player { get; set; }

    /// <summary>Measures; null = nobody does.</summary>
    public Meter? Meter { get; set; }

    /// <summary>Runs until the window is closed.</summary>
    /// <returns>Null, or why the screenshot was not made.</returns>
    public string? Run()
    {
        window.Run(Frame);
        Keep();
        return failure ?? Player?.Failure;
    }

    void Frame()
    {
        long began = Stopwatch.GetTimestamp();
        TakeResults();
        ViewerState next = Canvas(State);
        next = panel.Draw(next, status);
        next = Shortcuts.Apply(next, status.Facts, Deeds.Do);
        Become(next, Gesture());
        if (status.Path is { } path)
        {
            status.Path = null;
            Become(Deeds.Open(State, path));
        }
        bool settled = !swatches.Ask() && !worker.Busy && scene.Complete;
        Timing.Draw(window, State, status);
        TakeScreenshot(settled);
        Player?.Frame(settled);
        Meter?.Frame(began);
    }

    ViewerState Canvas(ViewerState state)
    {
        if (state.View is { Mode: ViewMode.Scene, Grid: null } && state.Model != null)
            return scene.Draw(state, status);
        scene.Leave();
        status.SceneProblem = null;
        return canvas.Draw(state, status);
    }

    /// <summary>While a button is held all changes are one step: a drag is one.</summary>
    int Gesture()
    {
        if (ImGui.IsMouseClicked(ImGuiMouseButton.Left) || ImGui.IsMouseClicked(ImGuiMouseButton.Right) || ImGui.IsMouseClicked(ImGuiMouseButton.Middle))
            gesture++;
        bool held = ImGui.IsMouseDown(ImGuiMouseButton.Left) || ImGui.IsMouseDown(ImGuiMouseButton.Right) || ImGui.IsMouseDown(ImGuiMouseButton.Middle);
        bool belongs = held || wasHeld;   // what comes with the release is the drag's too
        wasHeld = held;
        return belongs ? gesture : ImGui.GetIO().MouseWheel != 0 ? -1 - gesture : 0;
    }

    void TakeResults()
    {
        status.Busy = worker.Busy;
        swatches.Take();
        if (status.Search.TryTake(out SearchProgress found) && found.Model == State.Model && found.Found is { } like)
        {
            TextureRecipe now = State.Recipe;
            Become(State with { Recipe = like with { Width = now.Width, Height = now.Height, Tile = now.Tile, Maps = now.Maps } });
            status.Message = $"The nearest to '{found.Picture}' that was found, at distance {Widgets.Number(found.Distance, "0.000")}; 0 would be its like.";
        }
        if (Interlocked.Exchange(ref modelChanged, 0) != 0)
        {
            swatches.Forget(State.Model);
            worker.Post(State);
        }
        if (!worker.TryTake(out TextureResult result) || result.State.Model != State.Model)
            return;   // of a model that is not open any more
        status.Answered = result;
        if (result.Picture is null)
            return;
        try
        {
            if (!ReferenceEquals(result.Picture, status.Shown?.Picture))
                window.Upload(CanvasView.MainSlot, result.Picture, MapSet.KindOf(result.State.View.Map));
            if (result.Study?.Spectrum is { } spectrum)
                window.Upload(LookTab.SpectrumSlot, spectrum, PixelKind.Plain);
            status.Shown = result;
        }
        catch (InvalidOperationException e)
        {
            status.Answered = result with { Error = e.Message };   // the driver's limit, not the model's
        }
    }

    /// <summary>Makes a state the current one, and has made what it needs.</summary>
    public void Become(ViewerState next, int gesture = 0)
    {
        history.Become(next, gesture);
        next = State;
        if (posted != next && (posted is null || !next.SameTexture(posted) || Study.Differs(next.View, posted.View)))
        {
            if (next.Model != posted?.Model)
                status.Answered = null;   // what is shown stays until the new model has something better
            if (next.Model != null && next.Model != posted?.Model)
                status.Settings = status.Settings.WithRecent(next.Model);
            posted = next;
            follower.Follow(next.Model);
            worker.Post(next);
        }
        if (next == drawn)
            return;
        drawn = next;
        status.Message = null;
        window.Title = Title;
        window.Wake();   // this frame was drawn with the former state
    }

    ViewerState? drawn;

    void TakeScreenshot(bool settled)
    {
        if (screenshot is null)
            return;
        framesWithTexture += status.Shown is null || !settled ? 0 : 1;
        if (status.Answered is { Error: { } error })
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
                catch (UserError e)
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

    string Title => State.Model is null ? "ProcGan" : $"{ModelPath.NameOf(State.Model)}, seed {State.Recipe.Seed} - ProcGan";

    /// <summary>Files or folders were dropped: the first is taken.</summary>
    public void Drop(IReadOnlyList<string> paths)
    {
        if (paths.Count > 0)
            Become(Deeds.Open(State, paths[0]));
        window.Wake();
    }

    /// <summary>Exports as the panel would, into this folder.</summary>
    public void ExportTo(string folder)
    {
        status.Settings = status.Settings with { Export = status.Settings.Export with { Folder = folder } };
        Become(Deeds.Do(Deed.Export, State));
    }

    /// <summary>What OpenGL had is gone; what was made is still here.</summary>
    void Renew()
    {
        swatches.ForgetAll();
        Theme.Paint(status.Settings.Light);
        if (status.Shown?.Picture is { } picture)
            window.Upload(CanvasView.MainSlot, picture, MapSet.KindOf(status.Shown.State.View.Map));
        if (status.Shown?.Study?.Spectrum is { } spectrum)
            window.Upload(LookTab.SpectrumSlot, spectrum, PixelKind.Plain);
        status.Problem = "The graphics driver was reset, and the window was made anew; nothing else is lost. If that happens often, update the driver.";
    }

    void OnModelChanged()
    {
        Interlocked.Exchange(ref modelChanged, 1);
        window.Wake();
    }

    /// <summary>Settings and session, where they changed.</summary>
    void Keep()
    {
        if (settings.Save(status.Settings with { Last = State, Width = (int)window.Size.X, Height = (int)window.Size.Y }) is { } problem)
            status.Problem ??= problem;
    }

    public void Dispose()
    {
        status.Exporter.Dispose();
        status.Search.Dispose();
        follower.Dispose();
    }
}
