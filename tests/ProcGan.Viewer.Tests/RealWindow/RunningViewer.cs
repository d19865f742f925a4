using System.Diagnostics;
using System.Globalization;
using ProcGan.Testing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>The built program in a real window, as a user starts it.</summary>
sealed class RunningViewer : IDisposable
{
    readonly Process process;
    readonly Task<string> output;
    string? window;

    public RunningViewer(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["XDG_CONFIG_HOME"] = Settings;
        process = Process.Start(start)!;
        ErrorText = process.StandardError.ReadToEndAsync();
        output = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Where the tests' viewers keep their settings: not where the user's are.</summary>
    public static string Settings { get; } = Directory.CreateTempSubdirectory("procgan settings ").FullName;

    /// <summary>The program's own build output, of the configuration that is being tested.</summary>
    public static string Program
    {
        get
        {
            string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
            return Path.Combine(Root.Folder, "src", "ProcGan.Viewer", "bin", configuration, "net10.0", "ProcGan.Viewer.dll");
        }
    }

    public static string Model(string name) => Path.Combine(AppContext.BaseDirectory, "Models", name);

    public Task<string> ErrorText { get; }

    /// <summary>The X window; waits for it, and gives it the keyboard: there is no window manager to do so.</summary>
    public string Window
    {
        get
        {
            if (window == null)
            {
                window = Found();
                VirtualDisplay.Person("windowfocus", "--sync", window);
            }
            return window;
        }
    }

    /// <summary>xdotool fails where another window, such as the last test's, is destroyed while it looks.</summary>
    string Found()
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                return VirtualDisplay.Person("search", "--sync", "--onlyvisible", "--pid", process.Id.ToString(CultureInfo.InvariantCulture)).Split('\n')[^1];
            }
            catch (InvalidOperationException) when (tries < 10 && !process.HasExited)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>What is on the screen where the window is.</summary>
    public Image<Rgba32> See()
    {
        string file = Path.Combine(Path.GetTempPath(), $"procgan-see-{Environment.ProcessId}.png");
        try
        {
            VirtualDisplay.Run("import", "-silent", "-window", Window, "-depth", "8", $"png32:{file}");
            return Image.Load<Rgba32>(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public Image<Rgba32> SeeUntil(Func<Image<Rgba32>, bool> condition, string what)
    {
        long end = Environment.TickCount64 + 20_000;
        while (true)
        {
            Image<Rgba32> seen = See();
            if (condition(seen))
                return seen;
            seen.Dispose();
            Assert.That(process.HasExited, Is.False, $"The viewer ended while waiting for {what}.");
            Assert.That(Environment.TickCount64, Is.LessThan(end), $"Waited 20 s for {what}.");
            Thread.Sleep(20);
        }
    }

    public void Click(int x, int y) => VirtualDisplay.Person("mousemove", "--window", Window, $"{x}", $"{y}", "click", "1");

    public static void Keys(params string[] keys) => VirtualDisplay.Person(["key", .. keys]);

    public static void Type(string text) => VirtualDisplay.Person("type", text);

    /// <summary>Seconds of processor that all threads have used so far.</summary>
    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public string Output => output.GetAwaiter().GetResult();

    public (int Code, string Error) End(int milliseconds = 20_000)
    {
        if (!process.WaitForExit(milliseconds))
            Assert.Fail($"The viewer did not end within {milliseconds / 1000} s.");
        return (process.ExitCode, ErrorText.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
