using System.Text;
using System.Text.Json;
using ProcGan.Trainer.Data.Survey;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>A survey for programs.</summary>
static class SurveyJson
{
    public static string Of(DataSurvey survey, TrainingOptions settings)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", survey.Set.Name);
            writer.WriteNumber("images", survey.Set.Images.Count);
            writer.WriteString("sha256", survey.Set.Hash);
            Strings("channels", survey.Set.ChannelNames);
            writer.WriteStartObject("classes");
            foreach ((string name, int count) in survey.Classes.Where(c => c.Name.Length > 0))
                writer.WriteNumber(name, count);
            writer.WriteEndObject();
            Sizes("sizes", survey.Sizes);
            Sizes("workingSizes", survey.WorkingSizes);
            writer.WriteNumber("resolution", survey.Options.Resolution);
            writer.WriteNumber("bytes", survey.Bytes);
            writer.WriteNumber("memoryBudget", survey.Options.MemoryBudget);
            writer.WriteStartObject("tiling");
            writer.WriteNumber("both", survey.TileBoth);
            writer.WriteNumber("x", survey.TileX);
            writer.WriteNumber("y", survey.TileY);
            writer.WriteEndObject();
            writer.WriteStartObject("orientation");
            writer.WriteNumber("grain", survey.Up.Grain);
            writer.WriteNumber("slant", survey.Up.Slant);
            writer.WriteNumber("lightX", survey.Up.LightX);
            writer.WriteNumber("lightY", survey.Up.LightY);
            writer.WriteBoolean("flipX", survey.Up.AgainstFlipX is null);
            writer.WriteBoolean("flipY", survey.Up.AgainstFlipY is null);
            writer.WriteBoolean("turns", survey.Up.AgainstTurns is null);
            writer.WriteEndObject();
            writer.WriteStartArray("waves");
            foreach (var wave in survey.Waves)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(wave.X);
                writer.WriteNumberValue(wave.Y);
                writer.WriteEndArray();
            }
            writer.WriteEndArray();
            Strings("flat", survey.Flat);
            writer.WriteStartArray("duplicates");
            foreach ((string original, string copy) in survey.Duplicates)
            {
                writer.WriteStartObject();
                writer.WriteString("original", original);
                writer.WriteString("copy", copy);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            var values = OptionChanges.Values(settings);
            writer.WriteStartObject("settings");
            foreach ((string option, string why) in settings.Why)
            {
                writer.WriteStartObject(option);
                writer.WriteString("value", values[option]);
                writer.WriteString("why", why);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            Strings("notes", survey.Set.Notes);
            Strings("problems", survey.Set.Problems);
            writer.WriteEndObject();

            void Strings(string name, IEnumerable<string> values)
            {
                writer.WriteStartArray(name);
                foreach (string value in values)
                    writer.WriteStringValue(value);
                writer.WriteEndArray();
            }

            void Sizes(string name, IEnumerable<(int Width, int Height, int Count)> sizes)
            {
                writer.WriteStartArray(name);
                foreach ((int width, int height, int count) in sizes)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("width", width);
                    writer.WriteNumber("height", height);
                    writer.WriteNumber("count", count);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + Environment.NewLine;
    }
}
