using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using ImGuiNET;

namespace ProcGan.Viewer.Panel;

/// <summary>The seed: typed, one less, one more, random.</summary>
sealed class SeedField
{
    /// <summary>Random seeds are below this: short enough to be read out to someone.</summary>
    public const int RandomBelow = 1_000_000;

    string text = "";

    public ViewerState Draw(ViewerState state)
    {
        ulong seed = state.Recipe.Seed;
        ImGui.InputText("##seed", ref text, 20, ImGuiInputTextFlags.CharsDecimal | ImGuiInputTextFlags.AutoSelectAll);
        if (ImGui.IsItemDeactivatedAfterEdit() && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong typed))
            seed = typed;
        else if (!ImGui.IsItemActive())
            text = seed.ToString(CultureInfo.InvariantCulture);

        float left = ImGui.GetItemRectMin().X - ImGui.GetCursorScreenPos().X + ImGui.GetCursorPosX();
        float gap = ImGui.GetStyle().ItemSpacing.X, height = ImGui.GetFrameHeight();
        ImGui.SetCursorPosX(left);
        if (ImGui.Button("-", new Vector2(height * 1.3f, height)))
            seed--;
        Widgets.Tip("One less (Left)");
        ImGui.SameLine(0, gap);
        if (ImGui.Button("+", new Vector2(height * 1.3f, height)))
            seed++;
        Widgets.Tip("One more (Right)");
        ImGui.SameLine(0, gap);
        if (ImGui.Button("Random", new Vector2(-1, height)))
            seed = Random();
        Widgets.Tip("Any other (Space)");
        return seed == state.Recipe.Seed ? state : state.WithSeed(seed);
    }

    public static ulong Random() => (ulong)RandomNumberGenerator.GetInt32(RandomBelow);
}
