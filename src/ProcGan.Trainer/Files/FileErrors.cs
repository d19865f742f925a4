namespace ProcGan.Trainer.Files;

/// <summary>Turns what the file system throws into one line that names the file and what to do.</summary>
static class FileErrors
{
    // HResult of an IOException is errno on Unix, and 0x8007 followed by the Win32 code on Windows.
    const int NoSpaceUnix = 28, QuotaUnix = 122, ReadOnlyUnix = 30;
    const int DiskFullWindows = unchecked((int)0x80070070), HandleDiskFullWindows = unchecked((int)0x80070027);

    /// <returns>The line, or null where the exception is not about files.</returns>
    public static string? Explain(Exception exception, string path) => exception switch
    {
        UserError => null,
        IOException or UnauthorizedAccessException when Directory.Exists(path)
            => $"'{path}' is a folder, expected a file: add a file name.",
        FileNotFoundException => $"'{path}' does not exist: check the path.",
        IOException when FileAbove(path) is { } file => $"'{path}' is below '{file}', which is a file: choose another place.",
        DirectoryNotFoundException => $"'{path}' is in a folder that does not exist: create '{FolderOf(path)}' or choose another.",
        PathTooLongException => $"'{path}' is too long a path for this system: choose a shorter one.",
        UnauthorizedAccessException => $"'{path}' may not be written or read by this user: check the permissions of '{FolderOf(path)}'.",
        IOException { HResult: NoSpaceUnix or QuotaUnix or DiskFullWindows or HandleDiskFullWindows }
            => $"'{path}' could not be written, the disk is full: free some space and run it again. The former file, if any, is unchanged.",
        IOException { HResult: ReadOnlyUnix } => $"'{path}' is on a read-only file system: choose another place.",
        IOException => $"'{path}' could not be read or written: {FirstLine(exception.Message)}",
        _ => null,
    };

    static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;

    static string? FileAbove(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        while (folder is not null && !Path.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return File.Exists(folder) ? folder : null;
    }

    static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();
}
