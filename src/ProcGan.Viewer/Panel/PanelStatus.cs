using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Panel;

/// <summary>What the panel reports, beside the state that it edits.</summary>
/// <param name="Shown">Whose picture is on screen.</param>
/// <param name="Answered">The last answer for the model that is open: facts and errors.</param>
/// <param name="Busy">Something is being made.</param>
sealed record PanelStatus(TextureResult? Shown, TextureResult? Answered, bool Busy);
