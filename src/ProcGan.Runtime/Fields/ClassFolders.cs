namespace ProcGan.Runtime.Fields;

/// <summary>Classes whose names have a folder in common (<c>Bricks/01</c>, <c>Bricks/02</c>): a label that names the folder means the one of them that the seed has.</summary>
sealed class ClassFolders
{
    public static readonly ClassFolders None = new([]);

    readonly Place[] places;

    /// <param name="Folder">Null where there is none, or a class has this name.</param>
    /// <param name="Rank">Of the class among those of the folder.</param>
    /// <param name="Size">Classes in the folder.</param>
    readonly record struct Place(string? Folder, int Rank, int Size);

    public ClassFolders(IReadOnlyList<string> classes)
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        var taken = new HashSet<string>(classes, StringComparer.Ordinal);
        places = new Place[classes.Count];
        for (int i = 0; i < places.Length; i++)
        {
            if (FolderOf(classes[i]) is not { } folder || taken.Contains(folder)) continue;
            sizes.TryGetValue(folder, out int before);
            places[i] = new Place(folder, before, 0);
            sizes[folder] = before + 1;
        }
        for (int i = 0; i < places.Length; i++)
            if (places[i].Folder is { } folder) places[i] = places[i] with { Size = sizes[folder] };
        Names = sizes.Keys.OrderBy(name => name, StringComparer.Ordinal).ToArray();
    }

    /// <summary>Sorted.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The folder of a class, and which of how many it is there; size 0 where it has none.</summary>
    public string? Of(int index, out int rank, out int size)
    {
        var place = places[index];
        (rank, size) = (place.Rank, place.Size);
        return place.Folder;
    }

    static string? FolderOf(string name) => name.LastIndexOf('/') is > 0 and int at ? name.Substring(0, at) : null;
}
