namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Rounded field stones with earth and moss between them.</summary>
static class Stone
{
    static readonly Colour[] Rocks =
    [
        new(0.50f, 0.48f, 0.45f), new(0.42f, 0.41f, 0.40f), new(0.57f, 0.53f, 0.47f), new(0.46f, 0.42f, 0.37f), new(0.38f, 0.40f, 0.42f),
    ];

    static readonly Colour Earth = new(0.20f, 0.16f, 0.12f), Moss = new(0.27f, 0.31f, 0.12f), Lichen = new(0.60f, 0.61f, 0.48f);

    public static void Paint(Canvas canvas, uint seed)
    {
        int size = canvas.Size;
        Cells cells = new(size, 7, jitter: 0.68f, rounding: 11f, seed + 1);
        float[] warpX = Noise.Fbm(size, 10, 10, 3, seed + 2), warpY = Noise.Fbm(size, 10, 10, 3, seed + 3);
        float[] mottle = Noise.Fbm(size, 8, 8, 5, seed + 4, 0.62f), speck = Noise.Fbm(size, 64, 64, 2, seed + 5, 0.8f);
        float[] growth = Noise.Fbm(size, 5, 5, 5, seed + 6, 0.55f), grain = Noise.Grain(size, seed + 7);
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                int i = y * size + x;
                Cells.Place place = cells.At(x + 0.5f + warpX[i] * 3.2f, y + 0.5f + warpY[i] * 3.2f);
                uint hash = place.Hash;
                (int ox, int oy) = (x + (int)(hash & 255), y + (int)((hash >> 8) & 255));
                float m = Noise.At(mottle, size, ox, oy), s = Noise.At(speck, size, ox, oy), l = Noise.At(growth, size, ox, oy);
                float inside = Noise.Step(0.4f, 2.0f, place.Border + 0.5f * s);
                float dome = Math.Clamp((place.Border - 1) / 9, 0, 1);
                dome = dome * (2 - dome);           // steep at the rim, flat on top

                Colour rock = Rocks[hash % (uint)Rocks.Length] * (0.86f + 0.28f * Noise.Unit(hash, 3));
                rock *= 0.66f + 0.40f * dome + 0.24f * m + 0.11f * s + 0.05f * grain[i];
                rock = Colour.Mix(rock, Lichen, Noise.Step(0.42f, 0.70f, l + 0.25f * s) * 0.55f);
                float green = Noise.Step(0.0f, 0.55f, growth[i] + 0.35f * speck[i] + 0.55f * (1 - dome) - 0.45f);
                rock = Colour.Mix(rock, Moss * (1 + 0.30f * speck[i] + 0.12f * grain[i]), green * 0.75f);
                Colour soil = Earth * (1 + 0.30f * speck[i] + 0.20f * grain[i]);
                soil = Colour.Mix(soil, Moss * (0.75f + 0.3f * speck[i]), Noise.Step(-0.25f, 0.35f, growth[i] + 0.3f * mottle[i]) * 0.85f);

                float top = 0.30f + 0.50f * dome + 0.08f * (Noise.Unit(hash, 5) - 0.5f) + 0.06f * m + 0.02f * s + 0.03f * green;
                canvas.Set(x, y, Colour.Mix(soil, rock, inside), Noise.Mix(0.16f + 0.05f * speck[i], top, inside),
                    Noise.Mix(0.98f, 0.74f + 0.08f * m + 0.15f * green, inside));
            }
        }
    }
}
