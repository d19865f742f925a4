using System.Buffers.Binary;
using System.IO.Compression;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data.Sources;

/// <summary>The files of a zip, unpacked in memory one at a time when they are opened; nothing is written to disk.</summary>
/// <remarks>A zip is untrusted: see the bounds. What an entry claims is checked before it is unpacked and while it is; names that lead out
/// of the archive, encrypted entries and archives within the archive are refused and named.</remarks>
static class ZipFiles
{
    /// <summary>Entries, and bytes that all of them together may claim: more is no set of images but a bomb.</summary>
    const int MaxEntries = 1_000_000;
    const long MaxTotal = 64L << 30;

    /// <summary>Deflate packs 1032 bytes into one at most.</summary>
    const long MaxRatio = 1032;

    static readonly string[] Archives = [".zip", ".7z", ".rar", ".tar", ".tgz", ".tar.gz", ".bz2", ".xz", ".zst"];

    public static bool IsZip(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using FileStream stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4
            && BinaryPrimitives.ReadUInt32LittleEndian(start) is 0x04034b50 or 0x06054b50;
    }

    /// <exception cref="UserError">It is no zip, or one that no honest tool makes.</exception>
    public static DataFiles List(string path)
    {
        List<DataFile> files = [];
        List<string> problems = [];
        try
        {
            FileStream stream = File.OpenRead(path);
            // The directory is read whole: 46 bytes an entry at the least bound how many there can be.
            ZipArchive zip = new(stream, ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries)
                throw new UserError($"'{path}' has {zip.Entries.Count} entries, expected at most {MaxEntries}: unpack it and give the folder.");
            Lock gate = new();
            long total = 0;
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                if (entry.FullName.EndsWith('/') || IsHidden(entry.FullName))
                    continue;
                string shown = Shown(entry.FullName);
                if (ProblemOf(entry) is { } problem)
                    problems.Add($"'{shown}' {problem}");
                else
                    files.Add(new(entry.FullName, entry.Length, () => Unpack(entry, gate)));
                total += entry.Length;
                if (entry.Length < 0 || total > MaxTotal || total < 0)
                    throw new UserError($"'{path}' claims more than {Sizes.Text(MaxTotal)} unpacked, expected at most that: unpack it and give the folder.");
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            throw new UserError($"'{path}' is a damaged zip ({e.Message.TrimEnd('.')}): pack it again.", e);
        }
        return DataFiles.Of(path, Path.GetFileNameWithoutExtension(path), files, problems);
    }

    static string? ProblemOf(ZipArchiveEntry entry)
    {
        string name = entry.FullName;
        if (name.Contains('\\') || name.StartsWith('/') || name.Contains(':') || name.Split('/').Contains("..") || name.Contains('\0'))
            return "leads out of the archive: left out; pack it again without such names.";
        if (Array.Exists(Archives, a => name.EndsWith(a, StringComparison.OrdinalIgnoreCase)))
            return "is an archive within the archive, which is not opened: unpack it.";
        if (entry.IsEncrypted)
            return "is encrypted: pack it again without a password.";
        if (entry.Length > DataFile.MaxLength)
            return $"claims {Sizes.Text(entry.Length)} unpacked, expected at most {Sizes.Text(DataFile.MaxLength)}: left out.";
        if (entry.Length > entry.CompressedLength * MaxRatio + 1024)
            return "claims more bytes than its packed ones can hold: left out; pack it again.";
        return null;
    }

    static bool IsHidden(string name) =>
        name.StartsWith('.') && !name.StartsWith("..", StringComparison.Ordinal) || name.Contains("/.", StringComparison.Ordinal) && !name.Contains("/..", StringComparison.Ordinal)
        || name.StartsWith("__MACOSX/", StringComparison.Ordinal);

    static string Shown(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));

    /// <summary>Grows with what really comes out, so that a claim alone takes no memory.</summary>
    static MemoryStream Unpack(ZipArchiveEntry entry, Lock gate)
    {
        MemoryStream result = new();
        byte[] buffer = new byte[1 << 16];
        lock (gate)     // an archive is one file with one position
        {
            using Stream packed = entry.Open();
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                if (result.Length + read > entry.Length)
                    throw new InvalidDataException("it unpacks to more than it claims");
                result.Write(buffer, 0, read);
            }
        }
        if (result.Length != entry.Length)
            throw new InvalidDataException("it unpacks to less than it claims");
        result.Position = 0;
        return result;
    }
}
