using System.Runtime.CompilerServices;
using System.Text;

namespace ImGuiNET;

public readonly unsafe struct ImVector(int size, int capacity, IntPtr data)
{
    public readonly int Size = size;
    public readonly int Capacity = capacity;
    public readonly IntPtr Data = data;

    public ref T Ref<T>(int index) => ref Unsafe.AsRef<T>((byte*)Data + index * Unsafe.SizeOf<T>());
    public IntPtr Address<T>(int index) => Data + index * Unsafe.SizeOf<T>();
}

public readonly unsafe struct ImVector<T>(int size, int capacity, IntPtr data)
{
    public readonly int Size = size;
    public readonly int Capacity = capacity;
    public readonly IntPtr Data = data;

    public ImVector(ImVector vector) : this(vector.Size, vector.Capacity, vector.Data) { }
    public ref T this[int index] => ref Unsafe.AsRef<T>((byte*)Data + index * Unsafe.SizeOf<T>());
}

public readonly struct ImPtrVector<T>(int size, int capacity, IntPtr data, int stride)
{
    public readonly int Size = size;
    public readonly int Capacity = capacity;
    public readonly IntPtr Data = data;
    readonly int stride = stride;

    public ImPtrVector(ImVector vector, int stride) : this(vector.Size, vector.Capacity, vector.Data, stride) { }

    /// <summary>T is one of the ...Ptr structs: a lone pointer.</summary>
    public T this[int index]
    {
        get
        {
            IntPtr address = Data + index * stride;
            return Unsafe.As<IntPtr, T>(ref address);
        }
    }
}

public readonly unsafe struct RangeAccessor<T>(void* data, int count) where T : struct
{
    public readonly void* Data = data;
    public readonly int Count = count;

    public RangeAccessor(IntPtr data, int count) : this((void*)data, count) { }

    public ref T this[int index] =>
        ref (uint)index < (uint)Count ? ref Unsafe.AsRef<T>((byte*)Data + index * Unsafe.SizeOf<T>()) : ref Throw();

    static ref T Throw() => throw new IndexOutOfRangeException();
}
