using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

[StructLayout(LayoutKind.Sequential)]
public struct Rgba32 : IPixel<Rgba32>
{
    public byte R;
    public byte G;
    public byte B;
    public byte A;

    public Rgba32(byte r, byte g, byte b) : this(r, g, b, 255) { }
    public Rgba32(byte r, byte g, byte b, byte a) => (R, G, B, A) = (r, g, b, a);

    public uint PackedValue
    {
        readonly get => (uint)(R | (G << 8) | (B << 16) | (A << 24));
        set => (R, G, B, A) = ((byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24));
    }

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);
    public readonly Vector4 ToScaledVector4() => ToVector4();
    public void FromVector4(Vector4 vector)
    {
        vector = Depth.Bytes(vector);
        (R, G, B, A) = ((byte)vector.X, (byte)vector.Y, (byte)vector.Z, (byte)vector.W);
    }

    public readonly Vector4 ToVector4() => new Vector4(R, G, B, A) / 255F;
    public void FromL8(L8 source) => (R, G, B, A) = (source.PackedValue, source.PackedValue, source.PackedValue, 255);
    public void FromL16(L16 source)
    {
        byte l = Depth.To8(source.PackedValue);
        (R, G, B, A) = (l, l, l, 255);
    }

    public void FromRgb24(Rgb24 source) => (R, G, B, A) = (source.R, source.G, source.B, 255);
    public void FromRgba32(Rgba32 source) => this = source;
    public void FromRgba64(Rgba64 source) =>
        (R, G, B, A) = (Depth.To8(source.R), Depth.To8(source.G), Depth.To8(source.B), Depth.To8(source.A));
    public readonly void ToRgba32(ref Rgba32 dest) => dest = this;

    public readonly bool Equals(Rgba32 other) => PackedValue == other.PackedValue;
    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);
    public override readonly int GetHashCode() => PackedValue.GetHashCode();
    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";
    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);
    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);
}
