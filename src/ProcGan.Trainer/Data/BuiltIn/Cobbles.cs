namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Granite setts, worn round by wheels, in sand.</summary>
static class Cobbles
{
    static readonly Colour[] Granites =
    [
        new(0.49f, 0.47f, 0.45f), new(0.42f, 0.41f, 0.40f), new(0.54f, 0.50f, 0.45f), new(0.38f, 0.38f, 0.39f),
    ];

    static readonly Colour Sand = new(0.33f, 0.28f, 0.22f);

    public static void Paint(Canvas canvas, uint seed)
    {
        int size = canvas.Size;
        Bond bond = new(size, Columns: 7, Rows: 8, Joint: 2.6f, Corner: 7f, Shift: 0.5f);
        float[] warpX = Noise.Fbm(size, 12, 12, 3, seed + 1), warpY = Noise.Fbm(size, 12, 12, 3, seed + 2);
        float[] mottle = Noise.Fbm(size, 8, 8, 4, seed + 3, 0.6f), crystals = Noise.Fbm(size, 96, 96, 1, seed + 4);
        float[] dirt = Noise.Fbm(size, 5, 5, 4, seed + 5), grain = Noise.Grain(size, seed + 6);
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                int i = y * size + x;
                Bond.Place place = bond.At(x + 0.5f + warpX[i] * 2.4f, y + 0.5f + warpY[i] * 2.4f, seed);
                uint hash = Noise.Hash(place.Column, place.Row, seed + 7);
                (int ox, int oy) = (x + (int)(hash & 255), y + (int)((hash >> 8) & 255));
                float m = Noise.At(mottle, size, ox, oy), c = Noise.At(crystals, size, ox, oy);
                float inside = Noise.Step(0.8f, -0.8f, place.Distance + 0.4f * c);
                float dome = Math.Clamp(-place.Distance / 9, 0, 1);
                dome = dome * (2 - dome);
                Colour rock = Granites[hash % (uint)Granites.Length] * (0.86f + 0.28f * Noise.Unit(hash, 3));
                rock *= 0.66f + 0.42f * dome + 0.18f * m + 0.12f * c + 0.06f * grain[i];
                rock = Colour.Mix(rock, Sand, Noise.Step(0.1f, 0.8f, dirt[i] + 0.5f * (1 - dome)) * 0.35f);
                Colour sand = Sand * (0.72f + 0.18f * crystals[i] + 0.10f * grain[i] + 0.15f * dirt[i]);
                canvas.Set(x, y, Colour.Mix(sand, rock, inside),
                    Noise.Mix(0.20f + 0.02f * grain[i], 0.32f + 0.50f * dome + 0.05f * m + 0.02f * c + 0.06f * Noise.Unit(hash, 5), inside),
                    Noise.Mix(0.97f, 0.70f - 0.12f * dome + 0.08f * m, inside));
            }
        }
    }
}
