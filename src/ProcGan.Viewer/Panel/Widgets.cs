using System.Globalization;
using System.Numerics;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>What all tabs are put together from, so that they look alike: a label on the left, what it is about on the right.</summary>
static class Widgets
{
    const float Labels = 98;

    /// <summary>A width that ends where the content does; ImGui reads -1 as one point less.</summary>
    public const float Fill = -1e-6f;

    /// <summary>A button's size: as wide as the rest of the row.</summary>
    public static Vector2 Wide => new(Fill, 0);

    /// <summary>A row's name; the widget that follows fills the rest of it.</summary>
    public static void Label(float scale, string text, string? tip = null)
    {
        ImGui.AlignTextToFramePadding();
        Muted(text);
        if (tip != null)
            Tip(tip);
        ImGui.SameLine(Labels * scale);
        ImGui.SetNextItemWidth(Fill);
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

    /// <summary>A slider that fills the rest of the row, or a width.</summary>
    public static bool Slider(string id, ref float value, float least, float most, string format, float width = 0)
    {
        bool changed = false;
        float now = value;
        Filled(width, (now - least) / (most - least), least < 0 && most > 0 ? -least / (most - least) : 0, () => changed = ImGui.SliderFloat(id, ref now, least, most, format, ImGuiSliderFlags.AlwaysClamp));
        value = now;
        return changed;
    }

    /// <summary>A slider of whole numbers that fills the rest of the row.</summary>
    public static bool Slider(string id, ref int value, int least, int most, string format, ImGuiSliderFlags flags = ImGuiSliderFlags.None)
    {
        bool changed = false;
        int now = value;
        float share = flags.HasFlag(ImGuiSliderFlags.Logarithmic) ? MathF.Log((float)now / least) / MathF.Log((float)most / least) : (now - least + 0.5f) / (most - least + 1);
        Filled(0, share, 0, () => changed = ImGui.SliderInt(id, ref now, least, most, format, flags | ImGuiSliderFlags.AlwaysClamp));
        value = now;
        return changed;
    }

    /// <summary>A bar in the accent's colour up to the value, below ImGui's slider without its grab: the text can be read wherever the value is.</summary>
    static void Filled(float width, float share, float zero, Action slider)
    {
        Vector2 corner = ImGui.GetCursorScreenPos();
        // Large text on a small window may leave no room beside the label.
        var size = new Vector2(Math.Max(width > 0 ? width : ImGui.GetContentRegionAvail().X, ImGui.GetFontSize()), ImGui.GetFrameHeight());
        ImDrawListPtr list = ImGui.GetWindowDrawList();
        float rounding = ImGui.GetStyle().FrameRounding, from = size.X * Math.Clamp(Math.Min(share, zero), 0, 1), to = size.X * Math.Clamp(Math.Max(share, zero), 0, 1);
        list.AddRectFilled(corner, corner + size, ImGui.GetColorU32(ImGuiCol.FrameBg), rounding);
        if (to - from >= 1)
            list.AddRectFilled(corner + new Vector2(from, 0), corner + new Vector2(to, size.Y), ImGui.GetColorU32(Theme.Accent with { W = 0.45f }), rounding);
        if (share > 0 && Math.Abs(share - zero) > 1e-6f)   // at its zero a slider is quiet
        {
            float mark = Math.Clamp(size.X * share, 1, size.X - 1);
            list.AddLine(corner + new Vector2(mark, 0), corner + new Vector2(mark, size.Y), ImGui.GetColorU32(Theme.Accent), 2);
        }
        ImGui.SetNextItemWidth(size.X);
        foreach (ImGuiCol colour in Unseen)
            ImGui.PushStyleColor(colour, default);
        slider();
        ImGui.PopStyleColor(Unseen.Length);
        if (ImGui.IsItemHovered() || ImGui.IsItemActive())
            list.AddRect(corner, corner + size, ImGui.GetColorU32(Theme.Muted), rounding);
    }

    static readonly ImGuiCol[] Unseen = [ImGuiCol.FrameBg, ImGuiCol.FrameBgHovered, ImGuiCol.FrameBgActive, ImGuiCol.SliderGrab, ImGuiCol.SliderGrabActive];

    /// <summary>Buttons side by side over the whole width, of which one is chosen.</summary>
    /// <returns>The one that is chosen now.</returns>
    public static int Segments(string id, ReadOnlySpan<string> names, int chosen, ReadOnlySpan<string> tips = default)
    {
        const float gap = 2;
        float width = (ImGui.GetContentRegionAvail().X - gap * (names.Length - 1)) / names.Length;
        ImGui.PushID(id);
        ImGui.PushStyleVar(ImGuiStyleVar.FramePadding, new Vector2(2, ImGui.GetStyle().FramePadding.Y));   // five names in half a row
        for (int i = 0; i < names.Length; i++)
        {
            if (i > 0)
                ImGui.SameLine(0, gap);
            if (Button(names[i], new Vector2(width, 0), i == chosen))
                chosen = i;
            if (tips.Length > i)
                Tip(tips[i]);
        }
        ImGui.PopStyleVar();
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

    /// <summary>A row with a name that can be taken, and a cross that drops it.</summary>
    public static NamedAction NameAndDrop(string name, string tip)
    {
        NamedAction action = NamedAction.Nothing;
        float cross = ImGui.GetFrameHeight();
        ImGui.PushID(name);
        if (ImGui.Button(name, new Vector2(ImGui.GetContentRegionAvail().X - cross - ImGui.GetStyle().ItemSpacing.X, 0)))
            action = NamedAction.Take;
        Tip(tip);
        ImGui.SameLine();
        if (ImGui.Button("x", new Vector2(cross, 0)))
            action = NamedAction.Drop;
        Tip("Drop it");
        ImGui.PopID();
        return action;
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

/// <summary>What was done with a row of a list of names.</summary>
enum NamedAction { Nothing, Take, Drop }
