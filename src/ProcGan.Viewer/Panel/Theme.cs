using System.Numerics;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>Grey, so that the texture has all the colour, and one accent. Dark, or light.</summary>
static unsafe class Theme
{
    /// <summary>For the window's clear colour, which is drawn before ImGui.</summary>
    public static Vector3 Canvas { get; private set; } = Rgb(0x161719);

    public static Vector4 Accent { get; private set; } = Colour(0xE8A33D);
    public static Vector4 Muted { get; private set; } = Colour(0x9AA0A8);
    public static Vector4 Danger { get; } = Colour(0xF2777A);
    public static Vector4 Line { get; private set; } = Colour(0x3A3D44);
    public static Vector4 Text { get; private set; } = Colour(0xE6E8EB);
    public static Vector4 Scroll { get; private set; } = Colour(0x454952);
    public static Vector4 OnAccent { get; private set; } = Colour(0x1B1C1F);

    public static bool IsLight { get; private set; }

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
        style.GrabMinSize = 2;                                    // a slider's value is where the mouse is
        style.ScrollbarSize = 10;
        style.DisabledAlpha = 0.45f;
        style.ScaleAllSizes(scale);
        Paint(IsLight);
    }

    /// <summary>For the next context.</summary>
    public static void Choose(bool light) => IsLight = light;

    /// <summary>Gives the current ImGui context its colours.</summary>
    public static void Paint(bool light)
    {
        IsLight = light;
        uint Pick(uint dark, uint bright) => light ? bright : dark;
        Canvas = Rgb(Pick(0x161719, 0xD9DBDF));
        Accent = Colour(Pick(0xE8A33D, 0xC26A00));
        Muted = Colour(Pick(0x9AA0A8, 0x5A6069));
        Line = Colour(Pick(0x3A3D44, 0xCDD0D5));
        Text = Colour(Pick(0xE6E8EB, 0x1C1E22));
        OnAccent = Colour(Pick(0x1B1C1F, 0xFFFFFF));

        RangeAccessor<Vector4> colours = ImGui.GetStyle().Colors;
        void Set(ImGuiCol what, Vector4 colour) => colours[(int)what] = colour;
        Set(ImGuiCol.Text, Text);
        Set(ImGuiCol.TextDisabled, Muted);
        Set(ImGuiCol.WindowBg, Colour(Pick(0x24262B, 0xF4F5F7)));
        Set(ImGuiCol.PopupBg, Colour(Pick(0x2C2F35, 0xFFFFFF)));
        Set(ImGuiCol.Border, Line);
        Set(ImGuiCol.Separator, Line);
        Set(ImGuiCol.FrameBg, Colour(Pick(0x33363D, 0xE4E6EA)));
        Set(ImGuiCol.FrameBgHovered, Colour(Pick(0x3C4048, 0xDADDE2)));
        Set(ImGuiCol.FrameBgActive, Colour(Pick(0x454952, 0xCFD3D9)));
        Set(ImGuiCol.Button, Colour(Pick(0x3A3E46, 0xDFE2E6)));
        Set(ImGuiCol.ButtonHovered, Colour(Pick(0x474C56, 0xD2D6DC)));
        Set(ImGuiCol.ButtonActive, Colour(Pick(0x555B66, 0xC3C8CF)));
        Set(ImGuiCol.Header, Accent with { W = 0.30f });
        Set(ImGuiCol.HeaderHovered, Accent with { W = 0.45f });
        Set(ImGuiCol.HeaderActive, Accent with { W = 0.60f });
        Set(ImGuiCol.SliderGrab, Accent);
        Set(ImGuiCol.SliderGrabActive, Colour(Pick(0xF5BD66, 0xE08A1E)));
        Set(ImGuiCol.CheckMark, Accent);
        Set(ImGuiCol.PlotHistogram, Accent);
        Set(ImGuiCol.TextSelectedBg, Accent with { W = 0.40f });
        Set(ImGuiCol.ScrollbarBg, default);
        Scroll = Colour(Pick(0x454952, 0xC3C8CF));
        Set(ImGuiCol.ScrollbarGrab, Scroll);
        Set(ImGuiCol.NavCursor, Accent);
    }

    static Vector3 Rgb(uint rgb) => new((rgb >> 16) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);

    static Vector4 Colour(uint rgb) => new(Rgb(rgb), 1);
}
