using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Reports;

namespace ProcGan.Trainer.Training;

/// <summary>Everything that a run tells besides its models: stats.jsonl, TensorBoard's events, sample sheets, the report, and which snapshot is best.</summary>
sealed class SnapshotDesk(RunFolder folder, TrainingOptions options, TextureSet data, ClassSet classes, LatentSampler latents) : IDisposable
{
    readonly QualityProbe probe = new(options, data, classes, latents);
    readonly ReportPage page = new(folder, options, data);
    readonly CollapseAlarm alarm = new();
    EventFile? events;
    double? floor;

    /// <summary>Starts a sitting.</summary>
    public void Begin(RunState state) => events ??= new EventFile(folder.TensorBoard, state.Step);

    public void Log(TrainingStatus status, long step)
    {
        StatsLog.Append(folder.Stats, status);
        List<(string, double)> scalars = [("loss/D", status.DiscriminatorLoss), ("loss/G", status.GeneratorLoss),
            ("speed/images per second", status.ImagesPerSecond), ("speed/memory GB", status.MemoryBytes / 1e9)];
        scalars.AddRange((status.Metrics ?? new Dictionary<string, double>()).Select(m => ($"metrics/{m.Key}", m.Value)));
        events?.Scalars(step, scalars);
    }

    /// <summary>A line of stats.jsonl, and so of the report, for a person.</summary>
    public void Note(RunState state, double kimg, string text) =>
        StatsLog.Append(folder.Stats, new TrainingStatus(kimg, 0, 0, 0, state.Seconds, 0) { Note = text });

    /// <summary>Judges what was just exported to latest.onnx, and shows it.</summary>
    /// <returns>The state with the snapshot's score, and the best so far.</returns>
    public RunState Take(RunState state, double kimg, Models models, TrainingStatus? tick, Action<TrainingStatus>? report, Action<string> say)
    {
        var sheet = DrawSamples(kimg, state.Step);
        floor ??= probe.Floor();
        var quality = probe.Measure(models.GEma);
        state = Judged(state, quality, kimg);
        if (state.SnapshotsSinceBest == 0)
            AtomicFile.Write(folder.BestModel, File.ReadAllBytes(folder.LatestModel));
        if (tick is not null)
        {
            var metrics = new Dictionary<string, double>(tick.Metrics ?? new Dictionary<string, double>()) { ["swd"] = quality.Swd, ["diversity"] = quality.Diversity };
            var status = tick with { Metrics = metrics };
            Log(status, state.Step);
            report?.Invoke(status);
        }
        if (alarm.Observe(state, quality.Diversity) is { } told)
        {
            Note(state, kimg, told);
            say(told);
        }
        page.Write(state, sheet, Networks.Family.Named(options.Family).IsField, probe.Reals, floor.Value);
        return state;
    }

    SheetPixels DrawSamples(double kimg, long step)
    {
        string path = folder.SampleAt(kimg);
        SampleSheet.Write(folder.LatestModel, path);
        bool vector = !Networks.Family.Named(options.Family).IsField;
        var sheet = SheetPixels.Load(path, vector ? 8 : 4);
        events?.Picture(step, "samples", File.ReadAllBytes(path), sheet.Width, sheet.Height);
        return sheet;
    }

    static RunState Judged(RunState state, Quality quality, double kimg)
    {
        bool best = !(state.BestScore <= quality.Swd);
        return state with
        {
            Score = quality.Swd,
            BestScore = best ? quality.Swd : state.BestScore,
            BestKimg = best ? kimg : state.BestKimg,
            SnapshotsSinceBest = best ? 0 : state.SnapshotsSinceBest + 1,
            BestDiversity = Math.Max(state.BestDiversity, quality.Diversity),
        };
    }

    public void Dispose() => events?.Dispose();
}
