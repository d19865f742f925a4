using System.CommandLine;
using System.Globalization;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Cli;

/// <summary>What is learnt of the data, as switches.</summary>
sealed class DataSwitches
{
    const string ScaleExpected = "two factors with two dots between, such as 0.7..1.4";

    readonly Option<string> maps = new("--maps") { Description = "Maps of a material to learn: all, common (what all sets have), or names such as albedo,height,roughness [default: those of the sets; albedo of built-in ones]" };
    readonly Option<string> scale = new("--scale") { Description = "Factors on the size of what a crop shows, MIN..MAX [default: 1..1]" };
    readonly Option<string> flip = new("--flip") { Description = "Mirror half of the crops: none, x, y or both; left out where the images have an up [default: none]" };
    readonly Option<bool> turns = new("--turns") { Description = "Turn half of the crops by a quarter; left out where the images have an up" };
    readonly Option<bool> noVeto = new("--no-veto") { Description = "Flip and turn whatever the images look like" };
    readonly Option<string> memory = new("--memory") { Description = "What the images may take, such as 2G or 500M; a larger set streams from disk [default: half of this machine's]" };

    /// <summary>Those that decide what is loaded.</summary>
    public void AddLoadingTo(Command verb)
    {
        foreach (var option in new Option[] { maps, flip, turns, memory })
            verb.Options.Add(option);
    }

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { maps, scale, flip, turns, noVeto, memory })
            verb.Options.Add(option);
    }

    public InputOptions Of(ParseResult parse, InputOptions d)
    {
        var (least, most) = parse.GetValue(scale) is { } text ? Range(text) : (d.ScaleMin, d.ScaleMax);
        return d with
        {
            Maps = parse.GetValue(maps)?.ToLowerInvariant() ?? d.Maps,
            ScaleMin = least,
            ScaleMax = most,
            Flip = parse.GetValue(flip) ?? d.Flip,
            Turns = parse.GetValue(turns) || d.Turns,
            Veto = !parse.GetValue(noVeto) && d.Veto,
            MemoryMiB = parse.GetValue(memory) is { } size ? MiB(size) : d.MemoryMiB,
        };
    }

    static (double, double) Range(string text)
    {
        string[] parts = text.Split("..");
        return parts.Length == 2 && Number(parts[0], out double least) && Number(parts[1], out double most)
            ? (least, most)
            : throw UserError.InArguments($"--scale got '{text}', needs {ScaleExpected}.");

        static bool Number(string part, out double value) => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>500M, 2G, 2.5GiB; a bare number is MiB.</summary>
    static int MiB(string text)
    {
        string number = text.TrimEnd('B', 'b', 'i');
        double factor = number.EndsWith('G') || number.EndsWith('g') ? 1024 : 1;
        return double.TryParse(number.TrimEnd('G', 'g', 'M', 'm'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value * factor is >= 1 and < int.MaxValue
            ? (int)(value * factor)
            : throw UserError.InArguments($"--memory got '{text}', needs a size such as 2G or 500M.");
    }
}
