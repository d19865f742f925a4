using System.Text;

namespace ProcGan.Trainer.Files;

/// <summary>Writes a file whole or not at all: a crash, a full disk or Ctrl+C leaves the former file as it was.</summary>
/// <remarks>The bytes go to a temporary name in the same folder, are flushed to the disk, and then take the name over.</remarks>
static class AtomicFile
{
    const int BufferSize = 1 << 16;

    /// <exception cref="UserError">The file cannot be written; the message names it and says why.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Destination(path);
        if (IsDevice(target))
        {
            Explained(path, () => WriteThrough(target, FileMode.Open, write));
            return;
        }
        string temporary = $"{target}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";
        try
        {
            Explained(path, () =>
            {
                WriteThrough(temporary, FileMode.CreateNew, write);
                File.Move(temporary, target, overwrite: true);
            });
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    public static void WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        Write(path, stream => stream.Write(copy));
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) => WriteBytes(path, Encoding.UTF8.GetBytes(text));

    static void WriteThrough(string path, FileMode mode, Action<Stream> write)
    {
        using FileStream stream = new(path, mode, FileAccess.Write, FileShare.Read, BufferSize);
        write(stream);
        stream.Flush(flushToDisk: !IsDevice(path));
    }

    /// <summary>Follows links, so that writing through one replaces the file that it points to and not the link.</summary>
    static string Destination(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>A device such as /dev/stdout is written in place: a rename would put a plain file where it was.</summary>
    static bool IsDevice(string path) =>
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
