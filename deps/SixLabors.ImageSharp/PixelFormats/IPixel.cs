using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>What every pixel format can be made from and turned into.</summary>
public interface IPixel
{
    void FromScaledVector4(Vector4 vector);
    Vector4 ToScaledVector4();
    void FromVector4(Vector4 vector);
    Vector4 ToVector4();
    void FromL8(L8 source);
    void FromL16(L16 source);
    void FromRgb24(Rgb24 source);
    void FromRgba32(Rgba32 source);
    void FromRgba64(Rgba64 source);
    void ToRgba32(ref Rgba32 dest);
}

public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
}

/// <summary>The package's rounding rules between depths, and its BT.709 luminance.</summary>
internal static class Depth
{
    internal static byte To8(ushort v) => (byte)(((v * 255) + 32895) >> 16);
    internal static ushort To16(byte v) => (ushort)(v * 257);
    internal static byte Luminance(byte r, byte g, byte b) => (byte)((r * .2126F) + (g * .7152F) + (b * .0722F) + 0.5F);
    internal static ushort Luminance16(float r, float g, float b) => (ushort)((r * .2126F) + (g * .7152F) + (b * .0722F) + 0.5F);
    internal static Vector4 Bytes(Vector4 unit) =>
        Vector4.Clamp(unit * 255F + new Vector4(0.5F), Vector4.Zero, new Vector4(255F));
    internal static Vector4 Shorts(Vector4 unit) => Vector4.Clamp(unit, Vector4.Zero, Vector4.One) * 65535F;
}
