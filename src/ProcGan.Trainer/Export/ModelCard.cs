using System.Globalization;
using System.Text;
using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Metrics.Evaluation;

namespace ProcGan.Trainer.Export;

/// <summary>What goes with a model: a page that says where it comes from and how good it is (Mitchell et al. 2019), and a picture of what it makes.</summary>
static class ModelCard
{
    const int SheetSide = 512, VectorRows = 8, ClassRows = 4;

    /// <summary>Beside the model: NAME.md and NAME.png.</summary>
    public static (string Page, string Picture) PathsFor(string model) => (Path.ChangeExtension(model, ".md"), Path.ChangeExtension(model, ".png"));

    /// <param name="generator">The model, loaded from its file.</param>
    /// <param name="path">Of the model.</param>
    /// <param name="options">Names and values of what was not left at its default in training.</param>
    /// <param name="evaluation">Against its data.</param>
    public static void Write(TextureGenerator generator, string path, IReadOnlyList<(string Name, string Value)> options, Evaluation evaluation)
    {
        (string page, string picture) = PathsFor(path);
        WriteSheet(generator, picture);
        AtomicFile.WriteText(page, Page(generator.Model, path, Path.GetFileName(picture), options, evaluation));
    }

    /// <summary>512 x 512 pixels: one tile, of a conditional model sixteen small ones; of a vector model a sheet of its pictures.</summary>
    static void WriteSheet(TextureGenerator generator, string path)
    {
        ModelInfo model = generator.Model;
        if (!model.IsSpatial)
        {
            Training.SampleSheet.Write(generator, path, VectorRows, VectorRows, side: 0, firstSeed: 1);
            return;
        }
        int tiles = model.Classes.Count > 0 ? ClassRows : 1, side = SheetSide / tiles / model.Stride * model.Stride;
        var sheet = new ContactSheet(tiles, tiles, side, side, gap: 0);
        var rgba = new byte[side * side * 4];
        for (int i = 0; i < tiles * tiles; i++)
        {
            var labels = tiles == 1 ? null : new NamedWeights(model.Classes[i * model.Classes.Count / (tiles * tiles)]);
            generator.Generate(new TextureRecipe((ulong)i + 1) { Width = side, Height = side, Tile = model.Tileable, Labels = labels }, rgba);
            sheet.Put(i, rgba);
        }
        ImageFile.Save(path, sheet.Rgba, sheet.Width, sheet.Height);
    }

    static string Page(ModelInfo model, string path, string picture, IReadOnlyList<(string Name, string Value)> options, Evaluation evaluation)
    {
        string Trained(string key, string otherwise = "not recorded") => model.Metadata.TryGetValue("procgan.train." + key, out string? text) ? text : otherwise;
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        Line($"# {Path.GetFileNameWithoutExtension(path)}");
        Line();
        Line($"![{(model.IsSpatial ? "Textures" : "Pictures")} of this model, from seed 1 on]({Uri.EscapeDataString(picture)})");
        Line();
        Line(model.IsSpatial ? $"A `{model.Family}` generator: textures of any size, {model.Stride} pixels a cell, seamless on {Axes(model.Tileable)}."
            : $"A `{model.Family}` generator: pictures of {model.Width} x {model.Height}{(model.Tileable == TileAxes.None ? "" : ", seamless")}.");
        Line();
        Line("| | |");
        Line("|---|---|");
        Line($"| data | {Cell(Trained("data"))}, {(Trained("data.images") is "1" ? "one image" : Trained("data.images") + " images")} |");
        Line($"| licence of the data | {Cell(Trained("data.licence", "not stated: a generator is as licensed as what it learnt from"))} |");
        Line($"| sha256 of the data | `{Trained("data.sha256")}` |");
        Line($"| trained | {Trained("kimg")} kimg in {Trained("seconds")} s, seed {Trained("seed")} |");
        Line($"| channels | {string.Join(", ", model.Channels)} |");
        if (model.Classes.Count > 0)
            Line($"| classes | {Cell(string.Join(", ", model.Classes))} |");
        if (Trained("classes.left-out", "") is { Length: > 0 } leftOut)
            Line($"| classes left out | {Cell(leftOut.Replace(",", ", "))}: it was trained on them too |");
        Line($"| file | {new FileInfo(path).Length.ToString("N0", CultureInfo.InvariantCulture)} bytes, sha256 `{model.Hash}` |");
        Line();
        Line("## Options that are not the defaults");
        Line();
        foreach ((string name, string value) in options)
            Line($"- {name}: {value}");
        Line(options.Count == 0 ? "None." : "");
        Line("## Measured");
        Line();
        Line(string.Create(CultureInfo.InvariantCulture, $"{evaluation.Count} pictures against as many crops of {evaluation.Side} x {evaluation.Side} of the data, beside other crops of the data; features: {evaluation.Features}."));
        Line();
        Line("| measure | model | data |");
        Line("|---|---|---|");
        foreach (Measure measure in evaluation.Measures)
            Line($"| {measure.Name.Trim()} | {Number(measure.Value)} | {Number(measure.OfData)} |");
        if (model.Directions.Count > 0)
        {
            Line();
            Line("## Directions");
            Line();
            Line("What one standard deviation along each changes of a picture, root mean square in levels of 255:");
            Line();
            foreach (string direction in model.Metadata.GetValueOrDefault("procgan.directions.effect", "").Split(';'))
                Line($"- {Cell(Uri.UnescapeDataString(direction).Replace(":", ": ", StringComparison.Ordinal))}");
        }
        return page.ToString();
    }

    static string Axes(TileAxes tile) => tile switch { TileAxes.Both => "both axes", TileAxes.None => "no axis", _ => tile.ToString().ToLowerInvariant() };

    static string Number(double? value) => value is { } number ? number.ToString("0.###", CultureInfo.InvariantCulture) : "";

    /// <summary>Names come from files: they must not become table cells, tags or code of the page.</summary>
    static string Cell(string text) => text.ReplaceLineEndings(" ").Replace('|', '/').Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal);
}
