namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Sawn floor boards: growth rings, fibres, knots, nails at the ends, dark gaps.</summary>
static class Planks
{
    const int Boards = 8;

    static readonly Colour[] Woods =
    [
        new(0.55f, 0.38f, 0.24f), new(0.48f, 0.33f, 0.21f), new(0.61f, 0.44f, 0.28f), new(0.44f, 0.31f, 0.22f), new(0.57f, 0.42f, 0.30f),
    ];

    /// <summary>Half a course that lies between two joints.</summary>
    readonly record struct Board(uint Hash, float Along, float Left, float Right);

    public static void Paint(Canvas canvas, uint seed)
    {
        int size = canvas.Size;
        float course = (float)size / Boards;
        float[] sway = Noise.Fbm(size, 2, 16, 3, seed + 1), fibre = Noise.Fbm(size, 4, 128, 2, seed + 2, 0.7f);
        float[] tone = Noise.Fbm(size, 2, 8, 3, seed + 3), pores = Noise.Fbm(size, 16, 128, 1, seed + 4);
        float[] edge = Noise.Fbm(size, 12, 12, 3, seed + 5), grain = Noise.Grain(size, seed + 6);
        for (int y = 0; y < size; y++)
        {
            float down = y + 0.5f + 0.4f * course;      // the image's edge cuts through a board
            int row = (int)(down / course);
            float v = down - row * course;              // across the board, in pixels
            row %= Boards;
            for (int x = 0; x < size; x++)
            {
                int i = y * size + x;
                Board board = BoardAt(x + 0.5f, row, size, seed);
                uint hash = board.Hash;
                (int ox, int oy) = (x + (int)(hash & 255), y + (int)((hash >> 8) & 255));
                float s = Noise.At(sway, size, ox, oy), f = Noise.At(fibre, size, ox, oy), t = Noise.At(tone, size, ox, oy);
                (float knot, float bend) = Knot(board, v, course, hash);

                // Rings: a cut through a slightly conical trunk, bent around the knots.
                float ring = v / course * (3.2f + 2.5f * Noise.Unit(hash, 1)) + 1.5f * s + 2.2f * bend + 9 * Noise.Unit(hash, 2);
                ring -= MathF.Floor(ring);
                float late = Noise.Smooth(ring < 0.78f ? ring / 0.78f : (1 - ring) / 0.22f);
                Colour wood = Woods[hash % (uint)Woods.Length] * (0.88f + 0.24f * Noise.Unit(hash, 3));
                wood *= 1.06f - 0.24f * late + 0.13f * f + 0.10f * t + 0.03f * grain[i];
                wood *= 1 - 0.25f * Noise.Step(0.35f, 0.75f, Noise.At(pores, size, ox, oy));
                wood = Colour.Mix(wood, new(0.20f, 0.12f, 0.08f), knot * 0.8f);

                float rim = Math.Min(Math.Min(v, course - v) - 0.9f, Math.Min(board.Left, board.Right) - 0.6f) + edge[i] * 0.5f;
                float inside = Noise.Step(-0.4f, 0.9f, rim);
                wood *= 1 - 0.28f * Noise.Step(3.2f, 0.4f, rim);
                (float nail, float rust) = Nails(board, v, course);
                wood = Colour.Mix(wood, new(0.30f, 0.20f, 0.14f), rust * 0.45f);
                wood = Colour.Mix(wood, new(0.24f, 0.23f, 0.23f), nail);
                Colour gap = new Colour(0.09f, 0.07f, 0.055f) * (1 + 0.25f * grain[i]);

                float top = 0.74f + 0.10f * Noise.Unit(hash, 5) - 0.06f * late + 0.03f * f
                    - 0.05f * knot - 0.10f * Noise.Step(3f, 0.2f, rim) - 0.04f * nail;
                canvas.Set(x, y, Colour.Mix(gap, wood, inside), Noise.Mix(0.12f, top, inside),
                    Noise.Mix(0.95f, Noise.Mix(0.62f + 0.10f * late + 0.06f * f, 0.42f, nail), inside));
            }
        }
    }

    /// <summary>Two boards a course; the joints wander from course to course.</summary>
    static Board BoardAt(float x, int row, int size, uint seed)
    {
        uint hash = Noise.Hash(row, 77, seed);
        float first = ((row & 1) * 0.25f + 0.2f * Noise.Unit(hash, 1) + (row & 2) * 0.06f) * size;
        float length = (0.42f + 0.16f * Noise.Unit(hash, 2)) * size;
        float along = x - first;
        along -= MathF.Floor(along / size) * size;
        return along < length
            ? new(Noise.Hash(row, 0, seed + 7), along, along, length - along)
            : new(Noise.Hash(row, 1, seed + 7), along - length, along - length, size - along);
    }

    /// <summary>How much a pixel belongs to the board's knot, and how far the rings bend around it. Some boards have none.</summary>
    static (float Knot, float Bend) Knot(Board board, float v, float course, uint hash)
    {
        if (Noise.Unit(hash, 20) > 0.55f)
            return (0, 0);
        float length = board.Left + board.Right;
        float dx = (board.Along - length * (0.2f + 0.6f * Noise.Unit(hash, 21))) / 1.7f;
        float dy = v - course * (0.3f + 0.4f * Noise.Unit(hash, 22));
        float radius = 2.2f + 1.8f * Noise.Unit(hash, 23), square = (dx * dx + dy * dy) / (radius * radius);
        return (Noise.Step(1.7f, 0.5f, square), (dy > 0 ? 1 : -1) / (1 + 0.55f * square));
    }

    /// <summary>Two nails at each end, and the stain around them.</summary>
    static (float Nail, float Rust) Nails(Board board, float v, float course)
    {
        float dx = Math.Min(board.Left, board.Right) - 6.5f;
        float dy = Math.Min(MathF.Abs(v - course * 0.25f), MathF.Abs(v - course * 0.75f));
        float distance = MathF.Sqrt(dx * dx + dy * dy);
        return (Noise.Step(2.0f, 1.1f, distance), Noise.Step(4.5f, 1f, distance));
    }
}
