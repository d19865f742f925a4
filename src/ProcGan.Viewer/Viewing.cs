using ProcGan.Viewer.Cli;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Windowing;

namespace ProcGan.Viewer;

/// <summary>Puts the viewer together and takes it apart.</summary>
static class Viewing
{
    /// <returns>Null, or why the screenshot was not made.</returns>
    /// <exception cref="PlatformNotSupportedException">No window can be opened here.</exception>
    public static string? Run(LaunchOptions options)
    {
        IViewerWindow? window = null;
        // The model loads while the window opens: both take most of the time to the first picture.
        using var worker = new TextureWorker(RuntimeModel.Load, () => Volatile.Read(ref window)?.Wake());
        if (options.State.Model != null)
            worker.Post(options.State);
        using SilkWindow opened = Open(options);
        Volatile.Write(ref window, opened);
        using var app = new ViewerApp(opened, worker, options.State, options.Screenshot, options.Scale);
        string? failure = app.Run();
        Volatile.Write(ref window, null);
        return failure;
    }

    static SilkWindow Open(LaunchOptions options)
    {
        try
        {
            return new SilkWindow(options.Width, options.Height, options.Scale);
        }
        catch (Exception e)
        {
            // Whatever the windowing library calls it, the remedy is the same.
            throw new PlatformNotSupportedException(
                $"{e.Message.TrimEnd('.')}. The viewer needs a display with OpenGL 3.3: start it in a graphical session, or with xvfb-run.", e);
        }
    }
}
