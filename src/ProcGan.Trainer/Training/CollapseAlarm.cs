using System.Globalization;

namespace ProcGan.Trainer.Training;

/// <summary>Tells once when samples have become alike. Early pictures are alike by nature: only what was varied once can collapse, and
/// what is nearer to the data than ever before has not.</summary>
sealed class CollapseAlarm
{
    /// <summary>Samples have less than this share of the data's variety, and of what they themselves once had.</summary>
    const double CollapsedShare = 0.3;

    bool raised;

    /// <param name="state">After a snapshot was judged.</param>
    /// <param name="diversity">Of that snapshot.</param>
    /// <returns>What to say; null where all is well, or was said already.</returns>
    public string? Observe(RunState state, double diversity)
    {
        bool collapsed = state.SnapshotsSinceBest > 0 && diversity < CollapsedShare * Math.Min(1, state.BestDiversity) && state.BestDiversity >= CollapsedShare;
        bool news = collapsed && !raised;
        raised = collapsed;
        return news ? string.Create(CultureInfo.InvariantCulture,
            $"the samples have become alike: {diversity * 100:0} % of the data's variety, where it was {state.BestDiversity * 100:0} %; best.onnx is of {state.BestKimg:0.0} kimg. A lower --discriminator-rate often prevents this.") : null;
    }
}
