namespace ProcGan.Trainer.Data.Images;

/// <summary>Reads from a file's name which maps of which material it holds.</summary>
/// <remarks>rusty_plate_Roughness_2k.png, Bricks059_1K-JPG_NormalGL.jpg, plate/albedo.png, plate_arm.jpg (AO, roughness, metallic in
/// one picture), plate_albedo_height_rgba.png (height in alpha).</remarks>
static class MapNames
{
    public const string Normal = "normal";

    /// <summary>One channel of a file, or three of it for albedo and normal.</summary>
    public readonly record struct Part(string Map, int FirstChannel);

    static readonly Dictionary<string, string> Words = new()
    {
        ["albedo"] = "albedo", ["basecolor"] = "albedo", ["basecolour"] = "albedo", ["diffuse"] = "albedo", ["diff"] = "albedo",
        ["color"] = "albedo", ["colour"] = "albedo", ["col"] = "albedo",
        ["height"] = "height", ["displacement"] = "height", ["disp"] = "height",
        ["roughness"] = "roughness", ["rough"] = "roughness",
        ["metallic"] = "metallic", ["metalness"] = "metallic", ["metal"] = "metallic",
        ["ao"] = "ao", ["ambientocclusion"] = "ao", ["occlusion"] = "ao",
        [Normal] = Normal, ["normalgl"] = Normal, ["normaldx"] = Normal, ["nor"] = Normal, ["norgl"] = Normal, ["nordx"] = Normal,
        ["arm"] = "arm", ["orm"] = "arm",
    };

    /// <returns>The material's name with its folder, empty where neither is told, and what the file holds; null where the name tells of no map.</returns>
    public static (string Set, IReadOnlyList<Part> Parts)? Of(string folder, string stem)
    {
        List<string> words = [.. stem.Split(['_', '-', ' ', '.'], StringSplitOptions.RemoveEmptyEntries)];
        bool packed = words.Count > 2 && words[^1].Equals("rgba", StringComparison.OrdinalIgnoreCase);
        while (words.Count > 1 && IsNoise(words[^1]))
            words.RemoveAt(words.Count - 1);
        if (TakeLast(words) is not { } last)
            return null;
        IReadOnlyList<Part> parts = last switch
        {
            "arm" => [new("ao", 0), new("roughness", 1), new("metallic", 2)],
            _ when packed && TakeLast(words) is { } first => [new(first, 0), new(last, 3)],
            _ => [new(last, 0)],
        };
        string name = string.Join('_', words.Where(w => !IsNoise(w)));
        string set = (folder.Length, name.Length) switch
        {
            (0, _) => name,
            (_, 0) => folder,
            _ => $"{folder}/{name}",
        };
        return (set, parts);
    }

    /// <summary>The map that the last word, or the last two together, name; they are taken away.</summary>
    static string? TakeLast(List<string> words)
    {
        for (int n = Math.Min(2, words.Count); n >= 1; n--)
        {
            if (Words.TryGetValue(string.Concat(words.TakeLast(n)).ToLowerInvariant(), out string? map))
            {
                words.RemoveRange(words.Count - n, n);
                return map;
            }
        }
        return null;
    }

    /// <summary>Resolution, format and depth, which sellers put into names.</summary>
    static bool IsNoise(string word)
    {
        string w = word.ToLowerInvariant();
        return w is "jpg" or "jpeg" or "png" or "tga" or "rgb" or "rgba" or "8bit" or "16bit" or "seamless"
            || w is [>= '1' and <= '9', 'k'] or ['1', >= '0' and <= '9', 'k']
            || w is "256" or "512" or "1024" or "2048" or "4096" or "8192" or "256px" or "512px" or "1024px";
    }
}
