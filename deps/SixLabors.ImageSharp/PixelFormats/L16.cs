using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

public struct L16 : IPixel<L16>
{
    public L16(ushort luminance) => PackedValue = luminance;

    public ushort PackedValue { readonly get; set; }

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);
    public readonly Vector4 ToScaledVector4() => ToVector4();
    public void FromVector4(Vector4 vector)
    {
        vector = Depth.Shorts(vector);
        PackedValue = Depth.Luminance16(vector.X, vector.Y, vector.Z);
    }

    public readonly Vector4 ToVector4() => new(PackedValue / 65535F, PackedValue / 65535F, PackedValue / 65535F, 1F);
    public void FromL8(L8 source) => PackedValue = Depth.To16(source.PackedValue);
    public void FromL16(L16 source) => this = source;
    public void FromRgb24(Rgb24 source) =>
        PackedValue = Depth.Luminance16(Depth.To16(source.R), Depth.To16(source.G), Depth.To16(source.B));
    public void FromRgba32(Rgba32 source) =>
        PackedValue = Depth.Luminance16(Depth.To16(source.R), Depth.To16(source.G), Depth.To16(source.B));
    public void FromRgba64(Rgba64 source) => PackedValue = Depth.Luminance16(source.R, source.G, source.B);
    public readonly void ToRgba32(ref Rgba32 dest)
    {
        byte l = Depth.To8(PackedValue);
        dest = new Rgba32(l, l, l);
    }

    public readonly bool Equals(L16 other) => PackedValue == other.PackedValue;
    public override readonly bool Equals(object? obj) => obj is L16 other && Equals(other);
    public override readonly int GetHashCode() => PackedValue.GetHashCode();
    public override readonly string ToString() => $"L16({PackedValue})";
    public static bool operator ==(L16 left, L16 right) => left.Equals(right);
    public static bool operator !=(L16 left, L16 right) => !left.Equals(right);
}
