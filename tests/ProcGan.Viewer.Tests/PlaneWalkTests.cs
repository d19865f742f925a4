using System.Numerics;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.States;

namespace ProcGan.Viewer.Tests;

public class PlaneWalkTests
{
    /// <summary>A point is found again from the recipe alone, so that a drag can go on where one ended.</summary>
    [Test]
    public void PointOf_WhatAtMade_IsThePoint([Values(0, 0.25, 3.5, -2.75, 1000.125)] double x, [Values(0, 0.9, -1.5)] double y)
    {
        (double foundX, double foundY) = PlaneWalk.PointOf(SeedPlane.At(new TextureRecipe(0), x, y));
        Assert.That(foundX, Is.EqualTo(x).Within(1e-5));   // weights are floats
        Assert.That(foundY, Is.EqualTo(y).Within(1e-5));
    }

    [Test]
    public void Moved_ThereAndBack_IsWhereItBegan()
    {
        TextureRecipe recipe = new(41), there = PlaneWalk.Moved(recipe, new Vector2(0.3f, -0.2f)), back = PlaneWalk.Moved(there, new Vector2(-0.3f, 0.2f));
        (double x, double y) = PlaneWalk.PointOf(back);
        Assert.That((x, y), Is.EqualTo((41.0, 0.0)).Within(1e-4));
        Assert.That(there.Mix, Is.Not.Null);
    }

    [Test]
    public void Moved_HalfACanvasToTheRight_IsTheSeedBefore() =>
        Assert.That(PlaneWalk.Moved(new TextureRecipe(41), new Vector2(0.5f, 0)).Seed, Is.EqualTo(40));

    static readonly ModelFacts Facts = new("spatial", "CPU", 64, 64, 16, TileAxes.Both) { Classes = ["brick", "moss"], Labels = ["brick", "moss"], Directions = ["wet", "old"] };

    static GridCell[] Cells(GridView grid) => [.. GridCells.Of(new ViewerState { Recipe = new TextureRecipe(10) }, grid, Facts)];

    [Test]
    public void Cells_EveryKindAndSize_AreAsManyAsPlaces([Values(0, 1, 2, 3, 4)] int kind, [Values(1, 3, 8)] int columns, [Values(1, 8)] int rows) =>
        Assert.That(Cells(new GridView { Kind = (GridKind)kind, Columns = columns, Rows = rows }), Has.Length.EqualTo(columns * rows));

    [Test]
    public void Cells_Random_AreDifferentAndTheSameAgain()
    {
        GridCell[] cells = Cells(new GridView { Kind = GridKind.Random, Columns = 8, Rows = 8 });
        Assert.That(cells.Select(cell => cell.Recipe.Seed).Distinct().Count(), Is.EqualTo(64));
        Assert.That(Cells(new GridView { Kind = GridKind.Random, Columns = 8, Rows = 8 }), Is.EqualTo(cells));
        Assert.That(Cells(new GridView { Kind = GridKind.Random, Columns = 8, Rows = 8, Throw = 1 }), Is.Not.EqualTo(cells));
    }

    [Test]
    public void Cells_Direction_GoFromOneEndToTheOther()
    {
        GridCell[] cells = Cells(new GridView { Kind = GridKind.Direction, Columns = 5, Rows = 1, Direction = 1, Reach = 2 });
        Assert.That(cells.Select(cell => cell.Recipe.Directions?.Of("old") ?? 0), Is.EqualTo(new[] { -2f, -1, 0, 1, 2 }));
    }

    [Test]
    public void Cells_Classes_HaveARowEach()
    {
        GridCell[] cells = Cells(new GridView { Kind = GridKind.Classes, Columns = 2, Rows = 2 });
        Assert.That(cells.Select(cell => (cell.Recipe.Labels![0].Key, cell.Recipe.Seed)), Is.EqualTo(new[] { ("brick", 10ul), ("brick", 11ul), ("moss", 10ul), ("moss", 11ul) }));
    }

    [Test]
    public void Cells_Interpolation_BeginsAndEndsWithTheTwo()
    {
        GridCell[] cells = Cells(new GridView { Kind = GridKind.Interpolation, Columns = 4, Rows = 1, Target = new TextureRecipe(99) });
        Assert.That((cells[0].Recipe.Seed, cells[^1].Recipe.Seed, cells[0].Recipe.Mix, cells[^1].Recipe.Mix), Is.EqualTo((10ul, 99ul, (SeedMix?)null, (SeedMix?)null)));
    }
}
