namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Courses of blocks, every second one shifted by half a block; wraps on both axes.</summary>
/// <param name="Size">Side of the image in pixels.</param>
/// <param name="Columns">Blocks a course.</param>
/// <param name="Rows">Courses, an even number where they are shifted.</param>
/// <param name="Joint">Width of the joint in pixels.</param>
/// <param name="Corner">Radius of the corners in pixels.</param>
/// <param name="Shift">Shift of every second course in blocks.</param>
readonly record struct Bond(int Size, int Columns, int Rows, float Joint, float Corner, float Shift)
{
    /// <summary>Where a pixel lies: in which block, and how far from its outline (negative inside).</summary>
    public readonly record struct Place(int Column, int Row, float Distance, float U, float V);

    public Place At(float x, float y, uint seed)
    {
        float width = (float)Size / Columns, height = (float)Size / Rows;
        (x, y) = (x + 0.4f * width, y + 0.4f * height);     // the image's edge cuts through blocks, not along a joint
        int row = Floor(y / height);
        int wrappedRow = Wrap(row, Rows);
        // Courses are laid by hand: each starts a little off.
        float start = ((wrappedRow & 1) * Shift + (Noise.Unit(Noise.Hash(wrappedRow, 901, seed)) - 0.5f) * 0.12f) * width;
        int column = Floor((x - start) / width);
        int wrappedColumn = Wrap(column, Columns);
        float u = x - start - (column + 0.5f) * width, v = y - (row + 0.5f) * height;
        uint hash = Noise.Hash(wrappedColumn, wrappedRow, seed ^ 0xB10C);
        float halfWidth = (width - Joint - Noise.Unit(hash, 1) * 1.2f) / 2, halfHeight = (height - Joint - Noise.Unit(hash, 2) * 0.8f) / 2;
        float dx = MathF.Abs(u) - halfWidth + Corner, dy = MathF.Abs(v) - halfHeight + Corner;
        float outside = MathF.Sqrt(Math.Max(dx, 0) * Math.Max(dx, 0) + Math.Max(dy, 0) * Math.Max(dy, 0));
        float distance = outside + Math.Min(Math.Max(dx, dy), 0) - Corner;
        return new(wrappedColumn, wrappedRow, distance, u, v);
    }

    static int Floor(float v) => (int)MathF.Floor(v);
    static int Wrap(int v, int count) => ((v % count) + count) % count;
}
