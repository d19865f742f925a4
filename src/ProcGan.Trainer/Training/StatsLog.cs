using System.Text.Json;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>stats.jsonl: one JSON object a tick.</summary>
static class StatsLog
{
    public static void Append(string path, TrainingStatus status) => File.AppendAllText(path, JsonSerializer.Serialize(status) + "\n");

    /// <summary>All whole lines, oldest first.</summary>
    public static IReadOnlyList<TrainingStatus> Read(string path) =>
        !File.Exists(path) ? [] : [.. File.ReadLines(path).Select(StatusOf).OfType<TrainingStatus>()];

    /// <summary>Drops what was logged after a checkpoint, and a line that a kill cut short: the run will pass there again.</summary>
    public static void CutAfter(string path, double kimg)
    {
        if (!File.Exists(path))
            return;
        string[] lines = File.ReadAllLines(path);
        string[] kept = [.. lines.TakeWhile(line => (StatusOf(line)?.Kimg ?? double.MaxValue) <= kimg)];
        string text = string.Concat(kept.Select(line => line + "\n"));
        if (new FileInfo(path).Length != System.Text.Encoding.UTF8.GetByteCount(text))   // also a last line without its end
            AtomicFile.WriteText(path, text);
    }

    static TrainingStatus? StatusOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingStatus>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
