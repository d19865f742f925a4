using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProcGan.Viewer.Windowing;

/// <summary>A display that nobody sees (Xvfb), for pictures and plays on a machine without one. It ends with the program.</summary>
sealed partial class HeadlessDisplay : IDisposable
{
    /// <summary>Room for a large window at twice the size.</summary>
    const string Screen = "3840x2160x24";

    readonly Process server;

    HeadlessDisplay(Process server) => this.server = server;

    /// <returns>Null where there is a display, or none can be made: opening the window then says so.</returns>
    public static HeadlessDisplay? OpenWhereNoneIs()
    {
        if (!OperatingSystem.IsLinux() || Has("DISPLAY") || Has("WAYLAND_DISPLAY"))
            return null;
        Process? server = null;
        try
        {
            // -displayfd makes the server pick a free number and say it when it is ready, -terminate makes it end with its last
            // window, so that it does not outlive a program that is killed.
            var start = new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", Screen, "-nolisten", "tcp", "-terminate"])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            server = Process.Start(start);
            if (server?.StandardOutput.ReadLine()?.Trim() is { Length: > 0 } number)
            {
                // .NET keeps its own copy of the environment: the windowing library asks the real one.
                _ = setenv("DISPLAY", ":" + number, 1);
                return new HeadlessDisplay(server);
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is not installed.
        }
        server?.Dispose();
        return null;
    }

    static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    public void Dispose()
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        _ = unsetenv("DISPLAY");
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int unsetenv(string name);
}
