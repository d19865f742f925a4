namespace ProcGan.Viewer.Cli;

/// <summary>What the command line asks for.</summary>
/// <param name="State">What to show first.</param>
/// <param name="Screenshot">PNG to write, or null.</param>
/// <param name="Width">Of the window, in points.</param>
/// <param name="Height">Of the window, in points.</param>
/// <param name="Scale">Of the user interface.</param>
sealed record LaunchOptions(ViewerState State, string? Screenshot, int Width, int Height, float Scale);
