namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Fired clay in lime mortar: red to burnt bricks with worn edges, chips and bloom.</summary>
static class Bricks
{
    static readonly (Colour Colour, float Share)[] Clays =
    [
        (new(0.56f, 0.25f, 0.18f), 0.34f), (new(0.47f, 0.20f, 0.15f), 0.22f), (new(0.63f, 0.33f, 0.22f), 0.18f),
        (new(0.40f, 0.22f, 0.17f), 0.12f), (new(0.27f, 0.20f, 0.19f), 0.08f), (new(0.68f, 0.50f, 0.38f), 0.06f),
    ];

    static readonly Colour Mortar = new(0.60f, 0.56f, 0.50f), Bloom = new(0.78f, 0.74f, 0.68f);

    public static void Paint(Canvas canvas, uint seed)
    {
        int size = canvas.Size;
        Bond bond = new(size, Columns: 5, Rows: 14, Joint: 3.2f, Corner: 2.2f, Shift: 0.5f);
        float[] warpX = Noise.Fbm(size, 16, 16, 3, seed + 1), warpY = Noise.Fbm(size, 16, 16, 3, seed + 2);
        float[] mottle = Noise.Fbm(size, 8, 8, 5, seed + 3, 0.6f), grit = Noise.Fbm(size, 64, 64, 2, seed + 4, 0.8f);
        float[] bloom = Noise.Fbm(size, 6, 6, 4, seed + 5), grain = Noise.Grain(size, seed + 6);
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                int i = y * size + x;
                Bond.Place place = bond.At(x + 0.5f + warpX[i] * 1.1f, y + 0.5f + warpY[i] * 1.0f, seed);
                uint hash = Noise.Hash(place.Column, place.Row, seed + 7);
                (int ox, int oy) = (x + (int)(hash & 255), y + (int)((hash >> 8) & 255));
                float m = Noise.At(mottle, size, ox, oy), g = Noise.At(grit, size, ox, oy), b = Noise.At(bloom, size, ox, oy);
                float brick = Noise.Step(0.7f, -0.7f, place.Distance + g * 0.35f);
                float chip = Noise.Step(0.42f, 0.62f, g + m * 0.4f) * brick;

                Colour clay = Pick(hash) * (0.92f + 0.16f * Noise.Unit(hash, 3));
                clay *= 1 + 0.22f * m + 0.10f * g + 0.05f * grain[i];
                clay *= 1 - 0.30f * Noise.Step(-2.5f, 0.5f, place.Distance);                 // dirt gathers at the edges
                clay *= 1 - 0.35f * chip;
                clay = Colour.Mix(clay, Bloom, Noise.Step(0.25f, 0.75f, b + 0.3f * g + 0.5f * Noise.Unit(hash, 4) - 0.25f) * 0.40f);
                Colour mortar = Mortar * (1 + 0.16f * grit[i] + 0.09f * grain[i] + 0.10f * mottle[i]);
                mortar *= 1 - 0.22f * Noise.Step(1.6f, 0.2f, place.Distance);

                float face = 0.70f + 0.10f * Noise.Unit(hash, 5) + 0.05f * m + 0.03f * g
                    - 0.14f * Noise.Step(-3f, 0.2f, place.Distance) - 0.12f * chip;
                float bed = 0.28f + 0.04f * grit[i] + 0.02f * grain[i];
                canvas.Set(x, y, Colour.Mix(mortar, clay, brick), Noise.Mix(bed, face, brick),
                    Noise.Mix(0.95f, 0.78f + 0.08f * m + 0.10f * chip, brick));
            }
        }
    }

    static Colour Pick(uint hash)
    {
        float at = Noise.Unit(hash, 9);
        foreach ((Colour colour, float share) in Clays)
        {
            if ((at -= share) < 0)
                return colour;
        }
        return Clays[0].Colour;
    }
}
