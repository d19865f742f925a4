using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>A folder of images and everything below it.</summary>
static class ImageFolder
{
    static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".jfif", ".webp", ".tga", ".bmp"];

    /// <exception cref="UserError">No image of the folder can be used.</exception>
    public static TextureSet Load(string folder, DataOptions options)
    {
        List<string> files = [], problems = [];
        int others = 0;
        Collect(folder, "", files, problems, ref others);
        files.Sort(string.CompareOrdinal);
        if (files.Count == 0)
            throw new UserError(NothingFound(folder, others, problems));

        ImageReader.Outcome[] outcomes = LoadAll(folder, files, options);
        List<TextureImage> images = [];
        for (int i = 0; i < files.Count; i++)
        {
            if (outcomes[i].Image is { } image)
                images.Add(image);
            if (outcomes[i].Problem is { } problem)
                problems.Add($"'{files[i]}' {problem}");
        }
        if (images.Count == 0)
            throw new UserError(NothingUsable(folder, files, outcomes, options));
        int transparent = outcomes.Count(o => o.HasAlpha);
        if (transparent > 0)
        {
            string first = $"'{files[Array.FindIndex(outcomes, o => o.HasAlpha)]}'";
            problems.Add(transparent == 1 ? $"{first} {ImageReader.AlphaNote}" : $"{first} and {transparent - 1} more {ImageReader.ManyAlphaNote}");
        }
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return TextureSet.Of(name.Length > 0 ? name : folder, TextureSet.Albedo, images, problems);
    }

    /// <summary>Relative paths of all images. Hidden entries are skipped, and linked folders too: they may lead back here.</summary>
    static void Collect(string root, string below, List<string> files, List<string> problems, ref int others)
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
                Collect(root, path, files, problems, ref others);
            else if (entry is FileInfo && Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
                files.Add(path);
            else
                others++;
        }
    }

    static ImageReader.Outcome[] LoadAll(string folder, List<string> files, DataOptions options)
    {
        ImageReader.Outcome[] outcomes = new ImageReader.Outcome[files.Count];
        int threads = options.Threads > 0 ? options.Threads : Math.Min(Environment.ProcessorCount, 8);
        long budget = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, used = 0;
        try
        {
            Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                outcomes[i] = ImageReader.Load(Path.Combine(folder, files[i]), files[i], options);
                if (outcomes[i].Image is { } image && Interlocked.Add(ref used, image.Pixels.Length) > budget)
                    throw new UserError($"The images in '{folder}' need more than {budget >> 20} MiB, half of this machine's memory: "
                        + "give a smaller working size or fewer images.");
            });
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is UserError error)
        {
            throw new UserError(error.Message, e);
        }
        return outcomes;
    }

    static string NothingFound(string folder, int others, List<string> problems)
    {
        const string expected = "expected PNG, JPEG, WebP, TGA or BMP files in it or below";
        return (problems.Count, others) switch
        {
            ( > 0, _) => problems[0],
            (_, 0) => $"'{folder}' is empty: {expected}.",
            _ => $"'{folder}' holds no image ({others} other {(others == 1 ? "file" : "files")}): {expected}.",
        };
    }

    static string NothingUsable(string folder, List<string> files, ImageReader.Outcome[] outcomes, DataOptions options)
    {
        string all = files.Count == 1 ? "the only image" : $"all {files.Count} images";
        string crop = $"{options.Resolution} x {options.Resolution} crop";
        return Array.TrueForAll(outcomes, o => o.TooSmall)
            ? $"'{folder}': {all} in it {(files.Count == 1 ? "is" : "are")} smaller than the {crop}; "
                + $"'{files[0]}' {outcomes[0].Problem} Use larger images or a smaller resolution."
            : $"'{folder}': {all} in it cannot be used; '{files[0]}' {outcomes[0].Problem}";
    }
}
