using ProcGan.Viewer.Generation;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Viewer.Files;

/// <summary>Writes a picture whole or not at all.</summary>
static class PngFile
{
    /// <exception cref="IOException">It cannot be written; the message names the file and says why.</exception>
    public static void Write(string path, Picture picture)
    {
        string full = Path.GetFullPath(path);
        string temporary = $"{full}.{Environment.ProcessId}.tmp";   // same folder: a rename cannot cross disks
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (Image<Rgba32> image = Image.LoadPixelData<Rgba32>(picture.Rgba, picture.Width, picture.Height))
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                image.SaveAsPng(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw new IOException($"'{path}' cannot be written: {e.Message.TrimEnd('.')}. Choose a folder that may be written to.", e);
        }
    }
}
