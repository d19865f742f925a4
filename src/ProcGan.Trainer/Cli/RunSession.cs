using System.Globalization;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>One sitting of a training run, told on the terminal: data, progress, where the results are.</summary>
static class RunSession
{
    public static void Train(Terminal terminal, CancellationToken stop, string folder, TrainingOptions options)
    {
        var data = DataSession.Load(terminal, options, folder);
        Foresee(terminal, options, data);
        using var run = TrainingRun.Create(new RunFolder(folder), options, data, terminal.Say);
        Train(terminal, stop, run);
    }

    public static void Resume(Terminal terminal, CancellationToken stop, string folder, double? minutes, double? kimg)
    {
        var place = new RunFolder(folder);
        var options = place.ReadOptions();
        if (minutes is not null || kimg is not null)
            options = (options with { Minutes = minutes, Kimg = kimg }).Validated();
        var data = DataSession.Load(terminal, options, place.Path);
        Foresee(terminal, options, data);
        using var run = TrainingRun.Resume(place, options, data, terminal.Say);
        terminal.Say($"resuming at {Text(run.Kimg)} kimg");
        Train(terminal, stop, run);
    }

    static void Foresee(Terminal terminal, TrainingOptions options, TextureSet data)
    {
        var (limit, free) = MemoryForecast.Machine();
        if (options.Device == "cpu")
            MemoryForecast.Of(options, data).Check(limit, free, terminal.Say);
        if (Compute.Doubt(options) is { } doubt)
            terminal.Say(doubt);
    }

    /// <summary>What a measured snapshot has to be worse than the best by before that is pointed to: two measures of one network differ by a few percent.</summary>
    const double Worse = 1.1;

    /// <summary>Opens a run for reading, at its newest whole checkpoint or that of its best snapshot.</summary>
    /// <exception cref="UserError">It has none yet.</exception>
    public static TrainingRun Open(Terminal terminal, RunFolder place, bool best = false)
    {
        var options = place.ReadOptions();
        if (place.AllCheckpoints().Count == 0)
            throw new UserError($"'{place.Path}' has no checkpoint yet: wait for its first snapshot, or go on with 'procgan resume'.");
        if (best && place.BestCheckpoints().Count == 0)
            throw new UserError($"'{place.Path}' has no measured snapshot yet: leave out --best, or go on with 'procgan resume'.");
        return TrainingRun.Open(place, options, DataSession.Load(terminal, options, place.Path), terminal.Say, best);
    }

    static void Train(Terminal terminal, CancellationToken stop, TrainingRun run)
    {
        var line = new ProgressLine();
        try
        {
            run.Train(status => terminal.Progress(run.Share, line.Of(status)), stop);
        }
        catch (OperationCanceledException)
        {
            terminal.Say($"stopped at {Text(run.Kimg)} kimg, checkpoint written; go on with: procgan resume '{run.Folder.Path}'");
            throw;
        }
        var state = run.State;
        terminal.Out.WriteLine(run.Folder.LatestModel);
        if (run.StoppedEarly)
            terminal.Say($"stopped early: no better snapshot in {state.SnapshotsSinceBest}");
        terminal.Say($"trained {Text(run.Kimg)} kimg in {TimeSpan.FromSeconds(state.Seconds):h\\:mm\\:ss}; report: {run.Folder.Report}");
        string model = run.Folder.LatestModel;
        if (state.BestScore is { } best)
        {
            terminal.Say($"best snapshot: {Text(state.BestKimg)} kimg with SWD {Text(best)}: {run.Folder.BestModel}");
            if (run.Folder.AllCheckpoints() is [var newest, ..] && Checkpoint.StateOf(newest)?.Score is { } last && last > Worse * best)
            {
                terminal.Say($"the last one is worse, with SWD {Text(last)}: look at both, and take the best one with: procgan export '{run.Folder.Path}' --best --out MODEL.onnx");
                model = run.Folder.BestModel;
            }
        }
        terminal.Say($"try: procgan generate '{model}' --seed 1 {(Networks.Family.Named(run.Options.Family).IsField ? "--size 512x512 --tile both " : "")}--out texture.png");
    }

    static string Text(double kimg) => kimg.ToString("0.0", CultureInfo.InvariantCulture);
}
