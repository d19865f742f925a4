using System.Globalization;
using System.Text;
using System.Text.Json;
using ProcGan.Trainer.Metrics.Evaluation;

namespace ProcGan.Trainer.Cli;

/// <summary>An evaluation for people, and for machines.</summary>
static class EvaluationReport
{
    public static string Text(Evaluation result, string model, string data)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{model}: {result.Count} pictures of {result.Side} x {result.Side} against as many crops of {data}");
        text.AppendLine(CultureInfo.InvariantCulture, $"features: {result.Features}{(result.Features == Metrics.RandomFeatures.Name ? " (a network of random filters; its KID is not an Inception network's)" : "")}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"",-28}{"pictures",10}{"data",10}");
        foreach (Measure measure in result.Measures)
            text.AppendLine($"{measure.Name,-28}{Number(measure.Value),10}{Number(measure.OfData),10}  {Wanted(measure)}".TrimEnd());
        text.AppendLine();
        text.AppendLine("data: the same of other crops of the data, which nothing learnt can beat.");
        text.AppendLine("nearest crop: distance to the most similar place of the data, over that of two places by chance; 0 = a copy.");
        text.AppendLine("copies: share of pictures nearer to the data than the data is to itself moved by a pixel.");
        return text.ToString();
    }

    static string Number(double? value) => value is not { } number ? "-"
        : number.ToString(Math.Abs(number) >= 100 ? "0" : Math.Abs(number) >= 10 ? "0.0" : "0.000", CultureInfo.InvariantCulture);

    static string Wanted(Measure measure) => measure.Good switch
    {
        Good.Low => "lower is better",
        Good.High => "higher is better",
        Good.Near => measure.Ideal is { } ideal ? string.Create(CultureInfo.InvariantCulture, $"near {ideal} is good") : "near the data's is good",
        _ => "",
    };

    public static string Json(Evaluation result, string model, string data)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("model", model);
            writer.WriteString("data", data);
            writer.WriteNumber("resolution", result.Side);
            writer.WriteNumber("count", result.Count);
            writer.WriteString("features", result.Features);
            writer.WriteStartObject("metrics");
            foreach (Measure measure in result.Measures)
            {
                writer.WriteStartObject(measure.Key);
                Write(writer, "value", measure.Value);
                Write(writer, "data", measure.OfData);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + Environment.NewLine;
    }

    /// <summary>JSON has no infinity: a seam across flat lines is null.</summary>
    static void Write(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }
}
