using System.Globalization;
using ProcGan.Runtime;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer;

/// <summary>One cell: what it shows, and in a word why.</summary>
readonly record struct GridCell(TextureRecipe Recipe, string Name);

/// <summary>What is in the cells of a grid: a function of the state alone.</summary>
static class GridCells
{
    public static IEnumerable<GridCell> Of(ViewerState state, GridView grid, ModelFacts facts)
    {
        for (int i = 0; i < grid.Columns * grid.Rows; i++)
            yield return Cell(state.Recipe, grid, facts, i, i % grid.Columns, i / grid.Columns);
    }

    static GridCell Cell(in TextureRecipe recipe, GridView grid, ModelFacts facts, int index, int column, int row)
    {
        switch (grid.Kind)
        {
            case GridKind.Neighbours:
                // The texture itself, and others that lie around it.
                return index == 0 ? new(recipe, "this one") : new(recipe.ForInstance((ulong)index, grid.Distance), $"neighbour {index}");
            case GridKind.Random:
                ulong random = RandomSeed(grid.Throw, index);
                return new(recipe with { Seed = random, Mix = null }, $"seed {random}");
            case GridKind.Classes:
                TextureRecipe next = recipe with { Seed = unchecked(recipe.Seed + (ulong)column) };
                if (facts.Labels.Count == 0)
                    return new(next, $"seed {next.Seed}");
                string name = facts.Labels[row % facts.Labels.Count];
                return new(next with { Labels = new NamedWeights(name) }, $"{name}, seed {next.Seed}");
            case GridKind.Direction:
                TextureRecipe start = recipe with { Seed = unchecked(recipe.Seed + (ulong)row) };
                if (facts.Directions.Count == 0)
                    return new(start, $"seed {start.Seed}");
                string direction = facts.Directions[Math.Min(grid.Direction, facts.Directions.Count - 1)];
                float amount = grid.Columns == 1 ? 0 : grid.Reach * (2f * column / (grid.Columns - 1) - 1);
                return new(start with { Directions = With(start.Directions, direction, amount) },
                    string.Create(CultureInfo.InvariantCulture, $"{direction} {amount:+0.0;-0.0;0} sd"));
            default:
                int last = grid.Columns * grid.Rows - 1;
                double part = last == 0 ? 0 : (double)index / last;
                return new(Between(recipe, grid.Target, part), string.Create(CultureInfo.InvariantCulture, $"{100 * part:0} %"));
        }
    }

    /// <summary>What cannot be in between stays the first's: the cells are compared.</summary>
    static TextureRecipe Between(in TextureRecipe from, in TextureRecipe to, double part)
    {
        try
        {
            return from.Blend(to, part) with { Width = from.Width, Height = from.Height, Tile = from.Tile, Maps = from.Maps, Model = from.Model };
        }
        catch (ArgumentException)
        {
            return part < 0.5 ? from : to;   // more seeds than a mix can have
        }
    }

    /// <summary>Weights with one of them set; none where all are 0.</summary>
    public static NamedWeights? With(NamedWeights? weights, string name, float amount)
    {
        KeyValuePair<string, float>[] entries = [.. (weights ?? Enumerable.Empty<KeyValuePair<string, float>>()).Where(entry => entry.Key != name && entry.Value != 0),
            .. amount == 0 ? Enumerable.Empty<KeyValuePair<string, float>>() : [new(name, amount)]];
        return entries.Length == 0 ? null : new NamedWeights(entries);
    }

    /// <summary>Below a million, as all random seeds here: short enough to be read out to someone.</summary>
    static ulong RandomSeed(ulong thrown, int index)
    {
        ulong x = unchecked(thrown * 0x9E3779B97F4A7C15 + (ulong)index + 1);   // SplitMix64: any good mixer does, it is no format
        x = unchecked((x ^ x >> 30) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ x >> 27) * 0x94D049BB133111EB);
        return (x ^ x >> 31) % Panel.SeedField.RandomBelow;
    }
}
