using System.Diagnostics;

namespace ProcGan.Trainer.Cli;

/// <summary>Results go to <see cref="Out"/>; what is said meanwhile goes to the error stream, so that results can be piped.</summary>
/// <param name="output">Standard output: results only.</param>
/// <param name="error">Standard error: messages and progress.</param>
/// <param name="watched">Somebody looks at the error stream: draw a bar that moves. Otherwise a plain line now and then.</param>
sealed class Terminal(TextWriter output, TextWriter error, bool watched)
{
    const int BarWidth = 24, ShortestBar = 5;
    static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(100), LineEvery = TimeSpan.FromSeconds(10);

    readonly Lock gate = new();
    long lastProgress;
    int drawn;

    public TextWriter Out { get; } = output;

    public bool Watched { get; } = watched;

    public void Error(string message) => Say($"error: {message}");

    /// <summary>One line on the error stream.</summary>
    public void Say(string line)
    {
        lock (gate)
        {
            Erase();
            error.WriteLine(line);
            error.Flush();
        }
    }

    /// <summary>Shows how far the work is; cheap enough to be called at every step.</summary>
    /// <param name="done">0 to 1.</param>
    /// <param name="text">What stands beside the bar, short.</param>
    public void Progress(double done, string text)
    {
        lock (gate)
        {
            bool last = done >= 1;
            if (!last && lastProgress != 0 && Stopwatch.GetElapsedTime(lastProgress) < (Watched ? RedrawEvery : LineEvery))
                return;
            lastProgress = Stopwatch.GetTimestamp();
            string line = Watched ? Bar(done, Width - text.Length) + text : $"{Math.Clamp(done, 0, 1) * 100:0} % {text}";
            if (!Watched || last)
            {
                Erase();
                error.WriteLine(line);
            }
            else
            {
                line = line.Length > Width ? line[..Width] : line;
                error.Write($"\r{line.PadRight(drawn)}");
                drawn = line.Length;
            }
            error.Flush();
        }
    }

    // ASCII, so that it looks the same whatever the terminal's encoding; shorter or left out where the text needs the room.
    static string Bar(double done, int room)
    {
        int width = Math.Min(BarWidth, room - "[] ".Length), filled = (int)(Math.Clamp(done, 0, 1) * width);
        return width < ShortestBar ? "" : $"[{new string('#', filled)}{new string('-', width - filled)}] ";
    }

    void Erase()
    {
        if (drawn > 0)
            error.Write($"\r{new string(' ', drawn)}\r");
        drawn = 0;
    }

    static int Width
    {
        get
        {
            try
            {
                return Math.Max(20, Console.WindowWidth - 1);
            }
            catch (IOException)
            {
                return 79;
            }
        }
    }
}
