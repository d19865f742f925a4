using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Trainer.Export.Onnx;

namespace ProcGan.Trainer.Cli;

/// <summary>Says what a model file holds, and that it loads and runs here.</summary>
static class InspectVerb
{
    const string TrainingPrefix = "procgan.train.";

    public static Verb Create()
    {
        Argument<string> model = Values.Model();
        Option<string> provider = Values.Provider();
        Option<bool> json = Values.Json();
        return new Verb("inspect", "Says what a model file holds.", "procgan inspect bricks.onnx --json", (parse, terminal, _) =>
        {
            string path = parse.GetValue(model)!;
            using TextureGenerator generator = TextureGenerator.Load(path, new GeneratorOptions { Provider = parse.GetValue(provider)! });
            long parameters = ParametersIn(path), bytes = new FileInfo(path).Length;
            terminal.Out.Write(parse.GetValue(json)
                ? Json(generator, path, parameters, bytes)
                : Text(generator, path, parameters, bytes));
        })
        {
            model, provider, json,
        };
    }

    /// <summary>Numbers in the weights; integers among the constants are shapes.</summary>
    static long ParametersIn(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return ModelProto.Parser.ParseFrom(stream).Graph.Initializer
            .Where(tensor => tensor.DataType is TensorProto.Types.DataType.Float or TensorProto.Types.DataType.Float16)
            .Sum(tensor => tensor.Dims.Aggregate(1L, (product, side) => product * side));
    }

    static string Text(TextureGenerator generator, string path, long parameters, long bytes)
    {
        ModelInfo model = generator.Model;
        string latents = model.IsSpatial
            ? $"{model.ZDim} a cell: {model.Local} local, {model.Global} global, {model.Periodic} periodic"
            : $"{model.ZDim}";
        string size = model.IsSpatial
            ? $"any size, {model.Stride} pixels a cell, margin {model.Margin} cells; {model.Width} x {model.Height} by itself"
            : $"{model.Width} x {model.Height} only";
        StringBuilder text = new();
        Line("model", path);
        Line("family", model.Family);
        Line("size", size);
        Line("tiles", Name(model.Tileable));
        Line("channels", string.Join(' ', model.Channels));
        Line("latents", latents);
        if (model.Classes.Count > 0)
            Line("classes", $"{model.Classes.Count}: {string.Join(", ", model.Classes.Take(6))}{(model.Classes.Count > 6 ? ", ..." : "")}");
        if (model.ClassFolders.Count > 0)
            Line("folders", $"{string.Join(", ", model.ClassFolders.Take(6))}{(model.ClassFolders.Count > 6 ? ", ..." : "")}: a label can name one, and gets that of its classes that the seed has");
        if (model.Directions.Count > 0)
            Line("directions", string.Join(", ", model.Directions.Select(direction => direction.Name)));
        if (model.NoiseInputs.Count > 0)
            Line("noise", $"{model.NoiseInputs.Count} layers");
        Line("parameters", parameters.ToString("N0", CultureInfo.InvariantCulture));
        Line("file", $"{bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, sha256 {model.Hash}");
        Line("provider", generator.ActiveProvider);
        foreach (string note in generator.ProviderNotes)
            Line("not taken", note);
        foreach ((string key, string value) in Training(model))
            Line($"trained: {key}", value);
        return text.ToString();

        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-16} {value}").AppendLine();
    }

    static string Json(TextureGenerator generator, string path, long parameters, long bytes)
    {
        ModelInfo model = generator.Model;
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("model", path);
            writer.WriteString("family", model.Family);
            writer.WriteBoolean("spatial", model.IsSpatial);
            writer.WriteNumber("width", model.Width);
            writer.WriteNumber("height", model.Height);
            writer.WriteNumber("resolution", model.Resolution);
            writer.WriteNumber("stride", model.Stride);
            writer.WriteNumber("margin", model.Margin);
            writer.WriteString("tileable", Name(model.Tileable));
            writer.WriteStartArray("channels");
            foreach (string channel in model.Channels)
                writer.WriteStringValue(channel);
            writer.WriteEndArray();
            writer.WriteStartArray("classes");
            foreach (string name in model.Classes)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
            writer.WriteStartArray("classFolders");
            foreach (string name in model.ClassFolders)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
            writer.WriteStartArray("directions");
            foreach (LatentDirection direction in model.Directions)
                writer.WriteStringValue(direction.Name);
            writer.WriteEndArray();
            writer.WriteStartObject("latents");
            writer.WriteNumber("all", model.ZDim);
            writer.WriteNumber("local", model.Local);
            writer.WriteNumber("global", model.Global);
            writer.WriteNumber("periodic", model.Periodic);
            writer.WriteEndObject();
            writer.WriteNumber("noiseLayers", model.NoiseInputs.Count);
            writer.WriteNumber("parameters", parameters);
            writer.WriteNumber("bytes", bytes);
            writer.WriteString("sha256", model.Hash);
            writer.WriteString("provider", generator.ActiveProvider);
            writer.WriteStartArray("notTaken");
            foreach (string note in generator.ProviderNotes)
                writer.WriteStringValue(note);
            writer.WriteEndArray();
            writer.WriteStartObject("training");
            foreach ((string key, string value) in Training(model))
                writer.WriteString(key, value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + Environment.NewLine;
    }

    static IEnumerable<(string Key, string Value)> Training(ModelInfo model) =>
        from entry in model.Metadata
        where entry.Key.StartsWith(TrainingPrefix, StringComparison.Ordinal)
        orderby entry.Key
        select (entry.Key[TrainingPrefix.Length..], entry.Value);

    static string Name(TileAxes axes) => axes.ToString().ToLowerInvariant();
}
