using System.CommandLine;
using System.CommandLine.Help;

namespace ProcGan.Trainer.Cli;

/// <summary>The verbs, and what happens from the arguments to the exit code: 0, 1 failed, 2 wrong arguments, 130 interrupted.</summary>
static class CommandLine
{
    public const int Succeeded = 0, Failed = 1, WrongArguments = 2, Interrupted = 130;

    static readonly Option<bool> Verbose = new("--verbose") { Description = "Show the stack trace of a failure", Recursive = true };

    public static Command Create()
    {
        HelpOption help = new() { Description = "Show this" };
        help.Action = new HelpWithExample((HelpAction)help.Action!);
        return new Command("procgan", "Learns textures from photographs, and makes new ones from seeds.")
        {
            GenerateVerb.Create(),
            InspectVerb.Create(),
            help,
            Verbose,
            QuickstartVerb.Create(),
            DatasetVerb.Create(),
            TrainVerb.Create(),
            ResumeVerb.Create(),
            ExportVerb.Create(),
            EvaluateVerb.Create(),
        };
    }

    /// <summary>Never throws: everything that goes wrong is one line on the error stream and an exit code.</summary>
    public static int Run(string[] args, Terminal terminal, CancellationToken stop)
    {
        ParseResult parse = Create().Parse(args.Length == 0 ? ["--help"] : args);
        if (parse.Action is HelpWithExample help)
            return help.Invoke(parse, terminal);
        if (Complaint.About(parse) is { } complaint)
        {
            terminal.Error(complaint);
            return WrongArguments;
        }
        try
        {
            ((Verb)parse.CommandResult.Command).Run(parse, terminal, stop);
            return Succeeded;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            terminal.Say("interrupted");
            return Interrupted;
        }
        catch (Exception e)
        {
            Failure failure = Failure.Of(e);
            terminal.Error(failure.Message);
            if (parse.GetValue(Verbose))
                terminal.Say(e.ToString());
            return failure.ExitCode;
        }
    }
}
