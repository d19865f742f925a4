using System.Globalization;
using System.Text;
using ProcGan.Runtime.Materials;

namespace ProcGan.Runtime.Recipes;

/// <summary>The JSON form of a recipe: one object with the keys of the text form.</summary>
static class RecipeJson
{
    /// <summary>Integers beyond this are written as strings: many readers of JSON keep numbers as doubles.</summary>
    const ulong LargestExact = 1UL << 53;

    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Format(in TextureRecipe recipe)
    {
        var json = new StringBuilder("{\"seed\":").Append(Integer(recipe.Seed));
        if (recipe.Mix is { } mix)
            json.Append(",\"mix\":[").Append(string.Join(",", mix.Select(term => $"[{Integer(term.Seed)},{RecipeText.Shortest(term.Weight)}]"))).Append(']');
        if (recipe.Width != 0 || recipe.Height != 0) json.Append(string.Format(Culture, ",\"size\":[{0},{1}]", recipe.Width, recipe.Height));
        if (recipe.Tile is { } tile) json.Append(",\"tile\":\"").Append(RecipeText.Name(tile)).Append('"');
        if (recipe.Psi != 1) json.Append(",\"psi\":").Append(RecipeText.Shortest(recipe.Psi));
        if (recipe.OriginX != 0 || recipe.OriginY != 0)
            json.Append(",\"origin\":[").Append(Integer(recipe.OriginX)).Append(',').Append(Integer(recipe.OriginY)).Append(']');
        if (recipe.Labels is { } labels) json.Append(",\"labels\":").Append(Weights(labels));
        if (recipe.Directions is { } directions) json.Append(",\"directions\":").Append(Weights(directions));
        if (recipe.Maps != 0)
            json.Append(",\"maps\":[").Append(string.Join(",", MapNames.Each(recipe.Maps).Select(name => $"\"{name}\""))).Append(']');
        if (recipe.Model is { } model) json.Append(",\"model\":").Append(Quoted(model));
        return json.Append('}').ToString();
    }

    /// <summary>Null, or what is wrong.</summary>
    public static string? TryParse(string text, out TextureRecipe recipe)
    {
        recipe = default;
        if (text.Length > Limits.RecipeCharacters) return $"it has {text.Length} characters, at most {Limits.RecipeCharacters} are read";
        try
        {
            var json = new JsonReader(text);
            var read = new TextureRecipe();
            List<string> keys = [];
            while (json.NextKey(out string key, keys)) read = With(read, key, ref json);
            json.End();
            if (!keys.Contains("seed")) return "the seed is missing; write \"seed\": NUMBER";
            recipe = read;
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    static TextureRecipe With(in TextureRecipe recipe, string key, ref JsonReader json)
    {
        switch (key)
        {
            case "seed": return recipe with { Seed = Seed(ref json) };
            case "mix":
                List<SeedWeight> terms = [];
                for (bool first = true; json.NextElement(first); first = false)
                {
                    Element(ref json, true, "a pair [seed, weight]");
                    ulong seed = Seed(ref json);
                    Element(ref json, false, "a pair [seed, weight]");
                    terms.Add(new(seed, Number(ref json)));
                    Close(ref json);
                }
                terms.Sort((a, b) => a.Seed.CompareTo(b.Seed));
                return SeedMix.Wrong(terms) is { } wrong ? throw json.Wrong("mix " + wrong) : recipe with { Mix = new(terms) };
            case "size":
                var (width, height) = Pair(ref json, "size is [width, height] in pixels");
                return width is >= 0 and <= int.MaxValue && height is >= 0 and <= int.MaxValue
                    ? recipe with { Width = (int)width, Height = (int)height } : throw json.Wrong("size is [width, height] in pixels");
            case "tile": return recipe with { Tile = RecipeText.Axes(json.String()) ?? throw json.Wrong("tile is \"both\", \"x\", \"y\" or \"none\"") };
            case "psi": return recipe with { Psi = Number(ref json) };
            case "origin":
                var (x, y) = Pair(ref json, "origin is [x, y] in cells");
                return recipe with { OriginX = x, OriginY = y };
            case "labels": return recipe with { Labels = Weights(ref json, key) };
            case "directions": return recipe with { Directions = Weights(ref json, key) };
            case "maps":
                List<string> names = [];
                for (bool first = true; json.NextElement(first); first = false) names.Add(json.String());
                return recipe with { Maps = MapNames.TryParse(string.Join(",", names)) ?? throw json.Wrong($"maps is a list of some of {MapNames.All}, each once") };
            case "model":
                string model = json.String();
                return RecipeText.IsHash(model) ? recipe with { Model = model } : throw json.Wrong("model is a SHA-256 in 64 lower-case hex digits");
            default: throw json.Wrong($"'{RecipeText.Short(key)}' is no part of a recipe; there are {RecipeText.Keys}");
        }
    }

    static ulong Seed(ref JsonReader json) =>
        RecipeText.Seed(json.NumberOrString(), out ulong seed) ? seed : throw json.Wrong("a seed is a whole number from 0 to 2^64 - 1");

    static float Number(ref JsonReader json) =>
        RecipeText.Number(json.NumberOrString(), out float value) ? value : throw json.Wrong("a finite number is expected, such as 0.7");

    static (long, long) Pair(ref JsonReader json, string expected)
    {
        Element(ref json, true, expected);
        bool whole = RecipeText.Integer(json.NumberOrString(), out long first);
        Element(ref json, false, expected);
        whole &= RecipeText.Integer(json.NumberOrString(), out long second);
        Close(ref json);
        return whole ? (first, second) : throw json.Wrong(expected);
    }

    static void Element(ref JsonReader json, bool first, string expected)
    {
        if (!json.NextElement(first)) throw json.Wrong($"{expected} is expected");
    }

    static void Close(ref JsonReader json)
    {
        if (json.NextElement(first: false)) throw json.Wrong("two values are expected, not more");
    }

    static NamedWeights Weights(ref JsonReader json, string what)
    {
        List<string> names = [];
        List<KeyValuePair<string, float>> entries = [];
        while (json.NextKey(out string name, names)) entries.Add(new(name, Number(ref json)));
        entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return NamedWeights.Wrong(entries) is { } wrong ? throw json.Wrong($"{what} {wrong}") : new(entries);
    }

    static string Weights(NamedWeights weights) =>
        "{" + string.Join(",", weights.Select(entry => $"{Quoted(entry.Key)}:{RecipeText.Shortest(entry.Value)}")) + "}";

    static string Integer(ulong value) => value <= LargestExact ? value.ToString(Culture) : $"\"{value.ToString(Culture)}\"";

    static string Integer(long value) =>
        value is <= (long)LargestExact and >= -(long)LargestExact ? value.ToString(Culture) : $"\"{value.ToString(Culture)}\"";

    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c < ' ') quoted.Append("\\u").Append(((int)c).ToString("x4", Culture));
            else quoted.Append(c);
        return quoted.Append('"').ToString();
    }
}
