namespace ProcGan.Runtime.Materials;

/// <summary>The sRGB curve (IEC 61966-2-1).</summary>
static class Srgb
{
    static readonly float[] linear = Enumerable.Range(0, 256).Select(i => (float)Decode(i / 255.0)).ToArray();

    /// <summary>Linear light, 0 to 1, of each byte: what a GPU reads from a texel.</summary>
    public static ReadOnlySpan<float> Linear => linear;

    public static double Decode(double coded) => coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);

    public static double Encode(double light) => light <= 0.0031308 ? light * 12.92 : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055;
}
