using System.Numerics;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>All shortcuts over the canvas.</summary>
static class CheatSheet
{
    const ImGuiWindowFlags Fixed = ImGuiWindowFlags.NoTitleBar | ImGuiWindowFlags.NoResize | ImGuiWindowFlags.NoCollapse | ImGuiWindowFlags.NoMove
        | ImGuiWindowFlags.NoSavedSettings;
    const int Columns = 2;

    public static ViewerState Draw(ViewerState state, Vector2 window, float scale)
    {
        (string Keys, string What)[] rows = Shortcuts.Sheet;
        int perColumn = (rows.Length + Columns - 1) / Columns;
        float line = ImGui.GetFontSize() + 6 * scale, padding = ImGui.GetStyle().WindowPadding.X;
        Vector2 size = Vector2.Min(new Vector2(720 * scale, perColumn * line + 3 * line + 2 * padding), window - new Vector2(16 * scale));
        Vector2 corner = (window - size) / 2;
        // Over everything that is there, which steps back behind it; a window's own list is above other windows.
        ImGui.SetNextWindowPos(Vector2.Zero);
        ImGui.SetNextWindowSize(window);
        ImGui.PushStyleColor(ImGuiCol.WindowBg, new Vector4(0, 0, 0, 0.5f));
        ImGui.Begin("Behind", Fixed | ImGuiWindowFlags.NoMouseInputs);
        ImGui.End();
        ImGui.PopStyleColor();
        ImGui.SetNextWindowPos(corner);
        ImGui.SetNextWindowSize(size);
        ImGui.PushStyleVar(ImGuiStyleVar.WindowBorderSize, Math.Max(1, MathF.Round(scale)));
        ImGui.Begin("Shortcuts", Fixed);
        ImGui.AlignTextToFramePadding();
        ImGui.TextUnformatted("Shortcuts");
        ImGui.SameLine(size.X - padding - 90 * scale);
        bool close = ImGui.Button("Close", new Vector2(90 * scale, 0));
        ImGui.Separator();
        float top = ImGui.GetCursorPosY(), column = (size.X - 2 * padding) / Columns;
        for (int i = 0; i < rows.Length; i++)
        {
            float x = padding + i / perColumn * column, y = top + i % perColumn * line;
            ImGui.SetCursorPos(new Vector2(x, y));
            ImGui.PushStyleColor(ImGuiCol.Text, Theme.Accent);
            ImGui.TextUnformatted(rows[i].Keys);
            ImGui.PopStyleColor();
            ImGui.SetCursorPos(new Vector2(x + 118 * scale, y));
            ImGui.TextUnformatted(rows[i].What);
        }
        ImGui.End();
        ImGui.PopStyleVar();
        return close ? state with { View = state.View with { Help = false } } : state;
    }
}
