namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Jittered cells that wrap: one point a lattice square, each pixel belongs to the nearest.</summary>
sealed class Cells
{
    readonly float scale, rounding;
    readonly int count;
    readonly (float X, float Y, uint Hash)[] points;

    /// <param name="size">Side of the image in pixels.</param>
    /// <param name="count">Cells on a side.</param>
    /// <param name="jitter">0: a square lattice; 1: anywhere in its square.</param>
    /// <param name="rounding">Radius of the corners in pixels.</param>
    /// <param name="seed">Equal seeds, equal cells.</param>
    public Cells(int size, int count, float jitter, float rounding, uint seed)
    {
        (this.count, scale, this.rounding) = (count, (float)count / size, rounding * count / size);
        points = new (float, float, uint)[count * count];
        for (int i = 0; i < points.Length; i++)
        {
            uint hash = Noise.Hash(i % count, i / count, seed);
            points[i] = (0.5f + (Noise.Unit(hash, 11) - 0.5f) * jitter, 0.5f + (Noise.Unit(hash, 12) - 0.5f) * jitter, hash);
        }
    }

    /// <param name="Hash">Of the cell: the same on both sides of the image's edge.</param>
    /// <param name="Border">Pixels to the border of the cell.</param>
    public readonly record struct Place(uint Hash, float Border);

    public Place At(float x, float y)
    {
        (float px, float py) = (x * scale + 0.5f, y * scale + 0.5f);   // the image's edge cuts through cells
        (int cx, int cy) = ((int)MathF.Floor(px), (int)MathF.Floor(py));
        float best = float.MaxValue, bx = 0, by = 0;
        uint id = 0;
        for (int j = cy - 1; j <= cy + 1; j++)
        {
            for (int i = cx - 1; i <= cx + 1; i++)
            {
                (float dx, float dy, uint hash) = Offset(i, j, px, py);
                float square = dx * dx + dy * dy;
                if (square < best)
                    (best, bx, by, id) = (square, dx, dy, hash);
            }
        }
        float border = 4;
        for (int j = cy - 2; j <= cy + 2; j++)
        {
            for (int i = cx - 2; i <= cx + 2; i++)
            {
                (float dx, float dy, _) = Offset(i, j, px, py);
                (float ex, float ey) = (dx - bx, dy - by);
                float length = ex * ex + ey * ey;
                if (length < 1e-6f)
                    continue;
                // Distance to the line halfway between the two points.
                border = RoundedMin(border, ((dx + bx) * ex + (dy + by) * ey) * 0.5f / MathF.Sqrt(length));
            }
        }
        return new(id, border / scale);
    }

    /// <summary>The smaller one, less where both are near: two borders meet in a curve.</summary>
    float RoundedMin(float a, float b)
    {
        float near = rounding - MathF.Abs(a - b);
        return Math.Min(a, b) - (near > 0 ? near * near / (4 * rounding) : 0);
    }

    (float X, float Y, uint Hash) Offset(int i, int j, float px, float py)
    {
        (float x, float y, uint hash) = points[Wrap(j) * count + Wrap(i)];
        return (i + x - px, j + y - py, hash);
    }

    int Wrap(int v) => v < 0 ? v + count : v >= count ? v - count : v;
}
