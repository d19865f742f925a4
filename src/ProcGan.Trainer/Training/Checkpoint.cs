using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>Saves and restores all of a run: networks, moments, weight average, and its <see cref="RunState"/>.</summary>
/// <remarks>The options and the data that it was made with are in it too, so that a resumed run can say what is not as it was.</remarks>
static class Checkpoint
{
    const string DataKey = "data", ImagesKey = "data.images", StateKey = "state", OptionsKey = "options";

    public static void Write(string path, Models models, RunState state, TrainingOptions options, TextureSet data) =>
        TensorFile.Write(path, models.Tensors(), new Dictionary<string, string>
        {
            [DataKey] = data.Hash,
            [ImagesKey] = $"{data.Images.Count}",
            [StateKey] = state.ToJson(),
            [OptionsKey] = OptionsFile.ToJson(options),
        });

    /// <summary>Restores the first whole one of the checkpoints; damaged ones are named through <paramref name="say"/> and passed over.</summary>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="UserError">Data or networks are not those of the checkpoint, or no checkpoint is whole.</exception>
    public static RunState? Restore(RunFolder folder, IReadOnlyList<string> candidates, Models models, TrainingOptions options, TextureSet data, Action<string> say)
    {
        foreach (string path in candidates)
        {
            try
            {
                var texts = TensorFile.Read(path, models.Tensors(), found => CheckOrigin(found, Path.GetFileName(path), options, data, say));
                var state = RunState.FromJson(texts.GetValueOrDefault(StateKey));
                models.GOptimiser.Steps = models.DOptimiser.Steps = state.Step - state.MomentsSince;
                return state;
            }
            catch (InvalidDataException e)
            {
                say(e.Message + (path == candidates[^1] ? "" : " The one before is tried."));
            }
        }
        return candidates.Count == 0 ? null
            : throw new UserError($"none of the {candidates.Count} checkpoints of '{folder.Path}' can be gone on with, as they are damaged or of another version: train anew into another folder.");
    }

    /// <summary>What a checkpoint remembers beside its tensors, without proof that it is whole; null where not even that can be read.</summary>
    public static RunState? StateOf(string path)
    {
        try
        {
            return RunState.FromJson(TensorFile.ReadTexts(path).GetValueOrDefault(StateKey));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static void CheckOrigin(IReadOnlyDictionary<string, string> texts, string name, TrainingOptions options, TextureSet data, Action<string> say)
    {
        const string remedy = "put that back as it was, or train anew into another folder.";
        if (texts.TryGetValue(OptionsKey, out string? former))
        {
            var changes = OptionChanges.Between(former, OptionsFile.ToJson(options));
            if (changes.Where(change => change.DecidesNetworks).ToArray() is { Length: > 0 } deciding)
                throw new UserError($"'{name}' was trained with other options, {string.Join(", ", deciding.Select(c => c.Text))}: {remedy}");
            if (changes.Count > 0)
                say($"resuming with other options than before: {string.Join(", ", changes.Select(c => c.Text))}");
        }
        if (texts.GetValueOrDefault(DataKey) is { } hash && hash != data.Hash)
        {
            string counts = texts.GetValueOrDefault(ImagesKey) is { } images && images != $"{data.Images.Count}"
                ? $"{images} images then, {data.Images.Count} now" : "some of its images are not the same";
            throw new UserError($"the data of '{options.Data}' has changed since '{name}' was written ({counts}): {remedy}");
        }
    }
}
