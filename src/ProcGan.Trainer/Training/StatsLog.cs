using System.Text.Json;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>stats.jsonl: one JSON object a tick.</summary>
static class StatsLog
{
    public static void Append(string path, TrainingStatus status) => File.AppendAllText(path, JsonSerializer.Serialize(status) + "\n");

    /// <summary>Drops what was logged after a checkpoint, and a line that a kill cut short: the run will pass there again.</summary>
    public static void CutAfter(string path, double kimg)
    {
        if (!File.Exists(path))
            return;
        string[] lines = File.ReadAllLines(path);
        string[] kept = [.. lines.TakeWhile(line => KimgOf(line) <= kimg)];
        if (kept.Length < lines.Length)
            AtomicFile.WriteText(path, string.Concat(kept.Select(line => line + "\n")));
    }

    static double KimgOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingStatus>(line)?.Kimg ?? double.MaxValue;
        }
        catch (JsonException)
        {
            return double.MaxValue;
        }
    }
}
