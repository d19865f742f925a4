using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProcGan.Testing;

/// <summary>A display for tests: the one that DISPLAY names, or an Xvfb of our own that dies with us.</summary>
public sealed partial class VirtualDisplay : IDisposable
{
    readonly Process? server;

    VirtualDisplay(Process? server, string name)
    {
        this.server = server;
        Name = name;
    }

    public string Name { get; }

    public static VirtualDisplay Open()
    {
        string? given = Environment.GetEnvironmentVariable("DISPLAY");
        if (!string.IsNullOrEmpty(given))
            return new VirtualDisplay(null, given);

        // -displayfd makes the server pick a free number and say it when it is ready.
        Process server = Start("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset");
        string? number = server.StandardOutput.ReadLine();
        if (string.IsNullOrEmpty(number))
            throw new InvalidOperationException($"Xvfb did not start (exit {(server.HasExited ? server.ExitCode : 0)}): install it with 'apt-get install xvfb', or set DISPLAY.");
        string name = ":" + number.Trim();
        // .NET keeps its own copy of the environment: C libraries ask the real one.
        Environment.SetEnvironmentVariable("DISPLAY", name);
        setenv("DISPLAY", name, 1);
        return new VirtualDisplay(server, name);
    }

    /// <summary>Plays a person: <c>xdotool</c> with these words. Returns what it printed.</summary>
    public static string Person(params string[] words) => Run("xdotool", words);

    public static string Run(string program, params string[] words)
    {
        using Process process = Start(program, words);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim()
            : throw new InvalidOperationException($"{program} {string.Join(' ', words)} failed with {process.ExitCode}.");
    }

    static Process Start(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, UseShellExecute = false };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    public void Dispose()
    {
        if (server == null)
            return;
        server.Kill();
        server.WaitForExit();
        server.Dispose();
        Environment.SetEnvironmentVariable("DISPLAY", null);
        unsetenv("DISPLAY");
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)] private static partial int setenv(string name, string value, int overwrite);
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)] private static partial int unsetenv(string name);
}
