using System.Globalization;
using System.Text.Json;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>The files of one run: options.json, stats.jsonl, samples/, checkpoints/, latest.onnx.</summary>
sealed class RunFolder(string path)
{
    const int CheckpointsKept = 3;
    static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public string Path { get; } = System.IO.Path.GetFullPath(path);
    public string Name => System.IO.Path.GetFileName(Path.TrimEnd('/', '\\'));
    public string LatestModel => System.IO.Path.Combine(Path, "latest.onnx");
    public string Stats => System.IO.Path.Combine(Path, "stats.jsonl");
    string Options => System.IO.Path.Combine(Path, "options.json");
    string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");

    public string SampleAt(double kimg) => System.IO.Path.Combine(Path, "samples", NumberOf(kimg) + ".png");
    public string CheckpointAt(long step) => System.IO.Path.Combine(Checkpoints, step.ToString("D10", CultureInfo.InvariantCulture) + ".safetensors");

    /// <summary>Whole checkpoints, newest first.</summary>
    public IReadOnlyList<string> AllCheckpoints() => !Directory.Exists(Checkpoints) ? [] :
        [.. Directory.GetFiles(Checkpoints, "*.safetensors").OrderDescending(StringComparer.Ordinal)];

    public void DropOldCheckpoints()
    {
        foreach (string old in AllCheckpoints().Skip(CheckpointsKept))
            File.Delete(old);
    }

    /// <summary>Makes the folder for a new run.</summary>
    /// <exception cref="UserError">A run is there already.</exception>
    public void Create(TrainingOptions options)
    {
        if (File.Exists(Options))
            throw new UserError($"'{Path}' already holds a run: continue it with 'procgan resume', or name another folder with --out.");
        Save(options);
    }

    public void Save(TrainingOptions options) => AtomicFile.WriteText(Options, JsonSerializer.Serialize(options, Json));

    /// <exception cref="UserError">No run is there, or its options cannot be read.</exception>
    public TrainingOptions ReadOptions()
    {
        if (!File.Exists(Options))
            throw new UserError($"'{Path}' is no run: expected a folder with options.json, as 'procgan train DATA --out RUN' makes it.");
        try
        {
            return JsonSerializer.Deserialize<TrainingOptions>(File.ReadAllText(Options))!.Validated();
        }
        catch (JsonException e)
        {
            throw new UserError($"'{Options}' is damaged ({e.Message}): restore it, or train again.", e);
        }
    }

    /// <summary>Seven digits and one decimal, so that names sort as numbers do.</summary>
    static string NumberOf(double kimg) => kimg.ToString("0000000.0", CultureInfo.InvariantCulture);
}
