namespace ProcGan.Trainer.Data.Sources;

/// <summary>One file of the data.</summary>
/// <param name="Name">Relative path with forward slashes.</param>
/// <param name="Length">Bytes that it has, or claims to have.</param>
/// <param name="Open">A stream that can seek; <see cref="InvalidDataException"/> where a packed file is broken.</param>
sealed record DataFile(string Name, long Length, Func<Stream> Open)
{
    /// <summary>Larger files are refused before they are read.</summary>
    public const long MaxLength = 256L << 20;

    public string Stem => Path.GetFileNameWithoutExtension(Name);
    public string Folder => Name.LastIndexOf('/') is var slash and >= 0 ? Name[..slash] : "";
    public bool Has(params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}

/// <summary>What the user pointed at: a file, a folder with its subfolders, or a zip. Ordered by name, whatever the file system does.</summary>
/// <param name="Path">As the user typed it.</param>
/// <param name="Name">Short, for people.</param>
/// <param name="Problems">One line for each thing that could not be looked at.</param>
sealed record DataFiles(string Path, string Name, IReadOnlyList<DataFile> Files, IReadOnlyList<string> Problems)
{
    public static DataFiles Of(string path, string name, List<DataFile> files, List<string> problems)
    {
        files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new(path, name, files, problems);
    }
}
