using System.Numerics;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>Grey, so that the texture has all the colour, and one accent.</summary>
static unsafe class Theme
{
    public static readonly Vector3 Canvas = new(0.086f, 0.090f, 0.098f);
    public static readonly Vector4 Accent = Colour(0xE8A33D), Muted = Colour(0x9AA0A8), Danger = Colour(0xF2777A), Line = Colour(0x3A3D44);

    /// <summary>Roboto with the letters of Latin-1, beside the program.</summary>
    public static string FontFile => Path.Combine(AppContext.BaseDirectory, "Fonts", "Roboto-Latin.ttf");

    public static int FontPixels(float scale) => Math.Max(8, (int)MathF.Round(16 * scale));

    /// <summary>Sets up the current ImGui context.</summary>
    public static void Apply(float scale)
    {
        ImGui.GetIO().NativePtr->IniFilename = null;              // else it writes imgui.ini where it is started
        ImGui.GetIO().ConfigInputTextCursorBlink = false;         // blinking would mean drawing while idle
        ImGuiStylePtr style = ImGui.GetStyle();
        style.WindowPadding = new Vector2(16, 16);
        style.FramePadding = new Vector2(9, 5);
        style.ItemSpacing = new Vector2(8, 8);
        style.ItemInnerSpacing = new Vector2(6, 6);
        style.WindowRounding = 0;
        style.WindowBorderSize = 0;
        style.FrameRounding = 4;
        style.FrameBorderSize = 0;
        style.PopupRounding = 4;
        style.GrabRounding = 3;
        style.GrabMinSize = 12;
        style.ScrollbarSize = 10;
        style.DisabledAlpha = 0.45f;
        style.ScaleAllSizes(scale);

        RangeAccessor<Vector4> colours = style.Colors;
        void Set(ImGuiCol what, Vector4 colour) => colours[(int)what] = colour;
        Set(ImGuiCol.Text, Colour(0xE6E8EB));
        Set(ImGuiCol.TextDisabled, Muted);
        Set(ImGuiCol.WindowBg, Colour(0x24262B));
        Set(ImGuiCol.PopupBg, Colour(0x2C2F35));
        Set(ImGuiCol.Border, Line);
        Set(ImGuiCol.Separator, Line);
        Set(ImGuiCol.FrameBg, Colour(0x33363D));
        Set(ImGuiCol.FrameBgHovered, Colour(0x3C4048));
        Set(ImGuiCol.FrameBgActive, Colour(0x454952));
        Set(ImGuiCol.Button, Colour(0x3A3E46));
        Set(ImGuiCol.ButtonHovered, Colour(0x474C56));
        Set(ImGuiCol.ButtonActive, Colour(0x555B66));
        Set(ImGuiCol.Header, Accent with { W = 0.30f });
        Set(ImGuiCol.HeaderHovered, Accent with { W = 0.45f });
        Set(ImGuiCol.HeaderActive, Accent with { W = 0.60f });
        Set(ImGuiCol.SliderGrab, Accent);
        Set(ImGuiCol.SliderGrabActive, Colour(0xF5BD66));
        Set(ImGuiCol.CheckMark, Accent);
        Set(ImGuiCol.TextSelectedBg, Accent with { W = 0.40f });
        Set(ImGuiCol.ScrollbarBg, default);
        Set(ImGuiCol.NavCursor, Accent);
    }

    static Vector4 Colour(uint rgb) => new((rgb >> 16) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f, 1);
}
