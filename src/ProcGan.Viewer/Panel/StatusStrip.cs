using System.Numerics;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>The foot of the panel: the texel under the mouse, else what the texture took.</summary>
static class StatusStrip
{
    const ImGuiWindowFlags Fixed = ImGuiWindowFlags.NoDecoration | ImGuiWindowFlags.NoMove | ImGuiWindowFlags.NoSavedSettings
        | ImGuiWindowFlags.NoFocusOnAppearing;

    public static float Height(float scale) => 38 * scale;

    public static void Draw(PanelStatus status, Place panel, float scale)
    {
        float height = Height(scale);
        var corner = new Vector2(panel.X, panel.Height - height);
        ImGui.PushStyleVar(ImGuiStyleVar.WindowPadding, new Vector2(16 * scale, (height - ImGui.GetFontSize()) / 2));
        ImGui.SetNextWindowPos(corner);
        ImGui.SetNextWindowSize(new Vector2(panel.Width, height));
        ImGui.Begin("Status", Fixed);
        ImDrawListPtr list = ImGui.GetWindowDrawList();
        list.AddRectFilled(corner, corner + new Vector2(panel.Width, Math.Max(1, MathF.Round(scale))), ImGui.GetColorU32(Theme.Line));
        if (status.Texel is { } texel)
        {
            Vector2 box = ImGui.GetCursorScreenPos();
            float side = ImGui.GetFontSize();
            list.AddRectFilled(box, box + new Vector2(side), ImGui.GetColorU32(new Vector4(texel.R / 255f, texel.G / 255f, texel.B / 255f, 1)), 2 * scale);
            ImGui.SetCursorPosX(ImGui.GetCursorPosX() + side + 8 * scale);
            ImGui.TextUnformatted($"{texel.X}, {texel.Y}   #{texel.R:X2}{texel.G:X2}{texel.B:X2}   {texel.R} {texel.G} {texel.B}{(texel.A == 255 ? "" : $" {texel.A}")}");
        }
        else if (status.Busy)
        {
            Widgets.Muted("working...");
        }
        else if (status.Shown is { Picture: { } picture } shown)
        {
            Widgets.Muted($"{Widgets.Times(picture.Width, picture.Height)}   {Widgets.Number(shown.Milliseconds, "0.0")} ms   {shown.Facts?.Provider}   F1 help");
        }
        ImGui.End();
        ImGui.PopStyleVar();
    }
}

/// <summary>Where the mouse is on the texture, and the value there.</summary>
readonly record struct Texel(int X, int Y, byte R, byte G, byte B, byte A);
