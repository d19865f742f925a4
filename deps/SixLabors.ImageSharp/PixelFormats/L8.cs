using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

public struct L8 : IPixel<L8>
{
    public L8(byte luminance) => PackedValue = luminance;

    public byte PackedValue { readonly get; set; }

    public void FromScaledVector4(Vector4 vector) => FromVector4(vector);
    public readonly Vector4 ToScaledVector4() => ToVector4();
    public void FromVector4(Vector4 vector)
    {
        vector = Depth.Bytes(vector);
        PackedValue = Depth.Luminance((byte)vector.X, (byte)vector.Y, (byte)vector.Z);
    }

    public readonly Vector4 ToVector4() => new(PackedValue / 255F, PackedValue / 255F, PackedValue / 255F, 1F);
    public void FromL8(L8 source) => this = source;
    public void FromL16(L16 source) => PackedValue = Depth.To8(source.PackedValue);
    public void FromRgb24(Rgb24 source) => PackedValue = Depth.Luminance(source.R, source.G, source.B);
    public void FromRgba32(Rgba32 source) => PackedValue = Depth.Luminance(source.R, source.G, source.B);
    public void FromRgba64(Rgba64 source) =>
        PackedValue = Depth.Luminance(Depth.To8(source.R), Depth.To8(source.G), Depth.To8(source.B));
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(PackedValue, PackedValue, PackedValue);

    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;
    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);
    public override readonly int GetHashCode() => PackedValue.GetHashCode();
    public override readonly string ToString() => $"L8({PackedValue})";
    public static bool operator ==(L8 left, L8 right) => left.Equals(right);
    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);
}
