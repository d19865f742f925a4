using Microsoft.Win32.SafeHandles;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>Pixels of a set that does not fit into memory, as they are, in one file without a name.</summary>
/// <remarks>The file is gone from its folder as soon as it is open (elsewhere than on Unix, when it is closed), so nothing is left
/// behind by a kill. Crops read just their rows; the system's page cache keeps what fits.</remarks>
sealed class PixelSpool
{
    readonly SafeFileHandle file;
    readonly Lock gate = new();
    readonly string folder;
    long end;

    /// <exception cref="UserError">The folder cannot be written to, or its disk has no room.</exception>
    public PixelSpool(string folder, long expectedBytes)
    {
        this.folder = folder;
        string path = Path.Combine(folder, $"procgan-pixels-{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
            if (free < expectedBytes)
                throw new UserError($"The images need {Sizes.Text(expectedBytes)} on disk while they stream, '{folder}' has {Sizes.Text(free)} free: "
                    + "free some space, give more --memory, a smaller --working-size or fewer images.");
            file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete,
                FileOptions.DeleteOnClose | FileOptions.RandomAccess);
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception e) when (FileErrors.Explain(e, path) is { } message)
        {
            throw new UserError(message, e);
        }
    }

    public PixelStore Add(byte[] bytes)
    {
        long at;
        lock (gate)
            (at, end) = (end, end + bytes.Length);
        try
        {
            RandomAccess.Write(file, bytes, at);
        }
        catch (IOException e)
        {
            throw new UserError(FileErrors.Explain(e, folder) ?? e.Message, e);
        }
        return new Piece(file, at, bytes.Length);
    }

    sealed class Piece(SafeFileHandle file, long start, int length) : PixelStore(length)
    {
        public override ReadOnlySpan<byte> Slice(int offset, int length, Span<byte> scratch)
        {
            Span<byte> target = scratch[..length];
            Read(offset, target);
            return target;
        }

        public override byte[] ToArray()
        {
            byte[] bytes = GC.AllocateUninitializedArray<byte>(Length);
            Read(0, bytes);
            return bytes;
        }

        void Read(long offset, Span<byte> target)
        {
            while (target.Length > 0)
            {
                int read = RandomAccess.Read(file, target, start + offset);
                if (read == 0)
                    throw new EndOfStreamException("the file of pixels ends too early");
                offset += read;
                target = target[read..];
            }
        }
    }
}

/// <summary>Bytes for people.</summary>
static class Sizes
{
    public static string Text(long bytes) => bytes switch
    {
        < 10L << 10 => $"{bytes} bytes",
        < 10L << 20 => $"{bytes >> 10} KiB",
        < 10L << 30 => $"{bytes >> 20} MiB",
        _ => $"{bytes >> 30} GiB",
    };
}
