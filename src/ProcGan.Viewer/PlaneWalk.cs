using System.Numerics;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;

namespace ProcGan.Viewer;

/// <summary>Where a drag on the picture leads: over the endless plane that has a seed at each whole point, and blends in between.</summary>
static class PlaneWalk
{
    /// <summary>Seeds from one side of the canvas to the other.</summary>
    const float Seeds = 2;

    /// <param name="recipe">Where one is.</param>
    /// <param name="moved">How far the picture was drawn, in canvases: what comes in on the left was to the left.</param>
    public static TextureRecipe Moved(in TextureRecipe recipe, Vector2 moved)
    {
        (double x, double y) = PointOf(recipe);
        const double most = 1L << 30;   // beyond it fractions are too coarse to walk by
        x = Math.Clamp(x - moved.X * Seeds, -most, most);
        y = Math.Clamp(y - moved.Y * Seeds, -most, most);
        return SeedPlane.At(recipe with { Mix = null }, x, y);
    }

    /// <summary>The point whose latents a recipe has, or that of its own seed where it is a mix that lies elsewhere.</summary>
    public static (double X, double Y) PointOf(in TextureRecipe recipe)
    {
        (long ownX, long ownY) = SeedPlane.PointOf(recipe.Seed);
        if (recipe.Mix is not { } mix)
            return (ownX, ownY);
        (long X, long Y, double Weight)[] terms = [(ownX, ownY, mix.Own), .. mix.Select(term => (SeedPlane.PointOf(term.Seed).X, SeedPlane.PointOf(term.Seed).Y, (double)term.Weight))];
        long left = terms.Min(term => term.X), top = terms.Min(term => term.Y);
        if (terms.Any(term => term.X > left + 1 || term.Y > top + 1 || term.Weight < 0))
            return (ownX, ownY);
        // Weights are products of a cosine or sine across and one down: the lengths of columns and rows give the angles back.
        double Length(Func<(long X, long Y, double Weight), bool> which) => Math.Sqrt(terms.Where(which).Sum(term => term.Weight * term.Weight));
        double acrossAngle = Math.Atan2(Length(t => t.X > left), Length(t => t.X == left)), downAngle = Math.Atan2(Length(t => t.Y > top), Length(t => t.Y == top));
        return (left + acrossAngle / (Math.PI / 2), top + downAngle / (Math.PI / 2));
    }
}
