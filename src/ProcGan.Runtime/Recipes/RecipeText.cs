using System.Globalization;
using System.Text;
using ProcGan.Runtime.Materials;

namespace ProcGan.Runtime.Recipes;

/// <summary>The short text form of a recipe: <c>key=value</c> parts with one space between, invariant culture.</summary>
static class RecipeText
{
    const NumberStyles SignedInteger = NumberStyles.AllowLeadingSign;
    const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Format(in TextureRecipe recipe)
    {
        var text = new StringBuilder("seed=").Append(recipe.Seed.ToString(Culture));
        if (recipe.Mix is { } mix)
            text.Append(" mix=").Append(string.Join(",", mix.Select(term => $"{term.Seed.ToString(Culture)}:{Shortest(term.Weight)}")));
        if (recipe.Width != 0 || recipe.Height != 0)
            text.Append(" size=").Append(recipe.Width.ToString(Culture)).Append('x').Append(recipe.Height.ToString(Culture));
        if (recipe.Tile is { } tile) text.Append(" tile=").Append(Name(tile));
        if (recipe.Psi != 1) text.Append(" psi=").Append(Shortest(recipe.Psi));
        if (recipe.OriginX != 0 || recipe.OriginY != 0)
            text.Append(" origin=").Append(recipe.OriginX.ToString(Culture)).Append(',').Append(recipe.OriginY.ToString(Culture));
        if (recipe.Labels is { } labels) text.Append(" labels=").Append(Weights(labels));
        if (recipe.Directions is { } directions) text.Append(" directions=").Append(Weights(directions));
        if (recipe.Maps != 0) text.Append(" maps=").Append(MapNames.Format(recipe.Maps));
        if (recipe.Model is { } model) text.Append(" model=").Append(model);
        return text.ToString();
    }

    /// <summary>Null, or what is wrong.</summary>
    public static string? TryParse(string text, out TextureRecipe recipe)
    {
        recipe = default;
        if (text.Length > Limits.RecipeCharacters) return $"it has {text.Length} characters, at most {Limits.RecipeCharacters} are read";
        var read = new TextureRecipe();
        string seen = " ";
        foreach (string part in text.Split(' '))
        {
            int equals = part.IndexOf('=');
            string key = equals < 0 ? part : part.Substring(0, equals), value = equals < 0 ? "" : part.Substring(equals + 1);
            if (seen.Contains(" " + key + " ", StringComparison.Ordinal)) return $"'{Short(key)}' stands twice";
            seen += key + " ";
            if (Set(ref read, key, value) is not { } expected) continue;
            return expected.StartsWith(key + "=", StringComparison.Ordinal) ? $"'{Short(part)}' is not understood; expected {expected}" : expected;
        }
        if (!seen.Contains(" seed ", StringComparison.Ordinal)) return "the seed is missing; write seed=NUMBER";
        recipe = read;
        return null;
    }

    /// <summary>Reads one part; null, or what belongs there.</summary>
    static string? Set(ref TextureRecipe read, string key, string value)
    {
        switch (key)
        {
            case "seed":
                if (!Seed(value, out ulong seed)) return "seed=0 to 2^64 - 1";
                read = read with { Seed = seed };
                return null;
            case "mix":
                List<SeedWeight> terms = [];
                foreach (string term in value.Split(','))
                {
                    if (!Split(term, ':', out string other, out string weight) || !Seed(other, out ulong number) || !Number(weight, out float w))
                        return "mix=SEED:WEIGHT,SEED:WEIGHT,..., such as mix=9:0.6";
                    terms.Add(new(number, w));
                }
                terms.Sort((a, b) => a.Seed.CompareTo(b.Seed));
                if (SeedMix.Wrong(terms) is { } wrong) return "mix " + wrong;
                read = read with { Mix = new(terms) };
                return null;
            case "size":
                if (!Split(value, 'x', out string width, out string height)
                    || !int.TryParse(width, NumberStyles.None, Culture, out int wide)
                    || !int.TryParse(height, NumberStyles.None, Culture, out int high)) return "size=WIDTHxHEIGHT in pixels";
                read = read with { Width = wide, Height = high };
                return null;
            case "tile":
                if (Axes(value) is not { } axes) return "tile=both, x, y or none";
                read = read with { Tile = axes };
                return null;
            case "psi":
                if (!Number(value, out float psi)) return "psi=NUMBER, such as psi=0.7";
                read = read with { Psi = psi };
                return null;
            case "origin":
                if (!Split(value, ',', out string left, out string top) || !Integer(left, out long x) || !Integer(top, out long y)) return "origin=X,Y in cells";
                read = read with { OriginX = x, OriginY = y };
                return null;
            case "labels" or "directions":
                if (Weights(value, out var entries) is { } bad) return bad.Length > 0 ? $"{key} {bad}" : $"{key}=NAME:NUMBER,NAME:NUMBER,...";
                read = key == "labels" ? read with { Labels = new(entries) } : read with { Directions = new(entries) };
                return null;
            case "maps":
                if (MapNames.TryParse(value) is not { } maps) return $"maps=all, or some of {MapNames.All} with commas between";
                read = read with { Maps = maps };
                return null;
            case "model":
                if (!IsHash(value)) return "model=SHA-256 in 64 lower-case hex digits";
                read = read with { Model = value };
                return null;
            default:
                return $"'{Short(key)}' is no part of a recipe; there are {Keys}, with one space between";
        }
    }

    /// <summary>For messages.</summary>
    public const string Keys = "seed, mix, size, tile, psi, origin, labels, directions, maps and model";

    public static bool IsHash(string text) => text.Length == 64 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    public static bool Seed(string text, out ulong seed) => ulong.TryParse(text, NumberStyles.None, Culture, out seed);

    public static bool Integer(string text, out long value) => long.TryParse(text, SignedInteger, Culture, out value);

    public static bool Number(string text, out float value) =>
        float.TryParse(text, Real, Culture, out value) && !float.IsNaN(value) && !float.IsInfinity(value);

    /// <summary>Names are escaped as in a URL, so that one may hold a space, a comma or a colon.</summary>
    static string Weights(NamedWeights weights) => string.Join(",", weights.Select(entry => $"{Uri.EscapeDataString(entry.Key)}:{Shortest(entry.Value)}"));

    /// <summary>Null, or what is wrong; empty where it is not even a list.</summary>
    static string? Weights(string text, out List<KeyValuePair<string, float>> entries)
    {
        entries = [];
        foreach (string entry in text.Split(','))
        {
            if (!Split(entry, ':', out string name, out string number) || !Number(number, out float value)) return "";
            entries.Add(new(Uri.UnescapeDataString(name), value));
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return NamedWeights.Wrong(entries);
    }

    /// <summary>Not more of a text than a message can hold, and no line break in it.</summary>
    public static string Short(string text) =>
        string.Concat((text.Length <= 200 ? text : text.Substring(0, 197) + "...").Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c));

    public static string Name(TileAxes axes) => axes switch
    {
        TileAxes.None => "none",
        TileAxes.X => "x",
        TileAxes.Y => "y",
        TileAxes.Both => "both",
        _ => ((int)axes).ToString(Culture),        // reads as an error
    };

    public static TileAxes? Axes(string name) => name switch
    {
        "none" => TileAxes.None,
        "x" => TileAxes.X,
        "y" => TileAxes.Y,
        "both" => TileAxes.Both,
        _ => null,
    };

    static bool Split(string value, char separator, out string first, out string second)
    {
        int at = value.IndexOf(separator);
        (first, second) = at < 0 ? (value, "") : (value.Substring(0, at), value.Substring(at + 1));
        return at >= 0;
    }

    /// <summary>The shortest digits that read back as the same float. Older runtimes' "R" can fail that, nine digits never do.</summary>
    public static string Shortest(float value)
    {
        string text = value.ToString("R", Culture);
        return float.Parse(text, Real, Culture).Equals(value) ? text : value.ToString("G9", Culture);
    }
}
