namespace ProcGan.Trainer.Data.BuiltIn;

/// <summary>Colour in sRGB, 0..1.</summary>
readonly record struct Colour(float R, float G, float B)
{
    public static Colour operator *(Colour c, float f) => new(c.R * f, c.G * f, c.B * f);
    public static Colour operator +(Colour c, float f) => new(c.R + f, c.G + f, c.B + f);
    public static Colour Mix(Colour a, Colour b, float t) =>
        new(Noise.Mix(a.R, b.R, t), Noise.Mix(a.G, b.G, t), Noise.Mix(a.B, b.B, t));
}

/// <summary>What is painted: albedo, height and roughness of one square image, exact by construction.</summary>
sealed class Canvas(int size)
{
    readonly Colour[] albedo = new Colour[size * size];
    readonly float[] height = new float[size * size], roughness = new float[size * size];

    /// <summary>Side in pixels, a power of two.</summary>
    public int Size => size;

    public void Set(int x, int y, Colour colour, float h, float rough)
    {
        int i = y * size + x;
        (albedo[i], height[i], roughness[i]) = (colour, h, rough);
    }

    /// <param name="channels">3: albedo; 5: height and roughness too.</param>
    /// <returns>[size, size, channels]</returns>
    public byte[] ToPixels(int channels)
    {
        byte[] pixels = new byte[size * size * channels];
        for (int i = 0, o = 0; i < albedo.Length; i++, o += channels)
        {
            (pixels[o], pixels[o + 1], pixels[o + 2]) = (Level(albedo[i].R), Level(albedo[i].G), Level(albedo[i].B));
            if (channels == 5)
                (pixels[o + 3], pixels[o + 4]) = (Level(height[i]), Level(roughness[i]));
        }
        return pixels;
    }

    static byte Level(float v) => (byte)(Math.Clamp(v, 0, 1) * 255 + 0.5f);
}
