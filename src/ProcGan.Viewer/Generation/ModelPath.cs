namespace ProcGan.Viewer.Generation;

/// <summary>Where a model's file is, and whether it is still the one that was read.</summary>
static class ModelPath
{
    /// <summary>What a training run rewrites at each snapshot.</summary>
    const string Latest = "latest.onnx";

    /// <summary>A run's folder stands for the latest model in it.</summary>
    public static string FileOf(string model) => Directory.Exists(model) ? Path.Combine(model, Latest) : model;

    /// <summary>Short name for titles: the file's, and the run's where the file is a run's.</summary>
    public static string NameOf(string model)
    {
        string file = Path.GetFullPath(FileOf(model));
        string name = Path.GetFileName(file);
        return name == Latest ? Path.GetFileName(Path.GetDirectoryName(file)) + "/" + name : name;
    }

    /// <summary>Changes when the file is rewritten; null while there is none.</summary>
    public static (long Length, DateTime Written)? Stamp(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.Length, info.LastWriteTimeUtc) : null;
    }

    /// <summary>Why a run has no model yet, in the user's words; null where it has one.</summary>
    public static string? Missing(string model)
    {
        string file = FileOf(model);
        return file == model || File.Exists(file) ? null
            : $"'{model}' has no {Latest} yet: it appears at the run's first snapshot (folder of a run expected), and is shown then.";
    }
}
