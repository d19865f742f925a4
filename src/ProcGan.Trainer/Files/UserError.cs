namespace ProcGan.Trainer.Files;

/// <summary>Something that the user can put right: the message is one line with what was found, what was expected and what to do.</summary>
/// <remarks>The command line prints the message alone and ends with <see cref="ExitCode"/>.</remarks>
sealed class UserError(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>1: the work failed. 2: the arguments cannot work.</summary>
    public int ExitCode { get; init; } = 1;

    public static UserError InArguments(string message) => new(message) { ExitCode = 2 };
}
