using ProcGan.Trainer.Files;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Files;

/// <summary>Screenshots: written whole or not at all.</summary>
static class PngFile
{
    /// <exception cref="UserError">It cannot be written; the message names the file and says what to do.</exception>
    public static void Write(string path, Picture picture) => ImageFile.Save(path, picture.Rgba, picture.Width, picture.Height);
}
