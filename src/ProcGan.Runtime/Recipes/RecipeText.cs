using System.Globalization;
using System.Text;

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
        if (recipe.Width != 0 || recipe.Height != 0)
            text.Append(" size=").Append(recipe.Width.ToString(Culture)).Append('x').Append(recipe.Height.ToString(Culture));
        if (recipe.Tile is { } tile) text.Append(" tile=").Append(Name(tile));
        if (recipe.Psi != 1) text.Append(" psi=").Append(Shortest(recipe.Psi));
        if (recipe.OriginX != 0 || recipe.OriginY != 0)
            text.Append(" origin=").Append(recipe.OriginX.ToString(Culture)).Append(',').Append(recipe.OriginY.ToString(Culture));
        return text.ToString();
    }

    /// <summary>Null, or what is wrong.</summary>
    public static string? TryParse(string text, out TextureRecipe recipe)
    {
        recipe = default;
        var read = new TextureRecipe();
        string seen = " ";
        foreach (string part in text.Split(' '))
        {
            int equals = part.IndexOf('=');
            string key = equals < 0 ? part : part.Substring(0, equals), value = equals < 0 ? "" : part.Substring(equals + 1);
            if (seen.Contains(" " + key + " ", StringComparison.Ordinal)) return $"'{key}' stands twice";
            seen += key + " ";
            switch (key)
            {
                case "seed":
                    if (!ulong.TryParse(value, NumberStyles.None, Culture, out ulong seed)) return Wrong(part, "seed=0 to 2^64 - 1");
                    read = read with { Seed = seed };
                    break;
                case "size":
                    if (!Split(value, 'x', out string width, out string height)
                        || !int.TryParse(width, NumberStyles.None, Culture, out int w)
                        || !int.TryParse(height, NumberStyles.None, Culture, out int h)) return Wrong(part, "size=WIDTHxHEIGHT in pixels");
                    read = read with { Width = w, Height = h };
                    break;
                case "tile":
                    if (Axes(value) is not { } axes) return Wrong(part, "tile=both, x, y or none");
                    read = read with { Tile = axes };
                    break;
                case "psi":
                    if (!float.TryParse(value, Real, Culture, out float psi) || float.IsNaN(psi) || float.IsInfinity(psi))
                        return Wrong(part, "psi=NUMBER, such as psi=0.7");
                    read = read with { Psi = psi };
                    break;
                case "origin":
                    if (!Split(value, ',', out string left, out string top)
                        || !long.TryParse(left, SignedInteger, Culture, out long x)
                        || !long.TryParse(top, SignedInteger, Culture, out long y)) return Wrong(part, "origin=X,Y in cells");
                    read = read with { OriginX = x, OriginY = y };
                    break;
                default:
                    return $"'{key}' is no part of a recipe; there are seed, size, tile, psi and origin, with one space between";
            }
        }
        if (!seen.Contains(" seed ", StringComparison.Ordinal)) return "the seed is missing; write seed=NUMBER";
        recipe = read;
        return null;
    }

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

    static string Wrong(string part, string expected) => $"'{part}' is not understood; expected {expected}";

    static bool Split(string value, char separator, out string first, out string second)
    {
        int at = value.IndexOf(separator);
        (first, second) = at < 0 ? (value, "") : (value.Substring(0, at), value.Substring(at + 1));
        return at >= 0;
    }

    /// <summary>The shortest digits that read back as the same float. Older runtimes' "R" can fail that, nine digits never do.</summary>
    static string Shortest(float value)
    {
        string text = value.ToString("R", Culture);
        return float.Parse(text, Real, Culture).Equals(value) ? text : value.ToString("G9", Culture);
    }
}
