using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ProcGan.Trainer.Cli;

/// <summary>The usual help page, and an example below it.</summary>
sealed class HelpWithExample(HelpAction page) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        NameValues(parseResult.CommandResult.Command);
        int code = page.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        IEnumerable<Verb> verbs = parseResult.CommandResult.Command is Verb verb
            ? [verb]
            : parseResult.CommandResult.Command.Subcommands.OfType<Verb>();
        output.WriteLine("Example:");
        foreach (Verb shown in verbs)
            output.WriteLine($"  ./{shown.Example}");
        return code;
    }

    /// <summary>Values stand in capitals, as in the README; an option that names none gets its own name.</summary>
    static void NameValues(Command command)
    {
        foreach (Argument argument in command.Arguments)
            argument.HelpName ??= argument.Name.ToUpperInvariant();
        foreach (Option option in command.Options.Where(option => option.ValueType != typeof(bool)))
            option.HelpName ??= option.Name.TrimStart('-').ToUpperInvariant();
    }

    public int Invoke(ParseResult parse, Terminal terminal) =>
        parse.Invoke(new InvocationConfiguration { Output = terminal.Out, EnableDefaultExceptionHandler = false });
}
