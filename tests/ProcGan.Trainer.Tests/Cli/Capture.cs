using ProcGan.Trainer.Cli;

namespace ProcGan.Trainer.Tests.Cli;

/// <summary>What one command line gave: exit code, standard output, error stream.</summary>
sealed record Capture(int ExitCode, string Out, string Error)
{
    public static Capture Of(params string[] args) => Of(CancellationToken.None, args);

    public static Capture Of(CancellationToken stop, params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLine.Run(args, new Terminal(output, error, watched: false), stop);
        return new Capture(code, output.ToString(), error.ToString());
    }

    /// <summary>The error stream as one line; fails where it is not exactly one.</summary>
    public string OneErrorLine
    {
        get
        {
            string[] lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.That(lines, Has.Length.EqualTo(1), $"an error is one line, got: {Error}");
            return lines[0];
        }
    }
}
