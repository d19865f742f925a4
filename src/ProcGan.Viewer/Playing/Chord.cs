using ImGuiNET;

namespace ProcGan.Viewer.Playing;

/// <summary>A key with what is held beside it, as the sheet of shortcuts writes it: <c>Ctrl+Shift+Z</c>.</summary>
readonly record struct Chord(ImGuiKey Key, bool Ctrl, bool Shift)
{
    static readonly Dictionary<string, ImGuiKey> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Left"] = ImGuiKey.LeftArrow, ["Right"] = ImGuiKey.RightArrow, ["Up"] = ImGuiKey.UpArrow, ["Down"] = ImGuiKey.DownArrow,
        ["PgUp"] = ImGuiKey.PageUp, ["PgDn"] = ImGuiKey.PageDown, ["Esc"] = ImGuiKey.Escape, ["="] = ImGuiKey.Equal, ["Plus"] = ImGuiKey.Equal,
        ["-"] = ImGuiKey.Minus, [","] = ImGuiKey.Comma, ["."] = ImGuiKey.Period, ["["] = ImGuiKey.LeftBracket, ["]"] = ImGuiKey.RightBracket,
    };

    /// <exception cref="FormatException">There is no such key.</exception>
    public static Chord Parse(string text)
    {
        string[] parts = text.Split('+');
        bool ctrl = false, shift = false;
        foreach (string held in parts[..^1])
        {
            if (held.Equals("Ctrl", StringComparison.OrdinalIgnoreCase))
                ctrl = true;
            else if (held.Equals("Shift", StringComparison.OrdinalIgnoreCase))
                shift = true;
            else
                throw new FormatException($"'{held}' cannot be held, expected Ctrl or Shift, as in Ctrl+Shift+Z.");
        }
        string name = parts[^1];
        if (name.Length == 1 && char.IsAsciiDigit(name[0]))
            name = "_" + name;
        return Names.TryGetValue(name, out ImGuiKey key) || (!int.TryParse(name, out _) && Enum.TryParse(name, ignoreCase: true, out key) && key < ImGuiKey.ModCtrl)
            ? new Chord(key, ctrl, shift)
            : throw new FormatException($"'{text}' is no key, expected one such as Space, F1, Left or Ctrl+Z.");
    }
}
