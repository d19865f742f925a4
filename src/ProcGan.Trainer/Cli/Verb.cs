using System.CommandLine;

namespace ProcGan.Trainer.Cli;

/// <summary>One verb of the command line: what it does, an example of it, and the code that runs it.</summary>
/// <remarks>Each verb is one file with a static <c>Create</c> that declares its options and returns this; CommandLine.cs lists them.
/// Returning is success; a verb that fails throws (see <see cref="Failure"/>), one that was stopped throws
/// <see cref="OperationCanceledException"/> after it has saved what it must.</remarks>
sealed class Verb(string name, string description, string example, Action<ParseResult, Terminal, CancellationToken> run)
    : Command(name, description)
{
    public string Example { get; } = example;

    public void Run(ParseResult parse, Terminal terminal, CancellationToken stop) => run(parse, terminal, stop);
}
