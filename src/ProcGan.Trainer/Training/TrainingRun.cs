using System.Diagnostics;
using System.Globalization;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Files;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>One run, from data to models: the map of the trainer.</summary>
/// <remarks>
/// A step draws real crops and latents, updates D, updates G, and moves the weight average. A tick reports. A snapshot
/// measures the average's batch statistics, exports it, makes samples through the Runtime, and saves a checkpoint.
/// Everything random is a function of (seed, step), so a resumed run continues bit for bit.
/// </remarks>
sealed class TrainingRun : IDisposable
{
    const int StatisticsBatches = 24;
    const double TickSeconds = 5;

    readonly TextureSet data;
    readonly Models models;
    readonly Compute compute;
    readonly CropSampler crops;
    readonly LatentSampler latents;
    readonly GanStep update;
    readonly Tick tick = new();
    readonly float[] realBuffer;
    double snapshotSeconds;

    TrainingRun(RunFolder folder, TrainingOptions options, TextureSet data)
    {
        (Folder, Options, this.data) = (folder, options, data);
        compute = Compute.For(options);
        int channels = data.ChannelNames.Count;
        int cells = options.Resolution / 16;
        var waves = options.Family == "spatial" ? SpectralPeaks.Find(data, options.Resolution / cells, options.MaxWaves) : [];
        models = new Models(options, channels, waves, compute);
        crops = new CropSampler(data, options.Resolution, options.Seed);
        latents = new LatentSampler(models.G, cells, options.Seed, compute.Device);
        update = new GanStep(models, options, data.ChannelNames);
        realBuffer = new float[options.Batch * channels * options.Resolution * options.Resolution];
    }

    public RunFolder Folder { get; }
    public TrainingOptions Options { get; private set; }
    public RunPosition Position { get; private set; }
    public double Kimg => Position.Step * Options.Batch / 1000.0;
    public Models Models => models;

    /// <summary>Starts a run in a new folder.</summary>
    public static TrainingRun Create(RunFolder folder, TrainingOptions options, TextureSet data)
    {
        folder.Create(options);
        return new TrainingRun(folder, options, data);
    }

    /// <summary>Continues a run from its newest whole checkpoint, or from its start where it has none yet.</summary>
    public static TrainingRun Resume(RunFolder folder, TrainingOptions options, TextureSet data, Action<string> warn)
    {
        var run = Open(folder, options, data, warn);
        StatsLog.CutAfter(folder.Stats, run.Kimg);
        folder.Save(options);
        return run;
    }

    /// <summary>Loads a run's newest whole checkpoint and leaves its folder alone: another process may be training in it.</summary>
    public static TrainingRun Open(RunFolder folder, TrainingOptions options, TextureSet data, Action<string> warn)
    {
        var run = new TrainingRun(folder, options, data);
        run.Position = Checkpoint.Restore(folder, run.models, data.Hash, warn) ?? default;
        return run;
    }

    /// <summary>Trains until the options' minutes or kimg are reached, then takes the last snapshot.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint was written first.</exception>
    public void Train(Action<TrainingStatus> report, CancellationToken stop)
    {
        snapshotSeconds = Position.Seconds;
        while (Share < 1)
        {
            if (stop.IsCancellationRequested)
            {
                SaveCheckpoint();
                stop.ThrowIfCancellationRequested();
            }
            TimedStep();
            if (tick.Seconds >= TickSeconds || Share >= 1)
                CloseTick(report);
            if (Position.Seconds - snapshotSeconds >= SnapshotInterval && Share < 1)
                Snapshot();
        }
        Snapshot();
    }

    /// <summary>One update of D and one of G.</summary>
    /// <returns>The losses before the updates.</returns>
    public StepLosses Step()
    {
        using var scope = NewDisposeScope();
        long number = Position.Step;
        crops.Fill(number, Options.Batch, realBuffer);
        var real = tensor(realBuffer, [Options.Batch, data.ChannelNames.Count, Options.Resolution, Options.Resolution],
                          device: compute.Device);                                       // [N, C, R, R]
        var losses = update.Run(new StepInput(number, real, latents.Draw(TrainingStreams.PictureSeeds, number, Options.Batch)), Rate);
        Position = Position with { Step = number + 1 };
        models.Average.Update(Options.Batch, Position.Step * Options.Batch);
        return losses;
    }

    /// <summary>Exports the weight average, makes samples with it, and saves a checkpoint.</summary>
    public void Snapshot()
    {
        ExportTo(Folder.LatestModel);
        SampleSheet.Write(Folder.LatestModel, Folder.SampleAt(Kimg));
        SaveCheckpoint();
        snapshotSeconds = Position.Seconds;
    }

    /// <summary>Writes the weight average as a model file, checked against torch.</summary>
    public void ExportTo(string path, bool half = false)
    {
        models.Average.MeasureStatistics(StatisticsBatches, i => latents.Draw(TrainingStreams.Statistics, i, 8));
        GeneratorExporter.Export(models.GEma, path, data.ChannelNames, Options.Resolution, Summary(), half);
    }

    /// <summary>What the model file tells of its training, as <c>procgan.train.*</c>.</summary>
    Dictionary<string, string> Summary() => new()
    {
        ["kimg"] = Kimg.ToString("0.###", CultureInfo.InvariantCulture),
        ["seconds"] = Position.Seconds.ToString("0", CultureInfo.InvariantCulture),
        ["seed"] = Options.Seed.ToString(CultureInfo.InvariantCulture),
        ["data"] = data.Name,
        ["data.images"] = data.Images.Count.ToString(CultureInfo.InvariantCulture),
        ["data.sha256"] = data.Hash,
    };

    void SaveCheckpoint()
    {
        Checkpoint.Write(Folder.CheckpointAt(Position.Step), models, Position, data.Hash);
        Folder.DropOldCheckpoints();
    }

    void TimedStep()
    {
        long start = Stopwatch.GetTimestamp();
        var (d, g) = Step();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Position = Position with { Seconds = Position.Seconds + seconds };
        tick.Add(d, g, Options.Batch, seconds);
    }

    void CloseTick(Action<TrainingStatus> report)
    {
        double left = Share > 0 ? Position.Seconds / Share - Position.Seconds : 0;
        var status = tick.Close(Kimg, Position.Seconds, left);
        if (!double.IsFinite(status.DiscriminatorLoss + status.GeneratorLoss))
            throw new UserError($"the losses are no longer numbers at {Kimg:0.0} kimg: resume '{Folder.Path}' from its last checkpoint " +
                                "with lower --generator-rate and --discriminator-rate.");
        StatsLog.Append(Folder.Stats, status);
        report(status);
    }

    /// <summary>How much of the run is done, 0 to 1.</summary>
    public double Share => Options.Kimg is { } kimg ? Kimg / kimg : Position.Seconds / 60 / Options.Minutes!.Value;

    /// <summary>Factor on the learning rates: 1, then a line to 0 over the last part of the run.</summary>
    double Rate => Options.DecayShare == 0 ? 1 : Math.Clamp((1 - Share) / Options.DecayShare, 0, 1);

    /// <summary>A tenth of the run, but at least half a minute and at most ten.</summary>
    double SnapshotInterval => Math.Clamp((Options.Minutes ?? 0) * 6, 30, 600);

    public void Dispose() => models.Dispose();
}
