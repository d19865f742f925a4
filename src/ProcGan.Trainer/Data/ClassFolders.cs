namespace ProcGan.Trainer.Data;

/// <summary>Classes by the first folder level.</summary>
static class ClassFolders
{
    /// <summary>Gives each image its class; those outside of all folders are left out and named.</summary>
    public static (List<TextureImage> Images, List<string> Classes) Assign(List<TextureImage> images, bool wanted, List<string> problems)
    {
        if (!wanted)
            return (images, []);
        List<string> classes = [.. images.Select(i => FolderOf(i.Name)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        List<TextureImage> kept = [];
        foreach (TextureImage image in images)
        {
            if (FolderOf(image.Name) is { } folder)
                kept.Add(image with { Class = classes.BinarySearch(folder, StringComparer.Ordinal) });
            else
                problems.Add($"'{image.Name}' lies in no folder, so it has no class: move it into one, or leave out --classes folders.");
        }
        return (kept, classes);
    }

    static string? FolderOf(string name) => name.IndexOf('/') is var slash and > 0 ? name[..slash] : null;
}
