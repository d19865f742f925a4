namespace ProcGan.Runtime.Materials;

/// <summary>What maps are called in file names, recipes and on the command line.</summary>
static class MapNames
{
    static readonly string[] names = ["albedo", "height", "normal", "roughness", "metallic", "ao"];

    /// <summary>For messages.</summary>
    public const string All = "albedo, height, normal, roughness, metallic and ao";

    public static int IndexOf(MaterialMaps map)
    {
        for (int i = 0; i < names.Length; i++)
            if ((int)map == 1 << i) return i;
        throw new ArgumentException($"map is {(int)map}, must be one of {All}.", nameof(map));
    }

    /// <summary>Names with commas between, in the order of the flags.</summary>
    public static string Format(MaterialMaps maps) =>
        maps == MaterialMaps.All ? "all" : string.Join(",", Each(maps));

    public static IEnumerable<string> Each(MaterialMaps maps) => names.Where((_, i) => ((int)maps & 1 << i) != 0);

    /// <summary>The maps of a list such as <c>albedo,normal</c> or <c>all</c>; null where it names another or one twice.</summary>
    public static MaterialMaps? TryParse(string text)
    {
        if (text == "all") return MaterialMaps.All;
        var maps = MaterialMaps.None;
        foreach (string part in text.Split(','))
        {
            int index = Array.IndexOf(names, part);
            if (index < 0 || ((int)maps & 1 << index) != 0) return null;
            maps |= (MaterialMaps)(1 << index);
        }
        return maps;
    }
}
