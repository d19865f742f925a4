using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

[StructLayout(LayoutKind.Sequential)]
public struct Rgb24 : IPixel<Rgb24>
{
    public byte R;
    public byte G;
    public byte B;

    public Rgb24(byte r, byte g, byte b) => (R, G, B) = (r, g, b);

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);
    public readonly Vector4 ToScaledVector4() => ToVector4();
    public void FromVector4(Vector4 vector)
    {
        vector = Depth.Bytes(vector);
        (R, G, B) = ((byte)vector.X, (byte)vector.Y, (byte)vector.Z);
    }

    public readonly Vector4 ToVector4() => new Vector4(R, G, B, 255) / 255F;
    public void FromL8(L8 source) => (R, G, B) = (source.PackedValue, source.PackedValue, source.PackedValue);
    public void FromL16(L16 source)
    {
        byte l = Depth.To8(source.PackedValue);
        (R, G, B) = (l, l, l);
    }

    public void FromRgb24(Rgb24 source) => this = source;
    public void FromRgba32(Rgba32 source) => (R, G, B) = (source.R, source.G, source.B);
    public void FromRgba64(Rgba64 source) => (R, G, B) = (Depth.To8(source.R), Depth.To8(source.G), Depth.To8(source.B));
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(R, G, B);

    public readonly bool Equals(Rgb24 other) => (R, G, B) == (other.R, other.G, other.B);
    public override readonly bool Equals(object? obj) => obj is Rgb24 other && Equals(other);
    public override readonly int GetHashCode() => HashCode.Combine(R, B, G);
    public override readonly string ToString() => $"Rgb24({R}, {G}, {B})";
    public static bool operator ==(Rgb24 left, Rgb24 right) => left.Equals(right);
    public static bool operator !=(Rgb24 left, Rgb24 right) => !left.Equals(right);
}
