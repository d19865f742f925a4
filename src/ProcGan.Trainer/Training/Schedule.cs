using System.Diagnostics;

namespace ProcGan.Trainer.Training;

/// <summary>The clock of one sitting: when to show, tick, checkpoint and take a snapshot, so that all of it stays a small share of the time.</summary>
sealed class Schedule
{
    public const int Show = 0, Tick = 1, Checkpoint = 2, Snapshot = 3;

    /// <summary>A snapshot or checkpoint is not repeated before this many times what the last one took: 1.6 % and 0.5 % of the time.</summary>
    const double SnapshotRest = 60, CheckpointRest = 200;
    const double CheckpointInterval = 60;
    const double ShortestSnapshotInterval = 30, LongestSnapshotInterval = 600;
    const int SnapshotsPerRun = 10;

    readonly TrainingOptions options;
    readonly double secondsBefore;
    readonly Stopwatch clock = Stopwatch.StartNew();
    readonly double[] last = new double[4], cost = new double[4];

    /// <param name="options">Length of the run and its intervals.</param>
    /// <param name="secondsBefore">Time of former sittings.</param>
    public Schedule(TrainingOptions options, double secondsBefore)
    {
        (this.options, this.secondsBefore) = (options, secondsBefore);
        Array.Fill(last, secondsBefore);
    }

    /// <summary>Time of all sittings.</summary>
    public double Seconds => secondsBefore + clock.Elapsed.TotalSeconds;

    /// <summary>True once an interval.</summary>
    public bool Due(int what, double interval)
    {
        double now = Seconds;
        if (now - last[what] < interval)
            return false;
        last[what] = now;
        return true;
    }

    /// <summary>A tenth of the run, but at least half a minute and at most ten, unless the options say otherwise.</summary>
    /// <param name="share">How much of the run is done, 0 to 1.</param>
    public bool SnapshotDue(double share)
    {
        if (options.SnapshotEvery > 0)
            return Seconds - last[Snapshot] >= options.SnapshotEvery;
        double whole = options.Minutes * 60 ?? (share > 0 ? Seconds / share : 0);
        double interval = Math.Clamp(whole / SnapshotsPerRun, ShortestSnapshotInterval, LongestSnapshotInterval);
        return Seconds - last[Snapshot] >= Math.Max(interval, SnapshotRest * cost[Snapshot]);
    }

    /// <summary>Once a minute, unless the options say otherwise. A snapshot has one with it.</summary>
    public bool CheckpointDue => Seconds - Math.Max(last[Checkpoint], last[Snapshot]) >=
        (options.CheckpointEvery > 0 ? options.CheckpointEvery : Math.Max(CheckpointInterval, CheckpointRest * cost[Checkpoint]));

    /// <summary>Does it, and remembers when and at what cost.</summary>
    public T Timed<T>(int what, Func<T> work)
    {
        double start = Seconds;
        T result = work();
        last[what] = Seconds;
        cost[what] = last[what] - start;
        return result;
    }
}
