using System.Text.Json;

namespace ProcGan.Trainer.Training;

/// <summary>Options for people.</summary>
static class OptionList
{
    /// <summary>Those that are not as their family has them, but for the length and speed of the run.</summary>
    public static IReadOnlyList<(string Name, string Value)> NotDefault(TrainingOptions options)
    {
        using JsonDocument mine = JsonDocument.Parse(OptionsFile.ToJson(options));
        using JsonDocument usual = JsonDocument.Parse(OptionsFile.ToJson(TrainingOptions.For(options.Family, options.Data)));
        var defaults = OptionChanges.Flat(usual.RootElement).ToDictionary(o => o.Path, o => OptionChanges.Text(o.Value));
        return [.. OptionChanges.Flat(mine.RootElement)
            .Where(o => o.Path != nameof(TrainingOptions.Data) && !o.Path.StartsWith("Why", StringComparison.Ordinal) && defaults.GetValueOrDefault(o.Path) != OptionChanges.Text(o.Value))
            .Select(o => (string.Join(": ", o.Path.Split('.').Select(part => OptionChanges.Words(part, ' '))), OptionChanges.Text(o.Value)))];
    }
}
