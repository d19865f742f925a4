using System.CommandLine;
using System.CommandLine.Parsing;

namespace ProcGan.Trainer.Cli;

/// <summary>Says in one line what is wrong with the arguments, with the nearest name that would be right.</summary>
static class Complaint
{
    /// <summary>Verbs that the front door answers itself; they count as neighbours of a misspelt one.</summary>
    static readonly string[] FrontDoorVerbs = ["view", "test", "bench"];

    /// <returns>The line, or null where nothing is wrong.</returns>
    public static string? About(ParseResult parse)
    {
        Command command = parse.CommandResult.Command;
        if (command is not Verb)
            return AboutVerb(parse, command);
        // A misspelt option is taken for an argument or for one too many, so it is looked for before the parser's own errors.
        return AboutOption(parse, command) ?? (parse.Errors.Count == 0 ? null : About(parse.Errors[0], parse, command));
    }

    static string AboutVerb(ParseResult parse, Command root)
    {
        string typed = parse.UnmatchedTokens.Count > 0 ? parse.UnmatchedTokens[0] : "";
        string kind = typed.StartsWith('-') ? "an option" : "a verb";
        IEnumerable<string> names = typed.StartsWith('-') ? OptionsOf(root) : root.Subcommands.Select(c => c.Name).Concat(FrontDoorVerbs);
        return typed.Length == 0
            ? "No verb is given: './procgan --help' lists them."
            : $"'{typed}' is not {kind} of procgan; {Suggestion(typed, names, "./procgan --help")}";
    }

    static string? AboutOption(ParseResult parse, Command command)
    {
        foreach (Token token in parse.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
                return null;
            if (token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))
            {
                string typed = token.Value.Split('=', 2)[0];
                return $"'{typed}' is not an option of {command.Name}; {Suggestion(typed, OptionsOf(command), $"./procgan {command.Name} --help")}";
            }
        }
        return null;
    }

    static string About(ParseError error, ParseResult parse, Command command) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult, Argument: var missing } =>
            $"{missing.Name.ToUpperInvariant()} is missing: {Sentence(missing.Description)}; see './procgan {command.Name} --help'.",
        OptionResult { IdentifierToken: null, Option: var missing } =>
            $"{missing.Name} is missing: {Sentence(missing.Description)}; see './procgan {command.Name} --help'.",
        _ when parse.UnmatchedTokens.Count > 0 =>
            $"'{parse.UnmatchedTokens[0]}' is one argument too many for {command.Name}; see './procgan {command.Name} --help'.",
        OptionResult option => AboutValue(error, option),
        ArgumentResult { Parent: OptionResult option } => AboutValue(error, option),
        _ => error.Message,
    };

    /// <summary>Options with a reader of their own say what they need; for plain numbers it is said here.</summary>
    static string AboutValue(ParseError error, OptionResult result)
    {
        Type type = Nullable.GetUnderlyingType(result.Option.ValueType) ?? result.Option.ValueType;
        string? needed = type == typeof(double) || type == typeof(float) ? "a number"
            : type == typeof(int) || type == typeof(long) ? "a whole number"
            : type == typeof(uint) || type == typeof(ulong) ? "a whole number, 0 or more"
            : null;
        if (result.Tokens.Count == 0)
            return $"{result.Option.Name} stands without a value: {Sentence(result.Option.Description)}.";
        return needed is null || error.Message.StartsWith("--", StringComparison.Ordinal)
            ? error.Message
            : $"{result.Option.Name} got '{result.Tokens[^1].Value}', needs {needed}.";
    }

    /// <summary>A description, to be said in the middle of a sentence.</summary>
    static string Sentence(string? description) =>
        string.IsNullOrEmpty(description) ? "it is needed" : char.ToLowerInvariant(description[0]) + description[1..].TrimEnd('.');

    static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Select(o => o.Name).Concat(["--verbose", "--help"]).Distinct();

    static string Suggestion(string typed, IEnumerable<string> names, string help) =>
        Spelling.Nearest(typed, names) is { } nearest ? $"did you mean '{nearest}'?" : $"see '{help}'.";
}
