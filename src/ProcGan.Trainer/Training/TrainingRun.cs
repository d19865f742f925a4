using System.Diagnostics;
using System.Globalization;
using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Export.Latents;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training.Waves;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>One run, from data to models: the map of the trainer.</summary>
/// <remarks>
/// A step draws real crops and latents, updates D, updates G, and moves the weight average. A tick reports. A snapshot
/// measures the average's batch statistics, exports it, makes samples through the Runtime, judges them, and keeps the best. A
/// checkpoint holds all of it. Everything random is a function of (seed, step), so a resumed run continues bit for bit. What is no
/// number any more is taken back to the last checkpoint (<see cref="NumberGuard"/>).
/// </remarks>
sealed class TrainingRun : IDisposable
{
    const int StatisticsBatches = 24;
    const double TickSeconds = 5, ShowSeconds = 0.5;

    readonly TextureSet data;
    readonly ClassSet classes;
    readonly Action<string> say;
    readonly Compute compute;
    readonly IReadOnlyList<IReadOnlyList<Wave>> waves;
    readonly Lazy<ClassLooks?> looks;    // only what starts afresh needs them: a checkpoint has what became of them
    readonly Models models;
    readonly CropFeed crops;
    readonly LatentSampler latents;
    readonly GanStep update;
    readonly SnapshotDesk snapshots;
    readonly Tick tick = new();
    IDisposable? folderLock;

    /// <param name="folder">Of the run.</param>
    /// <param name="options">As it was started with.</param>
    /// <param name="data">What it learns.</param>
    /// <param name="say">Takes what a user should know.</param>
    /// <param name="afresh">The networks are to be a new run's; else they wait for a checkpoint's values.</param>
    TrainingRun(RunFolder folder, TrainingOptions options, TextureSet data, Action<string>? say, bool afresh)
    {
        (Folder, Options, this.data, this.say) = (folder, options, data, say ?? (_ => { }));
        compute = Compute.For(options);
        int channels = data.ChannelNames.Count;
        bool spatial = Family.Named(options.Family).IsField;
        int cells = spatial ? options.Resolution / 16 : 1;
        classes = ClassSet.Of(data, options.Classes, conditional: spatial);
        waves = spatial ? Periods.Of(data, classes, options.Resolution / cells, options.MaxWaves) : [];
        looks = new(() => classes.Count == 0 ? null : ClassLooks.Of(data, classes, options.Resolution, options.Seed, options.Threads > 0 ? options.Threads : Environment.ProcessorCount));
        models = new Models(options, channels, waves, classes.Count, compute, afresh ? looks.Value : null);
        crops = new CropFeed(new CropSampler(data, options.Resolution, options.Seed, UpProbe.Decide(data, options.Input).Variety,
                                             options.DiscriminatorNorm == "class" ? DiscriminatorNetwork.OfAClass : 1, classes.Count == 0 ? null : classes.OfImage),
                             options.Batch, options.Batch * channels * options.Resolution * options.Resolution);
        latents = new LatentSampler(models.G, cells, options.Seed, compute.Device);
        update = new GanStep(models, options, data.ChannelNames, compute.Device);
        snapshots = new SnapshotDesk(folder, options, data, classes, latents);
    }

    public RunFolder Folder { get; }
    public TrainingOptions Options { get; private set; }
    public RunState State { get; private set; } = new();
    public double Kimg => State.Step * Options.Batch / 1000.0;
    public Models Models => models;
    public TextureSet Data => data;
    public ClassSet Classes => classes;
    /// <summary>It ended before its time, since snapshots had not become better for as long as the options allow.</summary>
    public bool StoppedEarly => Options.EarlyStop > 0 && State.SnapshotsSinceBest >= Options.EarlyStop;

    /// <summary>Starts a run in a new folder.</summary>
    public static TrainingRun Create(RunFolder folder, TrainingOptions options, TextureSet data, Action<string>? say = null)
    {
        folder.Create(options);
        return new TrainingRun(folder, options, data, say, afresh: true) { folderLock = folder.Lock() };
    }

    /// <summary>Continues a run from its newest whole checkpoint, or from its start where it has none yet.</summary>
    public static TrainingRun Resume(RunFolder folder, TrainingOptions options, TextureSet data, Action<string> say)
    {
        var held = folder.Lock();
        try
        {
            folder.RemoveLeftovers();
            var run = Open(folder, options, data, say);
            run.folderLock = held;
            StatsLog.CutAfter(folder.Stats, run.Kimg);
            folder.DropSamplesAfter(run.Kimg);
            folder.Save(options);
            return run;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Loads a run's newest whole checkpoint, or that of its best snapshot, and leaves its folder alone: another process may be training in it.</summary>
    public static TrainingRun Open(RunFolder folder, TrainingOptions options, TextureSet data, Action<string> say, bool best = false)
    {
        var run = new TrainingRun(folder, options, data, say, afresh: false);
        run.State = Checkpoint.Restore(folder, best ? folder.BestCheckpoints() : folder.AllCheckpoints(), run.models, options, data, run.say) ?? run.StartAfresh();
        run.models.Grow(run.State.Growth);
        return run;
    }

    /// <summary>Trains until the options' minutes or kimg are reached, then takes the last snapshot.</summary>
    /// <exception cref="OperationCanceledException">Stopped; a checkpoint was written first.</exception>
    /// <exception cref="UserError">The losses are no numbers, and going back to a checkpoint did not help.</exception>
    public void Train(Action<TrainingStatus> report, CancellationToken stop)
    {
        var schedule = new Schedule(Options, State.Seconds);
        ChooseThreads();
        snapshots.Begin(State);
        while (Share < 1 && !StoppedEarly)
        {
            if (stop.IsCancellationRequested)
            {
                SaveCheckpoint();
                stop.ThrowIfCancellationRequested();
            }
            bool numbers = TimedStep(schedule);
            if (numbers && Share < 1)
            {
                if (schedule.SnapshotDue(Share))
                    numbers = schedule.Timed(Schedule.Snapshot, () => Snapshot(report));
                else if (schedule.CheckpointDue)
                    numbers = schedule.Timed(Schedule.Checkpoint, SaveCheckpoint);
                else if (schedule.Due(Schedule.Tick, TickSeconds))
                    CloseTick(report);
                else if (schedule.Due(Schedule.Show, ShowSeconds))
                    report(tick.Peek(Kimg, State.Seconds, SecondsLeft));
            }
            else if (numbers)
                numbers = Snapshot(report);
            if (!numbers)
                RollBack();
        }
    }

    /// <summary>One update of D and one of G.</summary>
    /// <returns>The losses before the updates.</returns>
    public StepLosses Step()
    {
        using var scope = NewDisposeScope();
        Grow();
        long number = State.Step;
        var batch = crops.Take(number);
        var real = tensor(batch.Values, [Options.Batch, data.ChannelNames.Count, Options.Resolution, Options.Resolution],
                          device: compute.Device);                                       // [N, C, R, R]
        var losses = update.Run(new StepInput(number, real, DrawLatents(number)), Rate);
        State = State with { Step = number + 1 };
        models.Average.Update(Options.Batch, State.Step * Options.Batch);
        return losses;
    }

    /// <summary>Never backwards: a run that is made longer keeps what it has grown.</summary>
    void Grow()
    {
        if (models.G.MostGrowth == 0)
            return;
        double growth = Math.Max(State.Growth, GrowthSchedule.At(Share, models.G.MostGrowth));
        if (Math.Ceiling(growth) > Math.Ceiling(State.Growth))
        {
            // Moments of layers that had no gradient are 0, and steps by them would be far too long.
            models.ForgetMoments();
            State = State with { MomentsSince = State.Step };
        }
        State = State with { Growth = growth };
        models.Grow(growth);
    }

    /// <summary>Each fake picture is of the class of the real one beside it.</summary>
    LatentBatch DrawLatents(long step) => latents.Draw(TrainingStreams.PictureSeeds, step, Options.Batch,
        classes.Count == 0 ? null : i => classes.OfImage[crops.PlaceOf(step, i).Image]);

    /// <summary>Exports the weight average, makes samples with it, judges them, and saves a checkpoint.</summary>
    /// <returns>False where there is nothing to save: weights are no numbers.</returns>
    public bool Snapshot(Action<TrainingStatus>? report = null)
    {
        if (!NumberGuard.WeightsAreNumbers(models))
            return false;
        ExportTo(Folder.LatestModel, studied: Share >= 1);
        State = snapshots.Take(State, Kimg, models, tick.HasSteps ? tick.Close(Kimg, State.Seconds, SecondsLeft) : null, report, say);
        return SaveCheckpoint();
    }

    /// <summary>Pictures of the weight average as it is now, and as many crops of the data.</summary>
    public (Metrics.ImageBatch Fakes, Metrics.ImageBatch Reals) Samples()
    {
        MeasureStatistics();
        var probe = new QualityProbe(Options, data, classes, latents);
        return (probe.Pictured(models.GEma), probe.Reals);
    }

    void MeasureStatistics() => models.Average.MeasureStatistics(StatisticsBatches, i => latents.Draw(TrainingStreams.Statistics, i, 8));

    /// <summary>Writes the weight average as a model file, checked against torch.</summary>
    /// <param name="path">The file.</param>
    /// <param name="half">Weights as float16.</param>
    /// <param name="studied">Measures what latents do and stores it too, which takes some seconds.</param>
    /// <param name="licence">Of the data, in the words of whoever exports.</param>
    /// <param name="kept">Only these of its classes; null = all.</param>
    public void ExportTo(string path, bool half = false, bool studied = false, string? licence = null, IReadOnlyList<int>? kept = null)
    {
        MeasureStatistics();
        using GeneratorNetwork? fewer = kept is null || kept.Count == classes.Count ? null : models.AverageOf(kept);
        GeneratorNetwork generator = fewer ?? models.GEma;
        IReadOnlyList<string> names = fewer is null ? classes.Names : classes.NamesOf(kept!);
        LatentSampler drawn = latents.For(generator);
        var facts = studied ? LatentStudy.Of(generator, (number, count) => drawn.Draw(TrainingStreams.Study, number, count)) : LatentFacts.None;
        var summary = Summary();
        if (licence is not null)
            summary["data.licence"] = licence;
        if (fewer is not null)
            summary["classes.left-out"] = string.Join(',', classes.Names.Except(names));
        GeneratorExporter.Export(generator, path, data.ChannelNames, names, Options.Resolution, summary, half, facts);
    }

    /// <summary>What the model file tells of its training, as <c>procgan.train.*</c>.</summary>
    Dictionary<string, string> Summary() => new()
    {
        ["kimg"] = Kimg.ToString("0.###", CultureInfo.InvariantCulture),
        ["seconds"] = State.Seconds.ToString("0", CultureInfo.InvariantCulture),
        ["seed"] = Options.Seed.ToString(CultureInfo.InvariantCulture),
        ["data"] = data.Name,
        ["data.images"] = data.Images.Count.ToString(CultureInfo.InvariantCulture),
        ["data.sha256"] = data.Hash,
        ["data.workingsize"] = Options.WorkingSize.ToString(CultureInfo.InvariantCulture),
    };

    bool SaveCheckpoint()
    {
        if (!NumberGuard.WeightsAreNumbers(models))
            return false;
        Checkpoint.Write(Folder.CheckpointAt(State.Step), models, State, Options, data);
        Folder.DropOldCheckpoints();
        State = State with { Score = null };
        return true;
    }

    /// <returns>False where the losses are no numbers.</returns>
    bool TimedStep(Schedule schedule)
    {
        long start = Stopwatch.GetTimestamp();
        var losses = Step();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        State = State with { Seconds = schedule.Seconds };
        if (!double.IsFinite(losses.D + losses.G))
            return false;
        tick.Add(losses.D, losses.G, Options.Batch, seconds);
        return true;
    }

    void CloseTick(Action<TrainingStatus> report)
    {
        var status = tick.Close(Kimg, State.Seconds, SecondsLeft);
        snapshots.Log(status, State.Step);
        report(status);
    }

    /// <summary>Where the number of threads is left to us, a new run tries which is fastest; from then on it is one of its options.</summary>
    void ChooseThreads()
    {
        if (Options.Threads > 0 || Options.Device != "cpu" || State.Step > 0 || !ThreadTrial.IsWorthIt(Options))
            return;
        double seconds = State.Seconds;
        var (threads, told) = ThreadTrial.Run(() => Step());
        set_num_threads(threads);
        Options = Options with { Threads = threads };
        Folder.Save(Options);
        State = StartAfresh() with { Seconds = seconds };
        say(told);
    }

    /// <summary>Goes on from the last checkpoint, or from the start, with lower rates.</summary>
    void RollBack()
    {
        var failed = State with { Step = Math.Max(0, State.Step - 1) };   // the step that saw it was the last one
        NumberGuard.ThrowWhereHopeless(failed, models, Options);
        string cause = NumberGuard.Cause(models);
        var restored = Checkpoint.Restore(Folder, Folder.AllCheckpoints(), models, Options, data, say) ?? StartAfresh();
        State = NumberGuard.AfterRollback(failed, restored);
        tick.Reset();
        StatsLog.CutAfter(Folder.Stats, Kimg);
        Folder.DropSamplesAfter(Kimg);
        string told = NumberGuard.Told(failed, State, cause, Options);
        snapshots.Note(State, Kimg, told);
        say(told);
    }

    /// <summary>Gives all tensors the values that they began with.</summary>
    RunState StartAfresh()
    {
        using var fresh = new Models(Options, data.ChannelNames.Count, waves, classes.Count, compute, looks.Value);
        using var guard = no_grad();
        foreach (var (mine, its) in models.Tensors().Zip(fresh.Tensors()))
            mine.Values.copy_(its.Values);
        models.GOptimiser.Steps = models.DOptimiser.Steps = 0;
        return new RunState();
    }

    /// <summary>How much of the run is done, 0 to 1.</summary>
    public double Share => Options.Kimg is { } kimg ? Kimg / kimg : State.Seconds / 60 / Options.Minutes!.Value;

    double SecondsLeft => Share > 0 ? State.Seconds / Share - State.Seconds : 0;

    /// <summary>Factor on the learning rates: 1, then a line to 0 over the last part of the run; less after a rollback.</summary>
    double Rate => State.RateFactor * (Options.DecayShare == 0 ? 1 : Math.Clamp((1 - Share) / Options.DecayShare, 0, 1));

    public void Dispose()
    {
        crops.Dispose();
        update.Dispose();
        models.Dispose();
        snapshots.Dispose();
        folderLock?.Dispose();
    }
}
