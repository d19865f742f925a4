using ImGuiNET;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Panel;

/// <summary>What the grid's cells are, and how many.</summary>
static class GridRows
{
    public static GridView Draw(GridView grid, ViewerState state, ModelFacts? facts, float scale)
    {
        Widgets.Label(scale, "Cells", "What differs from cell to cell");
        grid = grid with { Kind = Widgets.Choice("##cells", grid.Kind, Name) };
        Widgets.Label(scale, "Columns");
        int columns = grid.Columns, rows = grid.Rows;
        if (Widgets.Slider("##columns", ref columns, 1, GridView.MaxSide, "%d"))
            grid = grid with { Columns = columns };
        Widgets.Label(scale, "Rows");
        if (Widgets.Slider("##rows", ref rows, 1, GridView.MaxSide, "%d"))
            grid = grid with { Rows = rows };
        switch (grid.Kind)
        {
            case GridKind.Neighbours:
                Widgets.Label(scale, "Distance", "How far the neighbours are: 1 = as far as another seed");
                float distance = grid.Distance;
                if (Widgets.Slider("##distance", ref distance, 0.05f, 1, "%.2f"))
                    grid = grid with { Distance = distance };
                break;
            case GridKind.Random:
                if (ImGui.Button("Throw again", Widgets.Wide))
                    grid = grid with { Throw = grid.Throw + 1 };
                break;
            case GridKind.Direction:
                grid = Direction(grid, facts, scale);
                break;
            case GridKind.Interpolation:
                Widgets.Label(scale, "Leads to", "The last cell; the first is the texture that is open");
                ImGui.TextUnformatted($"seed {grid.Target.Seed}");
                if (ImGui.Button("Lead to this texture", Widgets.Wide))
                    grid = grid with { Target = state.Recipe };
                break;
            case GridKind.Classes when facts is null or { Classes.Count: 0 }:
                Widgets.Wrapped("This model has no classes: each row is the same.");
                break;
        }
        return grid;
    }

    static GridView Direction(GridView grid, ModelFacts? facts, float scale)
    {
        if (facts is null or { Directions.Count: 0 })
        {
            Widgets.Wrapped("This model file names no directions.");
            return grid;
        }
        int chosen = Math.Min(grid.Direction, facts.Directions.Count - 1);
        Widgets.Label(scale, "Direction");
        if (ImGui.BeginCombo("##direction", facts.Directions[chosen]))
        {
            for (int i = 0; i < facts.Directions.Count; i++)
                if (ImGui.Selectable(facts.Directions[i], i == chosen))
                    grid = grid with { Direction = i };
            ImGui.EndCombo();
        }
        Widgets.Label(scale, "Reach", "How far the outer columns are, in standard deviations");
        float reach = grid.Reach;
        return Widgets.Slider("##reach", ref reach, 0.5f, 6, "%.1f sd") ? grid with { Reach = reach } : grid;
    }

    static string Name(GridKind kind) => kind switch
    {
        GridKind.Neighbours => "neighbours",
        GridKind.Random => "random seeds",
        GridKind.Classes => "class x seed",
        GridKind.Direction => "one direction",
        _ => "interpolation",
    };
}
