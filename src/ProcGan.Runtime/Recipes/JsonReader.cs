using System.Globalization;
using System.Text;

namespace ProcGan.Runtime.Recipes;

/// <summary>Reads the little JSON that a recipe needs, strictly (RFC 8259): nothing after the end, no key twice, no comments.</summary>
/// <remarks>.NET Standard 2.1 has no JSON of its own, and a package would be one more thing for a game to carry.</remarks>
ref struct JsonReader(string text)
{
    readonly string text = text;
    int at;

    /// <summary>Walks the keys of an object: false once it is closed.</summary>
    /// <param name="key">The next key; its value is to be read next.</param>
    /// <param name="keys">Those that were read; pass the same list on.</param>
    public bool NextKey(out string key, List<string> keys)
    {
        key = "";
        if (!Next('{', '}', first: keys.Count == 0)) return false;
        key = String();
        if (keys.Contains(key)) throw Wrong($"'{RecipeText.Short(key)}' stands twice");
        keys.Add(key);
        Expect(':');
        return true;
    }

    /// <summary>Walks the elements of an array: false once it is closed.</summary>
    public bool NextElement(bool first) => Next('[', ']', first);

    public string String()
    {
        Expect('"');
        var value = new StringBuilder();
        while (true)
        {
            char c = Take();
            if (c == '"') return value.ToString();
            if (c < ' ') throw Wrong("a text holds a control character");
            value.Append(c == '\\' ? Escaped() : c);
        }
    }

    /// <summary>A number as it is written, or the text of a string: 64-bit integers are written as strings where doubles could not hold them.</summary>
    public string NumberOrString()
    {
        if (Peek() == '"') return String();
        int start = at;
        while (at < text.Length && text[at] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E') at++;
        string number = text.Substring(start, at - start);
        string digits = number.TrimStart('-');
        bool leadingZero = digits.Length > 1 && digits[0] == '0' && digits[1] is >= '0' and <= '9';
        return digits.Length > 0 && digits[0] is >= '0' and <= '9' && !leadingZero ? number : throw Wrong("a number is expected");
    }

    public void End()
    {
        SkipSpace();
        if (at < text.Length) throw Wrong("something follows after the end");
    }

    public readonly FormatException Wrong(string what) => new(string.Format(CultureInfo.InvariantCulture, "{0}, at character {1}", what, at + 1));

    bool Next(char open, char close, bool first)
    {
        if (first) Expect(open);
        if (Peek() == close)
        {
            at++;
            return false;
        }
        if (!first) Expect(',');
        return true;
    }

    char Escaped()
    {
        char c = Take();
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when at + 4 <= text.Length && ushort.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                at += 4;
                return (char)code;
            default: throw Wrong("a text holds an escape that JSON does not know");
        }
    }

    void Expect(char c)
    {
        if (Peek() != c) throw Wrong(at < text.Length ? $"'{c}' is expected" : $"it ends where '{c}' is expected");
        at++;
    }

    char Peek()
    {
        SkipSpace();
        return at < text.Length ? text[at] : '\0';
    }

    char Take() => at < text.Length ? text[at++] : throw Wrong("it ends inside a text");

    void SkipSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r') at++;
    }
}
