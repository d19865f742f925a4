using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements as T, which must be the tensor's own type. CPU only.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (!Holds<T>(dtype))
                throw new ArgumentException($"data<{typeof(T).Name}>() on a tensor of {dtype}: convert it first.");
            return new(this);
        }

        static bool Holds<T>(ScalarType type) => type switch
        {
            ScalarType.Byte => typeof(T) == typeof(byte),
            ScalarType.Int8 => typeof(T) == typeof(sbyte),
            ScalarType.Int16 => typeof(T) == typeof(short),
            ScalarType.Int32 => typeof(T) == typeof(int),
            ScalarType.Int64 => typeof(T) == typeof(long),
            ScalarType.Float16 => typeof(T) == typeof(Half),
            ScalarType.Float32 => typeof(T) == typeof(float),
            ScalarType.Float64 => typeof(T) == typeof(double),
            ScalarType.Bool => typeof(T) == typeof(bool),
            ScalarType.ComplexFloat32 => typeof(T) == typeof((float, float)),
            ScalarType.ComplexFloat64 => typeof(T) == typeof(System.Numerics.Complex),
            _ => false,
        };

        internal unsafe void* Pointer()
        {
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            void* p = pt_data_ptr(Handle);
            if (p == null && NumberOfElements > 0)
                Throw();
            return p;
        }

        /// <summary>The memory itself, of a contiguous CPU tensor; setting copies into it.</summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new NotImplementedException("Bytes() called on non-contiguous tensor.");
                return new(Pointer(), checked((int)(NumberOfElements * ElementSize)));
            }
            set
            {
                Span<byte> own = bytes;
                if (own.Length != value.Length)
                    throw new ArgumentException($"Mismatched data sizes in SetBytes(): {value.Length} bytes for a tensor of {own.Length}.");
                value.CopyTo(own);
                GC.KeepAlive(this);
            }
        }

        public unsafe Scalar ToScalar()
        {
            Number number;
            Check(pt_item(Handle, &number));
            GC.KeepAlive(this);
            return Scalar.Of(number);
        }

        public T item<T>() where T : unmanaged
        {
            if (!Holds<T>(dtype))
                throw new ArgumentException($"item<{typeof(T).Name}>() on a tensor of {dtype}: convert it first.");
            Scalar s = ToScalar();
            if (typeof(T) == typeof(float)) { float v = s.ToSingle(); return Unsafe.As<float, T>(ref v); }
            if (typeof(T) == typeof(double)) { double v = s.ToDouble(); return Unsafe.As<double, T>(ref v); }
            if (typeof(T) == typeof(Half)) { Half v = s.ToHalf(); return Unsafe.As<Half, T>(ref v); }
            if (typeof(T) == typeof(bool)) { bool v = s.ToBoolean(); return Unsafe.As<bool, T>(ref v); }
            long n = s.ToInt64();
            return Unsafe.As<long, T>(ref n);   // little endian: the low bytes are the number
        }
    }
}

public static class TensorExtensionMethods
{
    public static float ToSingle(this torch.Tensor value) => value.ToScalar().ToSingle();
    public static double ToDouble(this torch.Tensor value) => value.ToScalar().ToDouble();
    public static Half ToHalf(this torch.Tensor value) => value.ToScalar().ToHalf();
    public static byte ToByte(this torch.Tensor value) => value.ToScalar().ToByte();
    public static sbyte ToSByte(this torch.Tensor value) => value.ToScalar().ToSByte();
    public static short ToInt16(this torch.Tensor value) => value.ToScalar().ToInt16();
    public static int ToInt32(this torch.Tensor value) => value.ToScalar().ToInt32();
    public static long ToInt64(this torch.Tensor value) => value.ToScalar().ToInt64();
    public static bool ToBoolean(this torch.Tensor value) => value.ToScalar().ToBoolean();

    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => Saving.Write(writer, tensor);
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip)
            Load(reader, skip).Dispose();
        else
            Saving.ReadInto(reader, tensor);
    }
    /// <summary>Reads a tensor of whatever type and shape comes.</summary>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        (torch.ScalarType type, long[] shape) = Saving.ReadHeader(reader);
        return Saving.ReadData(reader, type, shape);
    }

    public static Modules.Parameter AsParameter(this torch.Tensor tensor) => new(tensor);
}
