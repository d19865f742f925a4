using System.Globalization;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Reports;

namespace ProcGan.Trainer.Training;

/// <summary>Everything that a run tells besides its models: stats.jsonl, TensorBoard's events, sample sheets, the report, and which snapshot is best.</summary>
sealed class SnapshotDesk(RunFolder folder, TrainingOptions options, TextureSet data, LatentSampler latents) : IDisposable
{
    /// <summary>An alarm: samples have less than this share of the data's variety, and of what they themselves once had.</summary>
    const double CollapsedShare = 0.4;

    readonly QualityProbe probe = new(options, data, latents);
    readonly ReportPage page = new(folder, options, data);
    EventFile? events;
    double? floor;
    bool alarmed;

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
        WatchDiversity(state, kimg, quality, say);
        page.Write(state, sheet, options.Family != "dcgan", probe.Reals, floor.Value);
        return state;
    }

    SheetPixels DrawSamples(double kimg, long step)
    {
        string path = folder.SampleAt(kimg);
        SampleSheet.Write(folder.LatestModel, path);
        bool vector = options.Family == "dcgan";
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

    /// <summary>Early pictures are alike by nature: only what was varied once can collapse.</summary>
    void WatchDiversity(RunState state, double kimg, Quality quality, Action<string> say)
    {
        bool collapsed = quality.Diversity < CollapsedShare * Math.Min(1, state.BestDiversity) && state.BestDiversity >= CollapsedShare;
        if (collapsed && !alarmed)
        {
            string told = string.Create(CultureInfo.InvariantCulture, $"the samples have become alike: {quality.Diversity * 100:0} % of the data's variety, where it was {state.BestDiversity * 100:0} %; ") +
                          $"best.onnx is of {state.BestKimg.ToString("0.0", CultureInfo.InvariantCulture)} kimg. A lower --discriminator-rate often prevents this.";
            Note(state, kimg, told);
            say(told);
        }
        alarmed = collapsed;
    }

    public void Dispose() => events?.Dispose();
}
