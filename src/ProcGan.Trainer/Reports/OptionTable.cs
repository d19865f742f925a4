using System.Globalization;
using System.Text;
using System.Text.Json;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Reports;

/// <summary>All options of a run, those that are not the defaults of their family in bold, with the reason where one is known.</summary>
static class OptionTable
{
    /// <summary>A property of options.json with reasons, option by option; it is told beside them and not as one of them.</summary>
    const string Reasons = "Why";

    public static void Append(StringBuilder page, TrainingOptions options)
    {
        using JsonDocument mine = JsonDocument.Parse(OptionsFile.ToJson(options));
        using JsonDocument defaults = JsonDocument.Parse(OptionsFile.ToJson(TrainingOptions.For(options.Family, options.Data)));
        var usual = Values(defaults.RootElement).ToDictionary(v => v.Name, v => v.Text);
        var why = mine.RootElement.TryGetProperty(Reasons, out var reasons) && reasons.ValueKind == JsonValueKind.Object
            ? reasons.EnumerateObject().ToDictionary(r => r.Name, r => r.Value.ToString(), StringComparer.OrdinalIgnoreCase) : [];
        page.Append("<h2>Options</h2><p>Everything that decides the run, as options.json has it; bold: not the default.</p><div class=\"scroll\"><table>\n");
        page.Append(CultureInfo.InvariantCulture, $"<tr><th>Option</th><th>Value</th><th>Default</th>{(why.Count > 0 ? "<th>Why</th>" : "")}</tr>\n");
        foreach (var (name, text) in Values(mine.RootElement))
        {
            string former = usual.GetValueOrDefault(name, "");
            page.Append(CultureInfo.InvariantCulture, $"<tr{(former == text ? "" : " class=\"chosen\"")}><td>{Html.Text(name)}</td><td>{Html.Text(text)}</td><td>{Html.Text(former)}</td>");
            page.Append(why.Count > 0 ? $"<td class=\"why\">{Html.Text(why.GetValueOrDefault(name, ""))}</td></tr>\n" : "</tr>\n");
        }
        page.Append("</table></div>\n");
    }

    static IEnumerable<(string Name, string Text)> Values(JsonElement options) =>
        OptionChanges.Flat(options).Where(o => !o.Path.StartsWith(Reasons + ".", StringComparison.Ordinal) && o.Path != Reasons)
            .Select(o => (OptionChanges.NameOf(o.Path), OptionChanges.Text(o.Value)));
}
