using System.Numerics;
using ImGuiNET;
using ProcGan.Viewer.Panel;

namespace ProcGan.Viewer;

/// <summary>What frames cost, over the canvas: the numbers and the last few seconds.</summary>
static class Timing
{
    const int Kept = 120;
    static readonly float[] viewer = new float[Kept], graphics = new float[Kept];
    static int next;

    public static void Draw(IViewerWindow window, ViewerState state, PanelStatus status)
    {
        if (!state.View.Timing)
            return;
        FrameCost cost = window.Cost;
        (viewer[next], graphics[next]) = ((float)cost.Viewer, (float)cost.Graphics);
        next = (next + 1) % Kept;
        float s = window.Scale;
        Vector2 corner = new Vector2(12, 12) * s, size = new Vector2(260, 96) * s;
        ImDrawListPtr list = ImGui.GetBackgroundDrawList();
        list.AddRectFilled(corner, corner + size, ImGui.GetColorU32(new Vector4(0.08f, 0.085f, 0.095f, 0.85f)), 4 * s);
        uint text = ImGui.GetColorU32(new Vector4(0.92f, 0.93f, 0.94f, 1));
        list.AddText(corner + new Vector2(8, 5) * s, text,
            $"frame {Widgets.Number(cost.Viewer, "0.00")} + {Widgets.Number(cost.Graphics, "0.00")} ms    texture {Widgets.Number(status.Shown?.Milliseconds ?? 0, "0.0")} ms");
        float bottom = corner.Y + size.Y - 6 * s, high = 60 * s, step = (size.X - 16 * s) / Kept;
        for (int i = 0; i < Kept; i++)
        {
            int at = (next + i) % Kept;
            float x = corner.X + 8 * s + i * step;
            float first = Math.Min(high, high * viewer[at] / (float)BudgetTab.Frame), both = Math.Min(high, high * (viewer[at] + graphics[at]) / (float)BudgetTab.Frame);
            list.AddRectFilled(new Vector2(x, bottom - both), new Vector2(x + step, bottom), ImGui.GetColorU32(Theme.Muted));
            list.AddRectFilled(new Vector2(x, bottom - first), new Vector2(x + step, bottom), ImGui.GetColorU32(Theme.Accent));
        }
    }
}
