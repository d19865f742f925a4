using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

[StructLayout(LayoutKind.Sequential)]
public struct Rgba64 : IPixel<Rgba64>
{
    public ushort R;
    public ushort G;
    public ushort B;
    public ushort A;

    public Rgba64(ushort r, ushort g, ushort b, ushort a) => (R, G, B, A) = (r, g, b, a);

    public ulong PackedValue
    {
        readonly get => R | ((ulong)G << 16) | ((ulong)B << 32) | ((ulong)A << 48);
        set => (R, G, B, A) = ((ushort)value, (ushort)(value >> 16), (ushort)(value >> 32), (ushort)(value >> 48));
    }

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);
    public readonly Vector4 ToScaledVector4() => ToVector4();
    public void FromVector4(Vector4 vector)
    {
        vector = Depth.Shorts(vector);
        (R, G, B, A) = (Round(vector.X), Round(vector.Y), Round(vector.Z), Round(vector.W));
        static ushort Round(float v) => (ushort)MathF.Round(v);
    }

    public readonly Vector4 ToVector4() => new Vector4(R, G, B, A) / 65535F;
    public void FromL8(L8 source)
    {
        ushort l = Depth.To16(source.PackedValue);
        (R, G, B, A) = (l, l, l, ushort.MaxValue);
    }

    public void FromL16(L16 source) =>
        (R, G, B, A) = (source.PackedValue, source.PackedValue, source.PackedValue, ushort.MaxValue);
    public void FromRgb24(Rgb24 source) =>
        (R, G, B, A) = (Depth.To16(source.R), Depth.To16(source.G), Depth.To16(source.B), ushort.MaxValue);
    public void FromRgba32(Rgba32 source) =>
        (R, G, B, A) = (Depth.To16(source.R), Depth.To16(source.G), Depth.To16(source.B), Depth.To16(source.A));
    public void FromRgba64(Rgba64 source) => this = source;
    public readonly void ToRgba32(ref Rgba32 dest) =>
        dest = new Rgba32(Depth.To8(R), Depth.To8(G), Depth.To8(B), Depth.To8(A));

    public readonly bool Equals(Rgba64 other) => PackedValue == other.PackedValue;
    public override readonly bool Equals(object? obj) => obj is Rgba64 other && Equals(other);
    public override readonly int GetHashCode() => PackedValue.GetHashCode();
    public override readonly string ToString() => $"Rgba64({R}, {G}, {B}, {A})";
    public static bool operator ==(Rgba64 left, Rgba64 right) => left.Equals(right);
    public static bool operator !=(Rgba64 left, Rgba64 right) => !left.Equals(right);
}
