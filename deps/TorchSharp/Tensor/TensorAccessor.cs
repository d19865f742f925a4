using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor in row-major order, whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    Tensor? tensor;
    readonly T* start;
    readonly long[]? shape, strides;   // null when contiguous

    internal TensorAccessor(Tensor tensor)
    {
        start = (T*)tensor.Pointer();
        this.tensor = tensor.Uncounted();   // keeps the memory after the tensor's own disposal
        Count = tensor.NumberOfElements;
        if (!tensor.is_contiguous())
            (shape, strides) = (tensor.shape, tensor.stride());
    }

    public long Count { get; }
    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => start[Place(indices)];
        set => start[Place(indices)] = value;
    }

    public T[] ToArray()
    {
        T[] result = new T[Count];
        CopyTo(result);
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        Span<T> target = array[arrayIndex..];
        int n = (int)Math.Min(target.Length, Count - tensorIndex);
        if (shape is null)
            new ReadOnlySpan<T>(start + tensorIndex, n).CopyTo(target);
        else
            for (int i = 0; i < n; i++)
                target[i] = start[Offset(tensorIndex + i)];
        GC.KeepAlive(this);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        ReadOnlySpan<T> source = array[arrayIndex..];
        int n = (int)Math.Min(source.Length, Count - tensorIndex);
        if (shape is null)
            source[..n].CopyTo(new(start + tensorIndex, n));
        else
            for (int i = 0; i < n; i++)
                start[Offset(tensorIndex + i)] = source[i];
        GC.KeepAlive(this);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return At(i);
    }
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        tensor?.Release();
        tensor = null;
    }

    T At(long i) => start[Offset(i)];

    long Offset(long i)
    {
        if (shape is null)
            return i;
        long offset = 0;
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            (i, long at) = Math.DivRem(i, shape[d]);
            offset += at * strides![d];
        }
        return offset;
    }

    long Place(long[] indices)
    {
        if (tensor is null)
            throw new ObjectDisposedException(nameof(TensorAccessor<T>));
        if (indices.Length == 1 && tensor.ndim != 1)
            return indices[0] >= 0 && indices[0] < Count ? Offset(indices[0]) : throw new IndexOutOfRangeException();
        long[] sizes = shape ?? tensor.shape, steps = strides ?? tensor.stride();
        long offset = 0;
        for (int d = 0; d < indices.Length; d++)
        {
            if ((ulong)indices[d] >= (ulong)sizes[d])
                throw new IndexOutOfRangeException();
            offset += indices[d] * steps[d];
        }
        return offset;
    }
}
