using System.CommandLine;
using System.CommandLine.Parsing;

namespace ProcGan.Viewer.Cli;

/// <summary>Says in one line what is wrong with the arguments, with the nearest name that would be right.</summary>
static class Complaint
{
    /// <returns>The line, or null where nothing is wrong.</returns>
    public static string? About(ParseResult parse)
    {
        // A misspelt option is taken for MODEL or for one argument too many, so it is looked for before the parser's own errors.
        string? typed = parse.Tokens.Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
            .Select(t => t.Value.Split('=', 2)[0]).FirstOrDefault();
        if (typed != null)
            return $"'{typed}' is not an option of view; did you mean '{Nearest(typed, parse.CommandResult.Command.Options.Select(o => o.Name))}'?";
        if (parse.UnmatchedTokens.Count > 0)
            return $"'{parse.UnmatchedTokens[0]}' is one argument too many for view; see './procgan view --help'.";
        return parse.Errors.Count > 0 ? About(parse.Errors[0]) : ViewCommand.Unworkable(parse);
    }

    static string About(ParseError error) => error.SymbolResult is not OptionResult { Option: var option } result ? error.Message
        : result.Tokens.Count == 0 ? $"{option.Name} needs a value: {option.HelpName}."
        : Expected(option.ValueType) is { } expected ? $"{option.Name} is '{result.Tokens[^1].Value}', expected {expected}."
        : error.Message;   // of our own making

    static string? Expected(Type type) => type == typeof(ulong) ? "a whole number, 0 or more"
        : type == typeof(int) ? "a whole number"
        : type == typeof(float) ? "a number such as 0.8" : null;

    static string Nearest(string typed, IEnumerable<string> names) =>
        names.OrderBy(name => name.StartsWith(typed, StringComparison.Ordinal) ? 0 : Distance(typed, name)).First();

    /// <summary>Insertions, deletions and replacements that lead from one word to the other.</summary>
    static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
