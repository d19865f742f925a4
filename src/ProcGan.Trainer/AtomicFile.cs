using System.Text;

namespace ProcGan.Trainer;

/// <summary>Writes files whole or not at all: a full disk or a kill leaves what stood there before.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside <paramref name="path"/>, flushes to the disk, then renames over it.</summary>
    /// <param name="path">The final name. Missing folders above it are made.</param>
    /// <param name="write">Fills the stream.</param>
    /// <param name="verify">Given the finished temporary file; when it throws, nothing appears under the final name.</param>
    public static void Write(string path, Action<Stream> write, Action<string>? verify = null)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Environment.ProcessId}.tmp";   // the same folder, since a rename cannot cross disks
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);   // else a power cut may keep the rename and lose the bytes
            }
            verify?.Invoke(temporary);
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));
}
