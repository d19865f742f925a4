namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Noise that wraps, from integer hashes and +, -, *, / alone: the same bits on every platform.</summary>
static class Noise
{
    /// <summary>32 well-mixed bits of a lattice point.</summary>
    public static uint Hash(int x, int y, uint seed)
    {
        uint h = seed ^ ((uint)x * 0x9E3779B1) ^ ((uint)y * 0x85EBCA77);
        h = (h ^ (h >> 16)) * 0x7FEB352D;
        h = (h ^ (h >> 15)) * 0x846CA68B;
        return h ^ (h >> 16);
    }

    /// <summary>Uniform in [0, 1) from 24 of the bits; <paramref name="salt"/> gives further ones from the same hash.</summary>
    public static float Unit(uint hash, uint salt = 0) =>
        (salt == 0 ? hash >> 8 : Hash((int)salt, 0, hash) >> 8) * (1f / (1 << 24));

    public static float Smooth(float t) => t * t * (3 - 2 * t);

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>; from may be the larger one.</summary>
    public static float Step(float from, float to, float v) => Smooth(Math.Clamp((v - from) / (to - from), 0, 1));

    public static float Mix(float a, float b, float t) => a + (b - a) * t;

    /// <summary>Octaves of gradient noise, each twice as fine; about [-1, 1].</summary>
    /// <param name="size">Side of the field in pixels.</param>
    /// <param name="cellsX">Lattice cells across in the coarsest octave: few on one axis and many on the other give a grain.</param>
    /// <param name="cellsY">Lattice cells down in the coarsest octave.</param>
    /// <param name="octaves">Octaves finer than two pixels a cell are left out.</param>
    /// <param name="seed">Equal seeds, equal fields.</param>
    /// <param name="gain">Amplitude of each octave by that of the one before.</param>
    public static float[] Fbm(int size, int cellsX, int cellsY, int octaves, uint seed, float gain = 0.5f)
    {
        float[] field = new float[size * size];
        float amplitude = 1, total = 0;
        for (int o = 0; o < octaves && Math.Max(cellsX, cellsY) << o <= size; o++, amplitude *= gain)
        {
            AddGradient(field, size, cellsX << o, cellsY << o, seed + (uint)o * 0x632BE5AB, amplitude);
            total += amplitude;
        }
        for (int i = 0; i < field.Length; i++)
            field[i] *= 1.6f / total;       // gradient noise seldom leaves +-0.6
        return field;
    }

    static void AddGradient(float[] field, int size, int cellsX, int cellsY, uint seed, float amplitude)
    {
        for (int y = 0; y < size; y++)
        {
            float fy = (y + 0.5f) * cellsY / size;
            int y0 = (int)fy;
            int y1 = y0 + 1 == cellsY ? 0 : y0 + 1;
            float ty = fy - y0, sy = Smooth(ty);
            int cell = -1;
            uint h00 = 0, h10 = 0, h01 = 0, h11 = 0;
            for (int x = 0; x < size; x++)
            {
                float fx = (x + 0.5f) * cellsX / size;
                int x0 = (int)fx;
                if (x0 != cell)
                {
                    int x1 = x0 + 1 == cellsX ? 0 : x0 + 1;
                    (h00, h10, h01, h11) = (Hash(x0, y0, seed), Hash(x1, y0, seed), Hash(x0, y1, seed), Hash(x1, y1, seed));
                    cell = x0;
                }
                float tx = fx - x0, sx = Smooth(tx);
                float top = Mix(Slope(h00, tx, ty), Slope(h10, tx - 1, ty), sx);
                float bottom = Mix(Slope(h01, tx, ty - 1), Slope(h11, tx - 1, ty - 1), sx);
                field[y * size + x] += amplitude * Mix(top, bottom, sy);
            }
        }
    }

    /// <summary>One of sixteen gradients, evenly around the circle, times the distance.</summary>
    static float Slope(uint hash, float dx, float dy)
    {
        int i = (int)(hash >> 28);
        return Cosines[i] * dx + Cosines[(i + 12) & 15] * dy;
    }

    static readonly float[] Cosines =
    [
        1f, 0.9238795f, 0.7071068f, 0.3826834f, 0f, -0.3826834f, -0.7071068f, -0.9238795f,
        -1f, -0.9238795f, -0.7071068f, -0.3826834f, 0f, 0.3826834f, 0.7071068f, 0.9238795f,
    ];

    /// <summary>Independent values of one pixel each, in [-1, 1).</summary>
    public static float[] Grain(int size, uint seed)
    {
        float[] field = new float[size * size];
        for (int i = 0; i < field.Length; i++)
            field[i] = Unit(Hash(i, 7, seed)) * 2 - 1;
        return field;
    }

    /// <summary>A field read at an offset, wrapped: each brick gets a piece of its own.</summary>
    public static float At(float[] field, int size, int x, int y) => field[(y & (size - 1)) * size + (x & (size - 1))];
}
