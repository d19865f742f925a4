using System.Globalization;
using System.Numerics;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>What all tabs are put together from, so that they look alike: a label on the left, what it is about on the right.</summary>
static class Widgets
{
    const float Labels = 98;

    /// <summary>A row's name; the widget that follows fills the rest of it.</summary>
    public static void Label(float scale, string text, string? tip = null)
    {
        ImGui.AlignTextToFramePadding();
        Muted(text);
        if (tip != null)
            Tip(tip);
        ImGui.SameLine(Labels * scale);
        ImGui.SetNextItemWidth(-1);
    }

    public static void Fact(float scale, string label, string value, string? tip = null)
    {
        Muted(label);
        if (tip != null)
            Tip(tip);
        ImGui.SameLine(Labels * scale);
        ImGui.PushTextWrapPos(0);
        ImGui.TextUnformatted(value);
        ImGui.PopTextWrapPos();
    }

    public static void Muted(string text)
    {
        ImGui.PushStyleColor(ImGuiCol.Text, Theme.Muted);
        ImGui.TextUnformatted(text);
        ImGui.PopStyleColor();
    }

    public static void Wrapped(string text, bool muted = true)
    {
        ImGui.PushTextWrapPos(0);
        if (muted)
            Muted(text);
        else
            ImGui.TextUnformatted(text);
        ImGui.PopTextWrapPos();
    }

    /// <summary>Explains the widget before it while the mouse is on it.</summary>
    public static void Tip(string text)
    {
        if (!ImGui.IsItemHovered() || !ImGui.BeginTooltip())
            return;
        ImGui.PushTextWrapPos(ImGui.GetFontSize() * 22);
        ImGui.TextUnformatted(text);
        ImGui.PopTextWrapPos();
        ImGui.EndTooltip();
    }

    public static void Rule()
    {
        ImGui.Spacing();
        ImGui.Separator();
        ImGui.Spacing();
    }

    /// <summary>A heading inside of a tab.</summary>
    public static void Heading(string text)
    {
        ImGui.Spacing();
        ImGui.PushStyleColor(ImGuiCol.Text, Theme.Text);
        ImGui.TextUnformatted(text);
        ImGui.PopStyleColor();
    }

    /// <summary>Buttons side by side over the whole width, of which one is chosen.</summary>
    /// <returns>The one that is chosen now.</returns>
    public static int Segments(string id, ReadOnlySpan<string> names, int chosen, ReadOnlySpan<string> tips = default)
    {
        const float gap = 2;
        float width = (ImGui.GetContentRegionAvail().X - gap * (names.Length - 1)) / names.Length;
        ImGui.PushID(id);
        for (int i = 0; i < names.Length; i++)
        {
            if (i > 0)
                ImGui.SameLine(0, gap);
            if (Button(names[i], new Vector2(width, 0), i == chosen))
                chosen = i;
            if (tips.Length > i)
                Tip(tips[i]);
        }
        ImGui.PopID();
        return chosen;
    }

    /// <summary>A button in the accent's colour where it is on.</summary>
    public static bool Button(string name, Vector2 size, bool isOn)
    {
        if (isOn)
        {
            ImGui.PushStyleColor(ImGuiCol.Button, Theme.Accent);
            ImGui.PushStyleColor(ImGuiCol.ButtonHovered, Theme.Accent);
            ImGui.PushStyleColor(ImGuiCol.ButtonActive, Theme.Accent);
            ImGui.PushStyleColor(ImGuiCol.Text, Theme.OnAccent);
        }
        bool pressed = ImGui.Button(name, size);
        if (isOn)
            ImGui.PopStyleColor(4);
        return pressed;
    }

    public static bool Checkbox(string name, bool value, string? tip = null)
    {
        ImGui.Checkbox(name, ref value);
        if (tip != null)
            Tip(tip);
        return value;
    }

    /// <summary>A choice of an enum's values.</summary>
    public static T Choice<T>(string id, T value, Func<T, string> name) where T : struct, Enum
    {
        if (!ImGui.BeginCombo(id, name(value)))
            return value;
        foreach (T one in Enum.GetValues<T>())
            if (ImGui.Selectable(name(one), one.Equals(value)))
                value = one;
        ImGui.EndCombo();
        return value;
    }

    public static string Times(int width, int height) => $"{width} x {height}";

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
