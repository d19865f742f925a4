namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Hand-made glazed tiles in light grout: sea colours, pooled glaze, crackle.</summary>
static class Tiles
{
    const int Rows = 6;

    static readonly Colour[] Glazes =
    [
        new(0.12f, 0.42f, 0.46f), new(0.18f, 0.52f, 0.54f), new(0.10f, 0.32f, 0.45f),
        new(0.30f, 0.60f, 0.56f), new(0.80f, 0.78f, 0.68f), new(0.14f, 0.24f, 0.40f),
    ];

    static readonly Colour Grout = new(0.70f, 0.68f, 0.63f);

    public static void Paint(Canvas canvas, uint seed)
    {
        int size = canvas.Size;
        Bond bond = new(size, Rows, Rows, Joint: 3.0f, Corner: 3.0f, Shift: 0);
        Cells crackle = new(size, 20, jitter: 0.95f, rounding: 0.1f, seed + 1);
        float[] wobbleX = Noise.Fbm(size, 12, 12, 2, seed + 2), wobbleY = Noise.Fbm(size, 12, 12, 2, seed + 3);
        float[] pool = Noise.Fbm(size, 6, 6, 4, seed + 4), fine = Noise.Fbm(size, 48, 48, 2, seed + 5, 0.7f);
        float[] grain = Noise.Grain(size, seed + 6);
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                int i = y * size + x;
                Bond.Place place = bond.At(x + 0.5f + wobbleX[i] * 0.9f, y + 0.5f + wobbleY[i] * 0.9f, seed);
                uint hash = Noise.Hash(place.Column, place.Row, seed + 7);
                (int ox, int oy) = (x + (int)(hash & 255), y + (int)((hash >> 8) & 255));
                float p = Noise.At(pool, size, ox, oy), f = Noise.At(fine, size, ox, oy);
                float tile = Noise.Step(0.6f, -0.6f, place.Distance);
                float bevel = Noise.Step(-4.5f, 0f, place.Distance);

                // The glaze runs to one side while it melts, and is thin over the edges.
                float run = (place.U * (Noise.Unit(hash, 2) - 0.5f) + place.V * (Noise.Unit(hash, 3) - 0.5f)) / 32;
                Colour glaze = Glazes[hash % (uint)Glazes.Length] * (0.90f + 0.20f * Noise.Unit(hash, 4));
                glaze *= 1 + 0.20f * p + 0.05f * f + 0.30f * run + 0.02f * grain[i];
                glaze = Colour.Mix(glaze, new(0.72f, 0.66f, 0.54f), Noise.Step(-1.8f, -0.2f, place.Distance + 0.7f * f) * 0.45f);
                float line = crackle.At(x + 0.5f + 2 * p, y + 0.5f + 2 * f).Border;
                float crack = Noise.Step(0.75f, 0.2f, line) * Noise.Step(-0.1f, 0.4f, p) * (1 - bevel);
                glaze *= 1 - 0.25f * crack;
                Colour grout = Grout * (1 + 0.10f * fine[i] + 0.07f * grain[i] + 0.10f * pool[i]);
                grout *= 1 - 0.18f * Noise.Step(1.4f, 0.2f, place.Distance);

                float top = 0.72f + 0.06f * Noise.Unit(hash, 5) + 0.03f * p - 0.16f * bevel * bevel + 0.05f * run;
                canvas.Set(x, y, Colour.Mix(grout, glaze, tile), Noise.Mix(0.40f + 0.03f * fine[i], top, tile),
                    Noise.Mix(0.92f, 0.16f + 0.05f * p + 0.15f * bevel + 0.25f * crack, tile));
            }
        }
    }
}
