using System.Globalization;
using System.Reflection;
using System.Text;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Metrics;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Reports;

/// <summary>report.html: a run on one page that needs no other file, so that it can be sent to anybody.</summary>
sealed class ReportPage(RunFolder folder, TrainingOptions options, TextureSet data)
{
    const int RowsThroughTime = 12;

    readonly Dictionary<string, string> strips = [];   // path -> encoded; a snapshot adds one
    string? crops;

    /// <param name="state">Where the run stands.</param>
    /// <param name="sheet">The newest samples.</param>
    /// <param name="tiles">Whether its textures meet themselves.</param>
    /// <param name="reals">Crops of the data.</param>
    /// <param name="floor">The metric of the data against itself.</param>
    public void Write(RunState state, SheetPixels sheet, bool tiles, ImageBatch reals, double floor)
    {
        var stats = StatsLog.Read(folder.Stats);
        var ticks = stats.Where(line => line.ImagesPerSecond > 0).ToArray();
        crops ??= ReportPictures.Crops(reals);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Text(folder.Name)} - ProcGan</title>
            <style>{Style}</style></head><body><main>
            <h1>{Html.Text(folder.Name)}</h1>
            <p>A {Html.Text(options.Family)} generator of <code>{Html.Text(options.Data)}</code>.</p>

            """);
        Figures(page, state, ticks, floor);
        Notes(page, stats);

        page.Append(CultureInfo.InvariantCulture, $"<h2>Samples</h2><p>Seeds 1 to {sheet.Columns * ((sheet.Height + SheetPixels.Gap) / (sheet.Tile + SheetPixels.Gap))} of the newest snapshot, {sheet.Tile} x {sheet.Tile} pixels each, as a game gets them.</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<img alt=\"Samples of the newest snapshot\" width=\"{sheet.Width}\" height=\"{sheet.Height}\" src=\"{ReportPictures.Sheet(sheet)}\">\n");
        if (tiles)
        {
            page.Append("<h2>Tiles, repeated 3 x 3</h2><p>Seeds 1 to 3. The eye should find no seam, and as few landmarks that come back as can be.</p><div class=\"tiles\">\n");
            for (int i = 0; i < 3; i++)
                page.Append(CultureInfo.InvariantCulture, $"<div class=\"tile\" role=\"img\" aria-label=\"Seed {i + 1}, repeated\" style=\"background-image:url({ReportPictures.Tile(sheet, i)})\"></div>\n");
            page.Append("</div>\n");
        }

        page.Append("<h2>Curves</h2><div class=\"charts\">\n");
        foreach (var chart in RunCharts.Of(ticks, floor).Where(chart => !chart.IsEmpty))
            page.Append(chart.ToHtml());
        page.Append("</div>\n");

        ThroughTime(page, sheet.Columns);
        DataSection(page);
        OptionTable.Append(page, options);
        page.Append(CultureInfo.InvariantCulture, $"<footer>ProcGan {Version}. Written at each snapshot; this one at {Number(state.Step * options.Batch / 1000.0)} kimg.</footer>\n</main></body></html>\n");
        AtomicFile.WriteText(folder.Report, page.ToString());
    }

    void Figures(StringBuilder page, RunState state, TrainingStatus[] ticks, double floor)
    {
        page.Append("<div class=\"figures\">\n");
        Figure($"{Number(state.Step * options.Batch / 1000.0)} kimg", $"{state.Step:N0} steps of {options.Batch}");
        Figure($"{TimeSpan.FromSeconds(state.Seconds):h\\:mm\\:ss}", "of training");
        if (ticks.Length > 0)
            Figure($"{Middle(ticks.Select(t => t.ImagesPerSecond)):0}", "images a second (median)");
        if (state.Score is { } score)
            Figure($"{score:0.0}", $"SWD now; the data against itself has {floor:0.0}");
        if (state.BestScore is { } best)
            Figure($"{best:0.0}", $"best SWD, at {Number(state.BestKimg)} kimg: best.onnx");
        if (ticks.LastOrDefault(t => t.Metrics?.ContainsKey("diversity") == true) is { } last)
            Figure($"{last.Metrics!["diversity"] * 100:0} %", "of the data's variety");
        if (ticks.Length > 0)
            Figure($"{ticks.Max(t => t.MemoryBytes) / 1e9:0.0} GB", "of memory");
        page.Append("</div>\n");

        void Figure(string value, string what) => page.Append(CultureInfo.InvariantCulture, $"<div class=\"figure\"><b>{Html.Text(value)}</b><span>{Html.Text(what)}</span></div>\n");
    }

    static void Notes(StringBuilder page, IReadOnlyList<TrainingStatus> stats)
    {
        var notes = stats.Where(line => line.Note is not null).ToArray();
        if (notes.Length == 0)
            return;
        page.Append("<ul class=\"notes\">\n");
        foreach (var line in notes)
            page.Append(CultureInfo.InvariantCulture, $"<li>{Number(line.Kimg)} kimg: {Html.Text(line.Note!)}</li>\n");
        page.Append("</ul>\n");
    }

    void ThroughTime(StringBuilder page, int columns)
    {
        var samples = folder.AllSamples();
        if (samples.Count < 2)
            return;
        int rows = Math.Min(RowsThroughTime, samples.Count);
        page.Append("<h2>The same seeds through time</h2><p>Each row is a snapshot, each column one latent.</p><div class=\"time\">\n");
        for (int row = 0; row < rows; row++)
        {
            var (kimg, path) = samples[row * (samples.Count - 1) / (rows - 1)];
            if (!strips.TryGetValue(path, out string? strip))
                strips[path] = strip = ReportPictures.Strip(SheetPixels.Load(path, columns));
            page.Append(CultureInfo.InvariantCulture, $"<span>{Number(kimg)} kimg</span><img alt=\"Samples at {Number(kimg)} kimg\" src=\"{strip}\">\n");
        }
        page.Append("</div>\n");
    }

    void DataSection(StringBuilder page)
    {
        int tiling = data.Images.Count(image => image.TilesX && image.TilesY);
        string sizes = string.Join(", ", data.Images.GroupBy(image => (image.Width, image.Height)).OrderByDescending(group => group.Count()).Take(4)
            .Select(group => $"{group.Count()} of {group.Key.Width} x {group.Key.Height}"));
        page.Append(CultureInfo.InvariantCulture, $"<h2>Data</h2><p>{Html.Text(data.Name)}: {data.Images.Count} {(data.Images.Count == 1 ? "image" : "images")} ({sizes} pixels as trained on), {tiling} of them tile. " +
            $"Channels: {Html.Text(string.Join(", ", data.ChannelNames))}. Crops as the discriminator sees them:</p>\n<img alt=\"Crops of the data\" src=\"{crops}\">\n");
        if (data.Problems.Count == 0)
            return;
        page.Append(CultureInfo.InvariantCulture, $"<ul class=\"notes\">\n");
        foreach (string problem in data.Problems.Take(20))
            page.Append(CultureInfo.InvariantCulture, $"<li>{Html.Text(problem)}</li>\n");
        page.Append(data.Problems.Count > 20 ? $"<li>and {data.Problems.Count - 20} more</li></ul>\n" : "</ul>\n");
    }

    static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    static string Number(double kimg) => kimg.ToString("0.0", CultureInfo.InvariantCulture);

    static string Version => typeof(ReportPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    static string Style
    {
        get
        {
            using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
