namespace ProcGan.Trainer.Data;

/// <summary>Which maps of a material are learnt.</summary>
/// <param name="Names">In the order of their channels; empty = not named: what the data have.</param>
/// <param name="All">Everything that the data have.</param>
/// <param name="Common">Of material sets, what all of them have.</param>
sealed record MapList(IReadOnlyList<string> Names, bool All, bool Common = false)
{
    /// <summary>In the order of the channels that they become.</summary>
    public static readonly IReadOnlyList<string> Known = ["albedo", "height", "roughness", "metallic", "ao"];

    public const string Expected = "auto, all, common, or names with commas between: albedo, height, roughness, metallic, ao";

    public static MapList Of(string text) => text switch
    {
        "auto" => new([], false),
        "all" => new([], true),
        "common" => new([], false, Common: true),
        _ => new([.. Known.Where(Split(text).Contains)], false),
    };

    /// <returns>Null where the text can be read.</returns>
    public static string? Problem(string text) =>
        text is "auto" or "all" or "common" || (Split(text) is { Length: > 0 } names && names.All(Known.Contains) && names.Contains("albedo")) ? null : Expected;

    public bool IsAuto => Names.Count == 0 && !All && !Common;

    /// <summary>Channels of these maps.</summary>
    public static IReadOnlyList<string> Channels(IEnumerable<string> maps) =>
        [.. maps.SelectMany(m => m == "albedo" ? TextureSet.Albedo : [m])];

    static string[] Split(string text) => [.. text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries)];
}
