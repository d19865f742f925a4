using ProcGan.Viewer.Cli;
using ProcGan.Viewer.Files;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Panel;
using ProcGan.Viewer.Playing;
using ProcGan.Viewer.Windowing;

namespace ProcGan.Viewer;

/// <summary>Puts the viewer together and takes it apart.</summary>
static class Viewing
{
    /// <returns>Null, or why the screenshot was not made or the script not played.</returns>
    /// <exception cref="PlatformNotSupportedException">No window can be opened here.</exception>
    /// <exception cref="Trainer.Files.UserError">The script cannot be read or is not understood.</exception>
    public static string? Run(LaunchOptions options, TextWriter output)
    {
        IReadOnlyList<PlayStep>? script = options.Script is { } file ? Script.Read(file) : null;
        // Pictures and plays need nobody who looks: where there is no display, they bring one.
        using HeadlessDisplay? display = options.IsPlay ? HeadlessDisplay.OpenWhereNoneIs() : null;
        IViewerWindow? window = null;
        // The model loads while the window opens: both take most of the time to the first picture.
        using var worker = new TextureWorker(RuntimeModel.Load, () => Volatile.Read(ref window)?.Wake());
        var settings = new SettingsFile(options.IsPlay ? null : SettingsFile.Usual);
        ViewerState start = options.State;
        if (start.Model != null)
            worker.Post(start);
        (ViewerSettings known, string? problem) = settings.Load();
        if (start.Model is null && known.Last is { } last)   // where one was
        {
            start = last;
            if (start.Model != null)
                worker.Post(start);
        }
        Theme.Choose(options.Light ?? known.Light);
        float scale = options.Scale > 0 ? options.Scale : known.Scale;
        using SilkWindow opened = Open(options.Width > 0 ? options.Width : known.Width, options.Height > 0 ? options.Height : known.Height, scale);
        Volatile.Write(ref window, opened);
        using var app = new ViewerApp(opened, worker, start, options.Screenshot, settings, known with { Scale = scale, Light = Theme.IsLight }, problem);
        using MonkeyHouse? house = options.Monkey is { } seed ? new MonkeyHouse(seed, options.Time, start) : null;
        if ((script ?? house?.Monkey.Steps()) is { } steps)
            app.Player = new Player(app, steps);
        if (options.Measure)
            app.Meter = new Meter(app, options.Time);
        string? failure = app.Run();
        if ((house?.Monkey.Report() ?? app.Meter?.Report()) is { } report)
            output.WriteLine(report);
        Volatile.Write(ref window, null);
        return failure;
    }

    static SilkWindow Open(int width, int height, float scale)
    {
        try
        {
            return new SilkWindow(width, height, scale);
        }
        catch (Exception e)
        {
            // Whatever the windowing library calls it, the remedy is the same.
            throw new PlatformNotSupportedException(
                $"{e.Message.TrimEnd('.')}. The viewer needs a display with OpenGL 3.3: start it in a graphical session, or with xvfb-run.", e);
        }
    }
}
