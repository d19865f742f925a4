using System.Globalization;
using System.Text.RegularExpressions;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>The files of one run: options.json, stats.jsonl, samples/, checkpoints/, tensorboard/, latest.onnx, best.onnx, report.html.</summary>
sealed partial class RunFolder(string path)
{
    const int NewestKept = 3, BestKept = 2;

    public string Path { get; } = System.IO.Path.GetFullPath(path);
    public string Name => System.IO.Path.GetFileName(Path.TrimEnd('/', '\\'));
    public string LatestModel => System.IO.Path.Combine(Path, "latest.onnx");
    /// <summary>The snapshot that measured best.</summary>
    public string BestModel => System.IO.Path.Combine(Path, "best.onnx");
    public string Report => System.IO.Path.Combine(Path, "report.html");
    public string Stats => System.IO.Path.Combine(Path, "stats.jsonl");
    public string TensorBoard => System.IO.Path.Combine(Path, "tensorboard");
    string Options => System.IO.Path.Combine(Path, "options.json");
    string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");
    string Samples => System.IO.Path.Combine(Path, "samples");

    public string SampleAt(double kimg) => System.IO.Path.Combine(Samples, NumberOf(kimg) + ".png");
    public string CheckpointAt(long step) => System.IO.Path.Combine(Checkpoints, step.ToString("D10", CultureInfo.InvariantCulture) + ".safetensors");

    /// <summary>Checkpoints, newest first.</summary>
    public IReadOnlyList<string> AllCheckpoints() => !Directory.Exists(Checkpoints) ? [] :
        [.. Directory.GetFiles(Checkpoints, "*.safetensors").OrderDescending(StringComparer.Ordinal)];

    /// <summary>Checkpoints of snapshots that were measured, the best first.</summary>
    public IReadOnlyList<string> BestCheckpoints() =>
        [.. AllCheckpoints().Select(file => (File: file, Checkpoint.StateOf(file)?.Score)).Where(c => c.Score is not null).OrderBy(c => c.Score).Select(c => c.File)];

    /// <summary>Sample sheets with their kimg, oldest first.</summary>
    public IReadOnlyList<(double Kimg, string Path)> AllSamples() => !Directory.Exists(Samples) ? [] :
        [.. Directory.GetFiles(Samples, "*.png")
            .Select(file => (Kimg: KimgOf(file), Path: file)).Where(sample => sample.Kimg >= 0).OrderBy(sample => sample.Kimg)];

    /// <summary>Keeps the newest few, and the best few of those whose snapshots were measured.</summary>
    public void DropOldCheckpoints()
    {
        var older = AllCheckpoints().Skip(NewestKept).Select(file => (File: file, Checkpoint.StateOf(file)?.Score)).ToArray();
        foreach (var (file, _) in older.OrderBy(c => c.Score ?? double.MaxValue).Skip(BestKept).Concat(older.Where(c => c.Score is null)).Distinct())
            File.Delete(file);
    }

    /// <summary>Drops what was drawn after a checkpoint: the run will pass there again.</summary>
    public void DropSamplesAfter(double kimg)
    {
        foreach (var sample in AllSamples().Where(s => s.Kimg > kimg + 0.05))   // names have one decimal
            File.Delete(sample.Path);
    }

    /// <summary>Makes the folder for a new run.</summary>
    /// <exception cref="UserError">A run is there already.</exception>
    public void Create(TrainingOptions options)
    {
        if (File.Exists(Options))
            throw new UserError($"'{Path}' already holds a run: continue it with 'procgan resume', or name another folder with --out.");
        Save(options);
    }

    public void Save(TrainingOptions options) => AtomicFile.WriteText(Options, OptionsFile.ToJson(options));

    /// <exception cref="UserError">No run is there, or its options cannot be read.</exception>
    public TrainingOptions ReadOptions() => File.Exists(Options) ? OptionsFile.Read(Options)
        : throw new UserError($"'{Path}' is no run: expected a folder with options.json, as 'procgan train DATA --out RUN' makes it.");

    /// <summary>Keeps other processes from training here until it is disposed; the system lets go of it when this process ends, however it ends.</summary>
    /// <exception cref="UserError">Another process is training here.</exception>
    public IDisposable Lock()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new UserError($"another process is training in '{Path}': wait for its end, stop it, or name another folder.", e);
        }
    }

    /// <summary>Removes the temporary files of a process that was killed. Only for the holder of <see cref="Lock"/>.</summary>
    public void RemoveLeftovers()
    {
        foreach (string file in Directory.EnumerateFiles(Path, "*.tmp", SearchOption.AllDirectories))
            if (Leftover().IsMatch(System.IO.Path.GetFileName(file)))
                File.Delete(file);
    }

    [GeneratedRegex(@"^(options\.json|stats\.jsonl|report\.html|(latest|best)\.onnx|\d+\.safetensors|[\d.]+\.png)\.\d+-[0-9a-f]{32}\.tmp$")]
    private static partial Regex Leftover();

    /// <summary>Seven digits and one decimal, so that names sort as numbers do.</summary>
    static string NumberOf(double kimg) => kimg.ToString("0000000.0", CultureInfo.InvariantCulture);

    static double KimgOf(string sample) =>
        double.TryParse(System.IO.Path.GetFileNameWithoutExtension(sample), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double kimg) ? kimg : -1;
}
