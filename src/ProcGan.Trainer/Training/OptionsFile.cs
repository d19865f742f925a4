using System.Text.Json;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>options.json: everything that decides a run.</summary>
static class OptionsFile
{
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static string ToJson(TrainingOptions options) => JsonSerializer.Serialize(options, Json);

    /// <exception cref="UserError">It cannot be read, or holds values that cannot work.</exception>
    public static TrainingOptions Read(string path)
    {
        try
        {
            return (JsonSerializer.Deserialize<TrainingOptions>(File.ReadAllText(path), Json)
                    ?? throw new JsonException("it is empty")).Validated();
        }
        catch (JsonException e)
        {
            throw new UserError($"'{path}' is damaged ({e.Message}): restore it, or train again.", e);
        }
    }
}
