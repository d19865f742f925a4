using System.Text;

namespace ProcGan.Trainer.Files;

/// <summary>Writes a file whole or not at all: a crash, a full disk or Ctrl+C leaves the former file as it was.</summary>
/// <remarks>The bytes go to a temporary name in the same folder, are flushed to the disk, and then take the name over.</remarks>
static class AtomicFile
{
    const int BufferSize = 1 << 16;

    /// <param name="path">The final name. Missing folders above it are made.</param>
    /// <param name="write">Fills the stream.</param>
    /// <param name="verify">Given the finished temporary file; when it throws, nothing appears under the final name.</param>
    /// <exception cref="UserError">The file cannot be written; the message names it and says why.</exception>
    public static void Write(string path, Action<Stream> write, Action<string>? verify = null)
    {
        string target = Destination(path);
        if (IsDevice(target))
        {
            Explained(path, () => WriteThrough(target, FileMode.Open, write));
            return;
        }
        string temporary = $"{target}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";   // same folder: a rename cannot cross disks
        try
        {
            Explained(path, () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                WriteThrough(temporary, FileMode.CreateNew, write);
            });
            verify?.Invoke(temporary);
            Explained(path, () => File.Move(temporary, target, overwrite: true));
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    public static void Write(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    static void WriteThrough(string path, FileMode mode, Action<Stream> write)
    {
        using FileStream stream = new(path, mode, FileAccess.Write, FileShare.Read, BufferSize);
        write(stream);
        stream.Flush(flushToDisk: !IsDevice(path));   // else a power cut may keep the rename and lose the bytes
    }

    /// <summary>Follows links, so that writing through one replaces the file that it points to and not the link.</summary>
    static string Destination(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>A device such as /dev/stdout is written in place: a rename would put a plain file where it was.</summary>
    public static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        || path.StartsWith("/proc/", StringComparison.Ordinal);

    static void Explained(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (FileErrors.Explain(e, path) is { } message)
        {
            throw new UserError(message, e);
        }
    }

    static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is being reported already matters more than a left-over *.tmp.
        }
    }
}
