using System.Numerics;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Viewer.Files;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Panel;

/// <summary>Sliders of the latent space: weights of classes, and directions in standard deviations, each with its own reset. A set of directions
/// can be kept under a name.</summary>
sealed class LatentRows
{
    const float Reach = 4;
    const int ShownClasses = 8, ShownDirections = 8;

    string name = "";
    bool all;   // directions beyond the first few

    public ViewerState Draw(ViewerState state, PanelStatus status, float scale)
    {
        if (status.Facts is not { } facts)
            return state;
        TextureRecipe recipe = state.Recipe;
        if (facts.Classes.Count > 0)
            recipe = recipe with { Labels = Classes(recipe.Labels, facts, scale) };
        if (facts.Directions.Count > 0)
            recipe = recipe with { Directions = Directions(recipe.Directions, facts, status, scale) };
        return state with { Recipe = recipe };
    }

    static NamedWeights? Classes(NamedWeights? labels, ModelFacts facts, float scale)
    {
        Widgets.Heading("Classes");
        bool few = facts.Labels.Count <= ShownClasses;
        if (!few)
        {
            Widgets.Label(scale, "Class", "Asks for one; what the seed has by itself is one of them");
            string one = labels is null ? "the seed's own" : labels.Count == 1 ? labels[0].Key : $"{labels.Count} blended";
            if (ImGui.BeginCombo("##class", one))
            {
                if (ImGui.Selectable("the seed's own", labels is null))
                    labels = null;
                foreach (string name in facts.Labels)
                    if (ImGui.Selectable(name, labels is { Count: 1 } && labels[0].Key == name))
                        labels = ImGui.GetIO().KeyShift ? GridCells.With(labels, name, 1) : new NamedWeights(name);
                ImGui.EndCombo();
            }
            Widgets.Tip("With Shift, one more: then they blend");
        }
        foreach (string name in facts.Labels)
            if (few || labels?.Of(name) > 0)
                labels = Row(labels, name, 0, 1, "%.2f", "How much of this class; weights are divided by their sum", scale);
        return labels;
    }

    NamedWeights? Directions(NamedWeights? directions, ModelFacts facts, PanelStatus status, float scale)
    {
        Widgets.Heading("Directions");
        Widgets.Tip("The strongest first, as the model ranks them");
        foreach (string direction in all ? facts.Directions : facts.Directions.Take(ShownDirections))
            directions = Row(directions, direction, -Reach, Reach, "%+.1f sd", "How far along this direction, in standard deviations", scale);
        if (facts.Directions.Count > ShownDirections && ImGui.Button(all ? "Fewer" : $"All {facts.Directions.Count}", Widgets.Wide))
            all = !all;
        ViewerSettings settings = status.Settings;
        ImGui.BeginDisabled(directions is null);
        if (ImGui.Button("Reset all directions", Widgets.Wide))
            directions = null;
        float button = 64 * scale;
        ImGui.SetNextItemWidth(ImGui.GetContentRegionAvail().X - button - ImGui.GetStyle().ItemSpacing.X);
        ImGui.InputText("##directions", ref name, 64);
        Widgets.Tip("A name for how the sliders stand");
        ImGui.SameLine();
        if (ImGui.Button("Keep", Widgets.Wide) && name.Length > 0 && directions != null)
        {
            var kept = new NamedState(name, new ViewerState { Recipe = new TextureRecipe(0) { Directions = directions } });
            status.Settings = settings with { Moves = [.. settings.Moves.Where(move => move.Name != name).Append(kept).TakeLast(ViewerSettings.MaxNamed)] };
            name = "";
        }
        ImGui.EndDisabled();
        foreach (NamedState move in settings.Moves)
        {
            // Names of another model's directions would be refused by this one.
            NamedWeights? its = move.State.Recipe.Directions;
            if (its is null || its.Any(entry => !facts.Directions.Contains(entry.Key)))
                continue;
            switch (Widgets.NameAndDrop(move.Name, "Set the sliders to it"))
            {
                case NamedAction.Take:
                    directions = its;
                    break;
                case NamedAction.Drop:
                    status.Settings = settings with { Moves = [.. settings.Moves.Where(other => other != move)] };
                    break;
            }
        }
        return directions;
    }

    static NamedWeights? Row(NamedWeights? weights, string name, float least, float most, string format, string tip, float scale)
    {
        float value = weights?.Of(name) ?? 0, button = ImGui.GetFrameHeight();
        Widgets.Label(scale, name.Length > 12 ? name[..11] + "." : name, $"{name}. {tip}");
        ImGui.PushID(name);
        if (Widgets.Slider("##amount", ref value, least, most, format, ImGui.GetContentRegionAvail().X - button - ImGui.GetStyle().ItemSpacing.X))
            weights = GridCells.With(weights, name, value);
        ImGui.SameLine();
        ImGui.BeginDisabled(value == 0);
        if (ImGui.Button("0", new Vector2(button, 0)))
            weights = GridCells.With(weights, name, 0);
        ImGui.EndDisabled();
        Widgets.Tip("Reset");
        ImGui.PopID();
        return weights;
    }
}
