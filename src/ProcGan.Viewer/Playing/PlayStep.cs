namespace ProcGan.Viewer.Playing;

/// <summary>One thing that a person could do, or a wish to see what came of it.</summary>
/// <param name="Source">Where it was written, for messages.</param>
/// <param name="Do">Begins it; what takes frames is queued on the player.</param>
sealed record PlayStep(string Source, Action<Player> Do);
