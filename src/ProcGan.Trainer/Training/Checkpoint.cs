using System.Globalization;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>How far a run is. Its random numbers are functions of the step, so they need no state of their own.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Seconds">Training time so far.</param>
readonly record struct RunPosition(long Step, double Seconds);

/// <summary>Saves and restores the state of a run: networks, moments, weight average, position.</summary>
static class Checkpoint
{
    const string DataKey = "data", StepKey = "step", SecondsKey = "seconds";

    public static void Write(string path, Models models, RunPosition position, string dataHash) =>
        TensorFile.Write(path, models.Tensors(), new Dictionary<string, string>
        {
            [DataKey] = dataHash,
            [StepKey] = position.Step.ToString(CultureInfo.InvariantCulture),
            [SecondsKey] = position.Seconds.ToString("R", CultureInfo.InvariantCulture),
        });

    /// <summary>Restores the newest whole checkpoint; damaged ones are named through <paramref name="warn"/> and passed over.</summary>
    /// <returns>Null where a run has none yet.</returns>
    /// <exception cref="UserError">The data is not what the run was started with, or no checkpoint is whole.</exception>
    public static RunPosition? Restore(RunFolder folder, Models models, string dataHash, Action<string> warn)
    {
        var candidates = folder.AllCheckpoints();
        foreach (string path in candidates)
        {
            try
            {
                var texts = TensorFile.Read(path, models.Tensors());
                if (texts.GetValueOrDefault(DataKey) != dataHash)
                    throw new UserError($"the data of '{folder.Path}' has changed since '{System.IO.Path.GetFileName(path)}' was written: " +
                                        "put the images back, or train anew into another folder.");
                var position = new RunPosition(long.Parse(texts[StepKey], CultureInfo.InvariantCulture),
                                               double.Parse(texts[SecondsKey], CultureInfo.InvariantCulture));
                models.GOptimiser.Steps = models.DOptimiser.Steps = position.Step;
                return position;
            }
            catch (InvalidDataException e)
            {
                warn(e.Message);
            }
        }
        return candidates.Count == 0 ? null
            : throw new UserError($"none of the {candidates.Count} checkpoints of '{folder.Path}' is whole: train anew into another folder.");
    }
}
