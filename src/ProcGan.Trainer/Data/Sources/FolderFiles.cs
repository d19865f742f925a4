namespace ProcGan.Trainer.Data.Sources;

/// <summary>A folder and everything below it, or a single file.</summary>
static class FolderFiles
{
    public static DataFiles Single(string path)
    {
        FileInfo file = new(path);
        return DataFiles.Of(path, Path.GetFileNameWithoutExtension(path), [new(file.Name, file.Length, file.OpenRead)], []);
    }

    public static DataFiles List(string folder)
    {
        List<DataFile> files = [];
        List<string> problems = [];
        Collect(folder, "", files, problems);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return DataFiles.Of(folder, name.Length > 0 ? name : folder, files, problems);
    }

    /// <summary>Hidden entries are skipped, and linked folders too: they may lead back here.</summary>
    static void Collect(string root, string below, List<DataFile> files, List<string> problems)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(Path.Combine(root, below)).GetFileSystemInfos();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            problems.Add($"'{(below.Length > 0 ? below : root)}' cannot be listed: {e.Message}");
            return;
        }
        foreach (FileSystemInfo entry in entries)
        {
            string path = below.Length > 0 ? $"{below}/{entry.Name}" : entry.Name;
            if (entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden))
                continue;
            if (entry is DirectoryInfo { LinkTarget: null })
                Collect(root, path, files, problems);
            else if (entry is DirectoryInfo)
                problems.Add($"'{path}' is a link to a folder, and such links may lead back here: copy the folder, or name it as the data.");
            else if (entry is FileInfo file)
                files.Add(new(path, LengthOf(file), file.OpenRead));
        }
    }

    /// <summary>0 for a link that leads nowhere: it fails when it is opened, and is named then.</summary>
    static long LengthOf(FileInfo file) => file.Exists ? file.Length : 0;
}
