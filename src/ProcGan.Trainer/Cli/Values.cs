using System.CommandLine;
using System.Globalization;

namespace ProcGan.Trainer.Cli;

/// <summary>Reads the text of an option.</summary>
/// <returns>What would have been right, to follow "needs"; null where the text is right.</returns>
delegate string? Reader<T>(string text, out T value);

/// <summary>Options and arguments that several verbs take, and the readers for their values.</summary>
static class Values
{
    public static Argument<string> Model() => new("MODEL") { Description = "a model file (.onnx)" };

    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON" };

    /// <summary>CPU by default: the same bytes on every machine, and no time lost on starting a GPU for one texture.</summary>
    public static Option<string> Provider() => new("--provider")
    {
        Description = "Execution provider: CPU, Auto (the fastest that works here), WebGPU, or any other that ONNX Runtime knows",
        HelpName = "NAME",
        DefaultValueFactory = _ => "CPU",
    };

    public static Option<int> Threads() => Whole("--threads", "Threads on the CPU, 0 = one a core; the result is the same", 0, 1024, 0);

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Whole(string name, string description, int least, int most, int otherwise) =>
        Read(name, "N", description, Between(least, most), otherwise);

    /// <summary>An option whose wrong values are answered with what it got and what it needs.</summary>
    public static Option<T> Read<T>(string name, string shape, string description, Reader<T> reader, T otherwise) => new(name)
    {
        Description = description,
        HelpName = shape,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            if (reader(text, out T value) is not { } needed)
                return value;
            result.AddError($"{name} got '{text}', needs {needed}.");
            return otherwise;
        },
    };

    static Reader<int> Between(int least, int most) => (string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most
            ? null
            : $"a whole number from {least} to {most}";

    /// <summary>A finite number.</summary>
    public static string? Number(string text, out float value) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value) ? null : "a number, such as 0.8";

    /// <summary>Two counts with an x between, such as a size or the columns and rows of a sheet.</summary>
    public static Reader<(int X, int Y)?> Pair(string example, int most) => (string text, out (int X, int Y)? value) =>
    {
        string[] parts = text.Split('x', 'X');
        bool read = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int x)
            & int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int y);
        value = (x, y);
        return read && parts.Length == 2 && x >= 1 && y >= 1 && x <= most && y <= most
            ? null
            : $"two whole numbers from 1 to {most}, such as {example}";
    };
}
