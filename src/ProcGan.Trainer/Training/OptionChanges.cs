using System.Text;
using System.Text.Json;

namespace ProcGan.Trainer.Training;

/// <summary>An option that is not what it was when a checkpoint was written.</summary>
/// <param name="Text">As the user would say it: <c>--width 32 (was 16)</c>.</param>
/// <param name="DecidesNetworks">A checkpoint cannot be continued with it: the tensors, or what they mean, would be others.</param>
sealed record OptionChange(string Text, bool DecidesNetworks);

/// <summary>Compares two options.json texts, value by value, whatever options there are.</summary>
static class OptionChanges
{
    /// <summary>Length and speed of a run may change at any time, silently.</summary>
    static readonly HashSet<string> Free = ["Minutes", "Kimg", "Threads", "SnapshotEvery", "CheckpointEvery", "Why"];
    static readonly HashSet<string> Deciding = ["Family", "Form", "Resolution", "Width", "DiscriminatorWidth", "DiscriminatorPatch", "Latents", "MaxWaves", "Seed"];

    /// <summary>In the order of the newer text. An option that only one of them has was added by a version, and is no change.</summary>
    public static IReadOnlyList<OptionChange> Between(string former, string now)
    {
        using JsonDocument was = JsonDocument.Parse(former), is_ = JsonDocument.Parse(now);
        var before = Flat(was.RootElement).ToDictionary(o => o.Path, o => o.Value);
        return [.. Flat(is_.RootElement)
            .Where(o => !Free.Contains(o.Path.Split('.')[0]) && before.TryGetValue(o.Path, out var old) && !JsonElement.DeepEquals(old, o.Value))
            .Select(o => new OptionChange($"{SwitchOf(o.Path)} {Text(o.Value)} (was {Text(before[o.Path])})", Deciding.Contains(o.Path.Split('.')[0])))];
    }

    /// <summary>Every option with its path; those of a group are GROUP.OPTION.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Flat(JsonElement options, string group = "") =>
        options.EnumerateObject().SelectMany(option => option.Value.ValueKind == JsonValueKind.Object
            ? Flat(option.Value, group + option.Name + ".") : [(group + option.Name, option.Value)]);

    /// <summary>Every option but the reasons of a preset, by the name that a person reads: <c>loss: penalty every</c>.</summary>
    public static IReadOnlyDictionary<string, string> Values(TrainingOptions options)
    {
        using JsonDocument json = JsonDocument.Parse(OptionsFile.ToJson(options with { Why = new Dictionary<string, string>() }));
        return Flat(json.RootElement).ToDictionary(o => NameOf(o.Path), o => Text(o.Value));
    }

    /// <summary>Loss.PenaltyEvery -> loss: penalty every</summary>
    public static string NameOf(string path) => string.Join(": ", path.Split('.').Select(part => Words(part, ' ')));

    /// <summary>GeneratorRate -> --generator-rate, Loss.R1 -> --r1</summary>
    static string SwitchOf(string path) => "--" + Words(path[(path.LastIndexOf('.') + 1)..], '-');

    /// <summary>GeneratorRate -> generator rate</summary>
    public static string Words(string property, char between)
    {
        var text = new StringBuilder();
        foreach (char c in property.Replace("MiB", "Mib", StringComparison.Ordinal))
            text.Append(char.IsUpper(c) && text.Length > 0 ? $"{between}{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}");
        return text.ToString();
    }

    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "none",
        JsonValueKind.True => "on",
        JsonValueKind.False => "off",
        _ => value.GetRawText().ReplaceLineEndings("").Replace("  ", " ", StringComparison.Ordinal),
    };
}
