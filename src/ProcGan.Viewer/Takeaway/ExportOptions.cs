namespace ProcGan.Viewer.Takeaway;

/// <summary>What to write and where.</summary>
sealed record ExportOptions
{
    public const int MaxSeeds = 10_000;

    public static IReadOnlyList<string> Formats { get; } = ["png", "jpg", "webp", "tga", "bmp"];

    /// <summary>Empty = "textures" in the user's pictures.</summary>
    public string Folder { get; init; } = "";

    /// <summary>One of <see cref="Formats"/>.</summary>
    public string Format { get; init; } = "png";

    /// <summary>16 bits a channel instead of 8; PNG only.</summary>
    public bool Deep { get; init; }

    /// <summary>Whether 16 bits are asked for and possible.</summary>
    public bool IsDeep => Deep && Format == "png" && !Sheet;

    /// <summary>All maps, a file each, instead of the picture.</summary>
    public bool Maps { get; init; }

    /// <summary>All on one picture instead of a file each.</summary>
    public bool Sheet { get; init; }

    /// <summary>How many seeds, from the state's own on.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Sides in pixels, such as "256 512"; empty = the state's own size.</summary>
    public string Sizes { get; init; } = "";

    /// <summary>Each class of a conditional model instead of the state's own.</summary>
    public bool Classes { get; init; }

    public string FullFolder => Folder.Length > 0 ? Path.GetFullPath(Folder)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.MyPictures, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } pictures
            ? pictures : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "textures");

    /// <summary>The sides of <see cref="Sizes"/> that can be; none = the state's own.</summary>
    public IReadOnlyList<int> Sides => [.. Sizes.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
        .Select(text => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int side) ? side : 0)
        .Where(side => side is > 0 and <= 16384).Distinct()];

    public ExportOptions Clamped() => this with
    {
        Folder = Folder is null || Folder.Contains('\0') ? "" : Folder,
        Format = Formats.Contains(Format) ? Format : "png",
        Seeds = Math.Clamp(Seeds, 1, MaxSeeds),
        Sizes = Sizes ?? "",
    };
}
