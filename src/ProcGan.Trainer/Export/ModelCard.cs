using System.Globalization;
using System.Text;
using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Metrics.Evaluation;

namespace ProcGan.Trainer.Export;

/// <summary>What goes with a model: a page that says where it comes from and how good it is (Mitchell et al. 2019), and a picture of what it makes.</summary>
static class ModelCard
{
    const int SheetSide = 512, VectorRows = 8, MostInPairs = 8;

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

    /// <summary>At most 512 x 512 pixels: one tile; of a conditional model small ones, two of each class up to eight; of a vector model a sheet of its pictures.</summary>
    static void WriteSheet(TextureGenerator generator, string path)
    {
        ModelInfo model = generator.Model;
        if (!model.IsSpatial)
        {
            Training.SampleSheet.Write(generator, path, VectorRows, VectorRows, side: 0, firstSeed: 1);
            return;
        }
        (int columns, int rows) = Cells(model.Classes.Count);
        int tiles = columns * rows, width = SheetSide / columns, height = SheetSide / rows;
        var sheet = new ContactSheet(columns, rows, width, height, gap: 0);
        for (int i = 0; i < tiles; i++)
        {
            var labels = tiles == 1 ? null : new NamedWeights(model.Classes[i * model.Classes.Count / tiles]);
            var recipe = new TextureRecipe((ulong)i + 1) { Width = Whole(width), Height = Whole(height), Tile = model.Tileable, Labels = labels };
            var rgba = new byte[recipe.Width * recipe.Height * 4];
            generator.Generate(recipe, rgba);
            sheet.Put(i, Corner(rgba, recipe.Width, width, height));
        }
        ImageFile.Save(path, sheet.Rgba, sheet.Width, sheet.Height);

        int Whole(int pixels) => (pixels + model.Stride - 1) / model.Stride * model.Stride;
    }

    static (int Columns, int Rows) Cells(int classes) => classes switch
    {
        0 => (1, 1),
        2 => (2, 2),
        > MostInPairs => (4, 4),
        _ => classes % 2 == 0 ? (4, classes / 2) : (2, classes),
    };

    /// <summary>The upper left of an RGBA picture of this many columns.</summary>
    static byte[] Corner(byte[] rgba, int columns, int width, int height)
    {
        if (columns == width)
            return rgba[..(width * height * 4)];
        var corner = new byte[width * height * 4];
        for (int y = 0; y < height; y++)
            rgba.AsSpan(y * columns * 4, width * 4).CopyTo(corner.AsSpan(y * width * 4));
        return corner;
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
