namespace ProcGan.Viewer.Generation;

/// <summary>What came of one request. A picture and an error can come together: the last good model answered for a damaged file.</summary>
/// <param name="State">The request.</param>
/// <param name="Picture">Null if none could be made.</param>
/// <param name="Facts">Of the model that is loaded; null if none is.</param>
/// <param name="Milliseconds">Generating alone, without loading.</param>
/// <param name="Error">One line for the user, or null.</param>
sealed record TextureResult(ViewerState State, Picture? Picture, ModelFacts? Facts, double Milliseconds, string? Error);
