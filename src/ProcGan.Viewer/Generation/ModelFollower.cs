namespace ProcGan.Viewer.Generation;

/// <summary>Notices when the model's file is rewritten, as training does with latest.onnx.</summary>
sealed class ModelFollower(Action changed) : IDisposable
{
    FileSystemWatcher? watcher;
    string? following;

    /// <param name="model">A file or a run's folder, or null for none.</param>
    public void Follow(string? model)
    {
        string? file = model is null ? null : Path.GetFullPath(ModelPath.FileOf(model));
        if (file == following)
            return;
        following = file;
        watcher?.Dispose();
        watcher = null;
        if (file is null || Path.GetDirectoryName(file) is not { } folder || !Directory.Exists(folder))
            return;
        watcher = new FileSystemWatcher(folder, Path.GetFileName(file));
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.EnableRaisingEvents = true;
    }

    public void Dispose() => watcher?.Dispose();
}
