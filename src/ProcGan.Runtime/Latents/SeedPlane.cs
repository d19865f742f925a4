namespace ProcGan.Runtime.Latents;

/// <summary>An endless plane whose whole numbers are seeds: (0, 0) is seed 0, (1, 0) seed 1, (0, 1) seed 2^32, and so on.</summary>
/// <remarks>In between, latents turn from seed to seed along both axes: the four corners' weights are cos cos, sin cos, cos sin and sin sin
/// of a quarter turn, and their squares add up to 1. So every point of the plane is as likely a texture as any seed, and a small step
/// makes a small change.</remarks>
public static class SeedPlane
{
    /// <summary>The seed at a whole point. Columns beyond 32 bits come out in later rows.</summary>
    public static ulong SeedAt(long x, long y) => unchecked((ulong)x + ((ulong)y << 32));

    /// <summary>Where a seed lies, the nearest to the origin.</summary>
    public static (long X, long Y) PointOf(ulong seed)
    {
        long x = unchecked((int)(uint)seed);
        return (x, unchecked((long)(seed - (ulong)x)) >> 32);
    }

    /// <summary>A recipe with the latents of a point.</summary>
    /// <param name="recipe">Everything else.</param>
    /// <param name="x">Columns; finite.</param>
    /// <param name="y">Rows; finite.</param>
    public static TextureRecipe At(in TextureRecipe recipe, double x, double y)
    {
        const double most = 1L << 52;       // where doubles still have halves
        if (!(Math.Abs(x) <= most && Math.Abs(y) <= most)) throw new ArgumentException($"the point is {x}, {y}; each must be -2^52 to 2^52.");
        double left = Math.Floor(x), top = Math.Floor(y), angleX = (x - left) * (Math.PI / 2), angleY = (y - top) * (Math.PI / 2);
        long column = (long)left, row = (long)top;
        Dictionary<ulong, double> terms = new(4)
        {
            [SeedAt(column, row)] = Math.Cos(angleX) * Math.Cos(angleY), [SeedAt(column + 1, row)] = Math.Sin(angleX) * Math.Cos(angleY),
            [SeedAt(column, row + 1)] = Math.Cos(angleX) * Math.Sin(angleY), [SeedAt(column + 1, row + 1)] = Math.Sin(angleX) * Math.Sin(angleY),
        };
        return MixedSeeds.With(recipe, terms);
    }
}
