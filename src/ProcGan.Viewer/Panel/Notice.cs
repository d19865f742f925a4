using System.Numerics;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>A line over the canvas: what went wrong and what to do, or what was done.</summary>
static class Notice
{
    const ImGuiWindowFlags Fixed = ImGuiWindowFlags.NoDecoration | ImGuiWindowFlags.NoMove | ImGuiWindowFlags.NoSavedSettings
        | ImGuiWindowFlags.NoFocusOnAppearing;

    public static void Middle(float width, float height, string text) =>
        ImGui.GetBackgroundDrawList().AddText((new Vector2(width, height) - ImGui.CalcTextSize(text)) / 2, ImGui.GetColorU32(Theme.Muted), text);

    /// <param name="width">Of the canvas, in points.</param>
    /// <param name="height">Of the canvas, in points.</param>
    /// <param name="scale">Of the user interface.</param>
    /// <param name="text">May be long; it is wrapped.</param>
    /// <param name="isError">With a red edge, else with the accent's.</param>
    public static void Draw(float width, float height, float scale, string text, bool isError)
    {
        if (text.Length == 0)
            return;
        float border = 16 * scale, inner = Math.Max(width - 2 * border, 1), padding = ImGui.GetStyle().WindowPadding.X;
        Vector2 lines = ImGui.CalcTextSize(text, false, inner - 2 * padding);
        var corner = new Vector2(border, height - border - lines.Y - 2 * padding);
        ImGui.SetNextWindowPos(corner);
        ImGui.SetNextWindowSize(new Vector2(inner, lines.Y + 2 * padding));
        ImGui.Begin("Notice", Fixed);
        // The window's own list would clip it: the edge lies in the padding.
        ImGui.GetForegroundDrawList().AddRectFilled(corner, corner + new Vector2(4 * scale, lines.Y + 2 * padding),
            ImGui.GetColorU32(isError ? Theme.Danger : Theme.Accent));
        ImGui.PushTextWrapPos(inner - padding);
        ImGui.TextUnformatted(text);
        ImGui.PopTextWrapPos();
        ImGui.End();
    }
}
