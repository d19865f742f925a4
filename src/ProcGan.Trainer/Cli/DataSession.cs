using System.Globalization;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>Loads the data of a run and says what was found, what was left out and what was decided.</summary>
static class DataSession
{
    const int ProblemsShown = 20;

    /// <param name="terminal">Where it is said.</param>
    /// <param name="options">What to load, and how.</param>
    /// <param name="runFolder">Where a set that streams puts its pixels.</param>
    public static TextureSet Load(Terminal terminal, TrainingOptions options, string runFolder)
    {
        TextureSet data = TextureSource.Load(options.Data, DataOptions.For(options, runFolder));
        foreach (string problem in data.Problems.Take(ProblemsShown))
            terminal.Say($"skipped: {problem}");
        if (data.Problems.Count > ProblemsShown)
            terminal.Say($"skipped: {data.Problems.Count - ProblemsShown} more; 'procgan dataset {options.Data}' lists them");
        terminal.Say($"data: {Summary(data)}");
        foreach (string note in data.Notes)
            terminal.Say($"data: {note}");
        foreach (string veto in UpProbe.Decide(data, options.Input).Vetoes)
            terminal.Say($"data: {veto}");
        return data;
    }

    static string Summary(TextureSet data)
    {
        int tiling = data.Images.Count(image => image.TilesX && image.TilesY);
        TextureImage first = data.Images[0];
        string classes = data.ClassNames.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $" in {data.ClassNames.Count} classes") : "";
        string channels = data.ChannelNames.SequenceEqual(TextureSet.Albedo) ? "" : $"; channels: {string.Join(' ', data.ChannelNames)}";
        return data.Images.Count == 1
            ? $"{data.Name}, one image of {first.Width} x {first.Height}, {(tiling == 1 ? "tiles" : "does not tile")}{channels}"
            : $"{data.Name}, {data.Images.Count} images{classes}, {tiling} of them tile, {data.Problems.Count} skipped{channels}";
    }
}
