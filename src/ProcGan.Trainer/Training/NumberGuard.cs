using System.Globalization;
using ProcGan.Trainer.Files;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>What to do when a loss or a weight is no number any more: go back to the last good checkpoint with lower rates, a few times.</summary>
static class NumberGuard
{
    public const int MostRollbacks = 4;
    const double RateCut = 0.5;

    /// <summary>Whether all weights of the networks are numbers; a checkpoint of others would be none to go back to.</summary>
    public static bool WeightsAreNumbers(Models models) => Finite(models.GValues.Values) && Finite(models.DValues.Values);

    /// <summary>The state to go on from.</summary>
    /// <param name="failed">The state that failed.</param>
    /// <param name="restored">The state of the checkpoint that was restored.</param>
    public static RunState AfterRollback(RunState failed, RunState restored) => restored with
    {
        Seconds = failed.Seconds,                     // spent is spent
        RateFactor = failed.RateFactor * RateCut,
        Rollbacks = failed.Rollbacks + 1,
    };

    /// <exception cref="UserError">Going back would not help: it is the first step, or it was tried a few times.</exception>
    public static void ThrowWhereHopeless(RunState state, Models models, TrainingOptions options)
    {
        if (state.Step == 0)
            throw new UserError($"the losses are no numbers from the first step on: {Cause(models)}; {Remedy(options)}");
        if (state.Rollbacks >= MostRollbacks)
            throw new UserError($"the losses were no numbers for the {state.Rollbacks + 1}th time, at {Kimg(state, options)} kimg, with the rates at " +
                                $"{Factor(state.RateFactor)} of what was asked for: {Cause(models)}; {Remedy(options)}");
    }

    /// <summary>One line on what happened and what is done about it.</summary>
    public static string Told(RunState failed, RunState now, string cause, TrainingOptions options) =>
        $"the losses are no numbers at {Kimg(failed, options)} kimg ({cause}): back to {Kimg(now, options)} kimg, " +
        $"with the rates at {Factor(now.RateFactor)} of what was asked for";

    /// <summary>Which network went wrong, as far as its weights tell.</summary>
    public static string Cause(Models models) => (Finite(models.GValues.Values), Finite(models.DValues.Values)) switch
    {
        (true, true) => Finite(models.DValues.Gradients) && Finite(models.GValues.Gradients)
            ? "the weights are numbers still, so an activation or a logit overflowed" : "a gradient overflowed",
        (false, true) => "the generator's weights are no numbers",
        (true, false) => "the discriminator's weights are no numbers",
        _ => "the weights of both networks are no numbers",
    };

    static string Remedy(TrainingOptions options) => options.Precision == "float32"
        ? "train anew with lower --generator-rate and --discriminator-rate."
        : "train anew with lower --generator-rate and --discriminator-rate, or with --precision float32.";

    static bool Finite(Tensor values)
    {
        using var scope = NewDisposeScope();
        return double.IsFinite(values.sum().ToDouble());   // NaN and infinity stay in a sum, and nothing finite comes near its end
    }

    static string Kimg(RunState state, TrainingOptions options) => (state.Step * options.Batch / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    static string Factor(double factor) => factor.ToString("0.####", CultureInfo.InvariantCulture);
}
