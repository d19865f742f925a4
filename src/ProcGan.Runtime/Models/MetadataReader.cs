using System.Globalization;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Models;

/// <summary>Reads typed values out of <c>metadata_props</c>; each error names the key, what stands there and what belongs there.</summary>
readonly struct MetadataReader(IReadOnlyDictionary<string, string> metadata)
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public bool Has(string key) => metadata.ContainsKey("procgan." + key);

    public string Text(string key, string missing) => metadata.TryGetValue("procgan." + key, out string? text) ? text : missing;

    /// <summary>An integer in a range; <paramref name="missing"/> (or an error, where that is null) if the key is absent.</summary>
    public int Integer(string key, int low, int high, int? missing)
    {
        if (!metadata.TryGetValue("procgan." + key, out string? text))
            return missing ?? throw new InvalidDataException($"lacks the metadata procgan.{key}; export it again");
        return int.TryParse(text, NumberStyles.None, Culture, out int value) && value >= low && value <= high
            ? value
            : throw Wrong(key, text, $"a whole number from {low} to {high}");
    }

    public string[] List(string key, char separator = ',')
    {
        string text = Text(key, "");
        return text.Length == 0 ? [] : text.Split(separator);
    }

    /// <summary>Names of the classes, each once.</summary>
    public string[] Classes()
    {
        string[] names = List("classes");
        if (names.Length > Limits.Classes || names.Any(name => name.Length == 0) || names.Distinct().Count() != names.Length)
            throw Wrong("classes", Text("classes", ""), $"up to {Limits.Classes} different names with commas between");
        return names;
    }

    public TileAxes? Tileable()
    {
        if (!metadata.TryGetValue("procgan.tileable", out string? text)) return null;
        return text switch
        {
            "xy" => TileAxes.Both,
            "x" => TileAxes.X,
            "y" => TileAxes.Y,
            "none" => TileAxes.None,
            _ => throw Wrong("tileable", text, "xy, x, y or none"),
        };
    }

    /// <summary>One list for all classes, or one for each; each of <paramref name="periodic"/> waves.</summary>
    public Wave[][] Waves(int periodic, int classes)
    {
        string[] lists = List("waves", '|');
        var waves = new Wave[lists.Length][];
        for (int i = 0; i < lists.Length; i++) waves[i] = WaveList(lists[i]);
        int counted = lists.Length == 0 ? 0 : waves[0].Length;
        if (counted != periodic)
            throw new InvalidDataException($"contradicts itself: {periodic} periodic channels, {counted} wave vectors; export it again");
        if (lists.Length > 1 && (lists.Length != classes || Array.Exists(waves, list => list.Length != periodic)))
            throw Wrong("waves", $"{lists.Length} lists", $"one list, or one of {periodic} waves for each of {classes} classes");
        return waves;
    }

    static Wave[] WaveList(string text)
    {
        string[] parts = text.Split(';');
        var waves = new Wave[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            string[] k = parts[i].Split(',');
            if (k.Length != 2 || !Real(k[0], out double x) || !Real(k[1], out double y))
                throw Wrong("waves", parts[i], "kx,ky;kx,ky;... in cycles per cell");
            waves[i] = new(x, y);
        }
        return waves;
    }

    /// <param name="length">Numbers of a step.</param>
    public LatentDirection[] Directions(int length)
    {
        string[] parts = List("directions", ';');
        if (parts.Length > Limits.NamedWeights) throw Wrong("directions", $"{parts.Length} directions", $"at most {Limits.NamedWeights}");
        var directions = new LatentDirection[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            int colon = parts[i].IndexOf(':');
            string name = Uri.UnescapeDataString(parts[i].Substring(0, Math.Max(0, colon)));
            string[] numbers = parts[i].Substring(colon + 1).Split(',');
            if (colon < 1 || name.Length > Limits.NameCharacters || numbers.Length != length || directions.Take(i).Any(d => d.Name == name))
                throw Wrong("directions", parts[i], $"NAME:{length} numbers with commas between;..., each name once and of at most {Limits.NameCharacters} characters");
            var step = new float[length];
            for (int j = 0; j < length; j++)
                step[j] = Real(numbers[j], out double value) ? (float)value : throw Wrong("directions", numbers[j], "a number, absolute value up to 1e6");
            directions[i] = new(name, step);
        }
        return directions;
    }

    public NoiseInput[] NoiseInputs()
    {
        string[] parts = List("noise", ';');
        if (parts.Length > Limits.Ports) throw Wrong("noise", $"{parts.Length} inputs", $"at most {Limits.Ports}");
        var inputs = new NoiseInput[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            string[] fields = parts[i].Split(':');
            if (fields.Length != 3 || fields[0].Length == 0
                || !int.TryParse(fields[1], NumberStyles.None, Culture, out int scale) || scale is < 1 or > Limits.Stride
                || !int.TryParse(fields[2], NumberStyles.None, Culture, out int extra) || extra > Limits.NoiseExtra || extra % 2 != 0)
                throw Wrong("noise", parts[i], $"name:scale:extra;... with scale 1 to {Limits.Stride} and extra even, 0 to {Limits.NoiseExtra}");
            inputs[i] = new(fields[0], scale, extra);
        }
        return inputs;
    }

    public static InvalidDataException Wrong(string key, string found, string expected) =>
        new($"has the metadata procgan.{key} = '{Short(found)}', expected {expected}; export it again");

    static bool Real(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, Culture, out value)
        && !double.IsNaN(value) && Math.Abs(value) <= 1e6;

    static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 57) + "...";
}
