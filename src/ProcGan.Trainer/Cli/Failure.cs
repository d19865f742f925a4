using ProcGan.Runtime;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Cli;

/// <summary>What the user is told of an exception: one line and an exit code.</summary>
readonly record struct Failure(string Message, int ExitCode)
{
    public static Failure Of(Exception exception) => exception switch
    {
        UserError error => new(error.Message, error.ExitCode),
        ModelFormatException or ProviderException or ArgumentException => new(OneLine(exception.Message), CommandLine.Failed),
        FileNotFoundException { FileName: { } file } => new(FileErrors.Explain(exception, file)!, CommandLine.Failed),
        IOException or UnauthorizedAccessException => new(OneLine(exception.Message), CommandLine.Failed),
        OutOfMemoryException => new("The memory did not suffice: use a smaller size, batch or network.", CommandLine.Failed),
        AggregateException { InnerException: { } inner } => Of(inner),
        _ => new($"{exception.GetType().Name}: {OneLine(exception.Message)} (a bug, or a library's own words; --verbose shows where)", CommandLine.Failed),
    };

    static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
