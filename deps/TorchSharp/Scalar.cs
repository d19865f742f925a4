using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number of any type. It lives in managed memory alone: converting one costs no native call.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly Number Value;
    Scalar(Number value) => Value = value;

    static Scalar Integer(long value) => new(new(value, 1));
    static Scalar Floating(double value) => new(new(BitConverter.DoubleToInt64Bits(value), 2));

    /// <summary>As in torch: what is whole is Int64, what is not is Float64.</summary>
    public ScalarType Type => Value.Kind switch { 1 => ScalarType.Int64, 2 => ScalarType.Float64, _ => ScalarType.Bool };

    public static implicit operator Scalar(byte value) => Integer(value);
    public static implicit operator Scalar(sbyte value) => Integer(value);
    public static implicit operator Scalar(short value) => Integer(value);
    public static implicit operator Scalar(int value) => Integer(value);
    public static implicit operator Scalar(long value) => Integer(value);
    public static implicit operator Scalar(Half value) => Floating((double)value);
    public static implicit operator Scalar(float value) => Floating(value);
    public static implicit operator Scalar(double value) => Floating(value);
    public static implicit operator Scalar(bool value) => new(new(value ? 1 : 0, 3));

    internal static Scalar Of(Number value) => new(value);
    internal double Double => Value.Kind == 2 ? BitConverter.Int64BitsToDouble(Value.Bits) : Value.Bits;
    internal long Long => Value.Kind == 2 ? checked((long)Double) : Value.Bits;

    /// <summary>Nothing to release; here because the type is disposable.</summary>
    public void Dispose() { }
}

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;
    public static Scalar ToScalar(this sbyte value) => value;
    public static Scalar ToScalar(this short value) => value;
    public static Scalar ToScalar(this int value) => value;
    public static Scalar ToScalar(this long value) => value;
    public static Scalar ToScalar(this Half value) => value;
    public static Scalar ToScalar(this float value) => value;
    public static Scalar ToScalar(this double value) => value;
    public static Scalar ToScalar(this bool value) => value;

    public static float ToSingle(this Scalar value) => (float)value.Double;
    public static double ToDouble(this Scalar value) => value.Double;
    public static Half ToHalf(this Scalar value) => (Half)value.Double;
    public static byte ToByte(this Scalar value) => checked((byte)value.Long);
    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.Long);
    public static short ToInt16(this Scalar value) => checked((short)value.Long);
    public static int ToInt32(this Scalar value) => checked((int)value.Long);
    public static long ToInt64(this Scalar value) => value.Long;
    public static bool ToBoolean(this Scalar value) => value.Double != 0;
}
