using System.Numerics;
using ImGuiNET;
using ProcGan.Runtime;

namespace ProcGan.Viewer.Panel;

/// <summary>Sliders of the latent space: weights of classes, and directions in standard deviations, each with its own reset.</summary>
static class LatentRows
{
    const float Reach = 4;
    const int Shown = 8;

    public static ViewerState Draw(ViewerState state, PanelStatus status, float scale)
    {
        if (status.Facts is not { } facts)
            return state;
        TextureRecipe recipe = state.Recipe;
        if (facts.Classes.Count > 0)
        {
            Widgets.Heading("Classes");
            foreach (string name in facts.Classes)
                recipe = recipe with { Labels = Row(recipe.Labels, name, 0, 1, "%.2f", "How much of this class; weights are divided by their sum", scale) };
        }
        if (facts.Directions.Count > 0)
        {
            Widgets.Heading("Directions");
            foreach (string name in facts.Directions.Take(Shown))
                recipe = recipe with { Directions = Row(recipe.Directions, name, -Reach, Reach, "%+.1f sd", "How far along this direction, in standard deviations", scale) };
            if (recipe.Directions != null && ImGui.Button("Reset all directions", new Vector2(-1, 0)))
                recipe = recipe with { Directions = null };
        }
        return state with { Recipe = recipe };
    }

    static NamedWeights? Row(NamedWeights? weights, string name, float least, float most, string format, string tip, float scale)
    {
        float value = weights?.Of(name) ?? 0;
        Widgets.Label(scale, name.Length > 12 ? name[..11] + "." : name, $"{name}. {tip}");
        ImGui.SetNextItemWidth(ImGui.GetContentRegionAvail().X - ImGui.GetFrameHeight() - ImGui.GetStyle().ItemSpacing.X);
        ImGui.PushID(name);
        if (ImGui.SliderFloat("##amount", ref value, least, most, format, ImGuiSliderFlags.AlwaysClamp))
            weights = GridCells.With(weights, name, value);
        ImGui.SameLine();
        ImGui.BeginDisabled(value == 0);
        if (ImGui.Button("0", new Vector2(-1, 0)))
            weights = GridCells.With(weights, name, 0);
        ImGui.EndDisabled();
        Widgets.Tip("Reset");
        ImGui.PopID();
        return weights;
    }
}
