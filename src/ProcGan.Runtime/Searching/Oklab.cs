namespace ProcGan.Runtime.Searching;

/// <summary>A colour in Oklab (Ottosson 2020), where distances are about as far as they look.</summary>
readonly record struct Oklab(float L, float A, float B)
{
    /// <param name="r">Linear light of sRGB's primaries; likewise the others.</param>
    /// <param name="g">Green.</param>
    /// <param name="b">Blue.</param>
    public static Oklab FromLinear(float r, float g, float b)
    {
        double l = CubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = CubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = CubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new((float)(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s), (float)(1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
            (float)(0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s));
    }

    public double DistanceTo(in Oklab other)
    {
        double l = L - other.L, a = A - other.A, b = B - other.B;
        return Math.Sqrt(l * l + a * a + b * b);
    }

    static double CubeRoot(double value) => Math.Pow(Math.Max(0, value), 1.0 / 3);
}
