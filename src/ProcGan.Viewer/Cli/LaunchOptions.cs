namespace ProcGan.Viewer.Cli;

/// <summary>What the command line asks for.</summary>
/// <param name="State">What to show first.</param>
/// <param name="Screenshot">PNG to write, or null.</param>
/// <param name="Width">Of the window, in points; 0 = as last time.</param>
/// <param name="Height">Of the window, in points; 0 = as last time.</param>
/// <param name="Scale">Of the user interface; 0 = as last time.</param>
sealed record LaunchOptions(ViewerState State, string? Screenshot, int Width, int Height, float Scale)
{
    /// <summary>Actions to play, or null.</summary>
    public string? Script { get; init; }

    /// <summary>Seed of random actions to play, or null.</summary>
    public ulong? Monkey { get; init; }

    /// <summary>Whether to measure frames.</summary>
    public bool Measure { get; init; }

    /// <summary>How long to act at random or to measure.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Light instead of dark; null = as last time.</summary>
    public bool? Light { get; init; }

    /// <summary>Pictures and plays look the same whatever was set or shown before.</summary>
    public bool IsPlay => Screenshot != null || Script != null || Monkey != null || Measure;
}
