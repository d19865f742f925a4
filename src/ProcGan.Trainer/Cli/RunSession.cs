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
        var data = LoadData(terminal, options);
        using var run = TrainingRun.Create(new RunFolder(folder), options, data, terminal.Say);
        Train(terminal, stop, run);
    }

    public static void Resume(Terminal terminal, CancellationToken stop, string folder, double? minutes, double? kimg)
    {
        var place = new RunFolder(folder);
        var options = place.ReadOptions();
        if (minutes is not null || kimg is not null)
            options = (options with { Minutes = minutes, Kimg = kimg }).Validated();
        using var run = TrainingRun.Resume(place, options, LoadData(terminal, options), terminal.Say);
        terminal.Say($"resuming at {Text(run.Kimg)} kimg");
        Train(terminal, stop, run);
    }

    /// <summary>Opens a run for reading, at its newest whole checkpoint.</summary>
    /// <exception cref="UserError">It has none yet.</exception>
    public static TrainingRun Open(Terminal terminal, RunFolder place)
    {
        var options = place.ReadOptions();
        if (place.AllCheckpoints().Count == 0)
            throw new UserError($"'{place.Path}' has no checkpoint yet: wait for its first snapshot, or go on with 'procgan resume'.");
        return TrainingRun.Open(place, options, LoadData(terminal, options), terminal.Say);
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
        if (state.BestScore is { } best)
            terminal.Say($"best snapshot: {Text(state.BestKimg)} kimg with SWD {Text(best)}: {run.Folder.BestModel}");
        terminal.Say($"try: procgan generate '{run.Folder.LatestModel}' --seed 1 {(run.Options.Family == "spatial" ? "--size 512x512 --tile both " : "")}--out texture.png");
    }

    static TextureSet LoadData(Terminal terminal, TrainingOptions options)
    {
        var data = TextureSource.Load(options.Data, new DataOptions { Resolution = options.Resolution, WorkingSize = options.WorkingSize > 0 ? options.WorkingSize : null });
        foreach (string problem in data.Problems)
            terminal.Say($"skipped: {problem}");
        int tiling = data.Images.Count(image => image.TilesX && image.TilesY);
        var first = data.Images[0];
        terminal.Say(data.Images.Count == 1
            ? $"data: {data.Name}, one image of {first.Width} x {first.Height}, {(tiling == 1 ? "tiles" : "does not tile")}"
            : $"data: {data.Name}, {data.Images.Count} images, {tiling} of them tile, {data.Problems.Count} skipped");
        return data;
    }

    static string Text(double kimg) => kimg.ToString("0.0", CultureInfo.InvariantCulture);
}
