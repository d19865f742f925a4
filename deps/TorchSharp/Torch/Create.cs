using TorchSharp.Interop;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    static (sbyte, sbyte, int) Where(ScalarType? dtype, Device? device)
    {
        Device d = device ?? CPU;
        return ((sbyte)(dtype ?? defaultType), (sbyte)d.type, d.index);
    }
    static sbyte Kind(Device? device) => device is null ? (sbyte)-1 : (sbyte)device.type;

    static Tensor Grad(Tensor tensor, bool requires_grad)
    {
        if (requires_grad)
            tensor.requires_grad = true;
        return tensor;
    }

    static void Unnamed(string[]? names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("Named dimensions are not supported over this libtorch.");
    }

    static unsafe Tensor Empty(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool grad)
    {
        (sbyte t, sbyte k, int i) = Where(dtype, device);
        fixed (long* s = size)
            return Grad(Tensor.Of(pt_empty(s, size.Length, t, k, i)), grad);
    }
    static unsafe Tensor Zeros(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool grad)
    {
        (sbyte t, sbyte k, int i) = Where(dtype, device);
        fixed (long* s = size)
            return Grad(Tensor.Of(pt_zeros(s, size.Length, t, k, i)), grad);
    }
    static unsafe Tensor Ones(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool grad)
    {
        (sbyte t, sbyte k, int i) = Where(dtype, device);
        fixed (long* s = size)
            return Grad(Tensor.Of(pt_ones(s, size.Length, t, k, i)), grad);
    }
    static unsafe Tensor Full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device, bool grad)
    {
        (sbyte t, sbyte k, int i) = Where(dtype ?? (value.Type == ScalarType.Float64 ? defaultType : ScalarType.Int64), device);
        fixed (long* s = size)
            return Grad(Tensor.Of(pt_full(s, size.Length, value.Value, t, k, i)), grad);
    }

    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Empty(size, dtype, device, requires_grad); }
    public static Tensor empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Empty(size, dtype, device, requires_grad); }
    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Empty([size], dtype, device, requires_grad); }
    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Empty([rows, columns], dtype, device, requires_grad); }
    public static Tensor empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Empty([dim0, dim1, dim2], dtype, device, requires_grad); }
    public static Tensor empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad); }
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Zeros(size, dtype, device, requires_grad); }
    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Zeros(size, dtype, device, requires_grad); }
    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Zeros([size], dtype, device, requires_grad); }
    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Zeros([rows, columns], dtype, device, requires_grad); }
    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Zeros([dim0, dim1, dim2], dtype, device, requires_grad); }
    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad); }
    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Ones(size, dtype, device, requires_grad); }
    public static Tensor ones(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Ones(size, dtype, device, requires_grad); }
    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Ones([size], dtype, device, requires_grad); }
    public static Tensor ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Ones([rows, columns], dtype, device, requires_grad); }
    public static Tensor ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Ones([dim0, dim1, dim2], dtype, device, requires_grad); }
    public static Tensor ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad); }
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Full(size, value, dtype, device, requires_grad); }
    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Full(size, value, dtype, device, requires_grad); }
    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Full([size], value, dtype, device, requires_grad); }
    public static Tensor full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Full([rows, columns], value, dtype, device, requires_grad); }
    public static Tensor full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Full([dim0, dim1, dim2], value, dtype, device, requires_grad); }
    public static Tensor full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Full([dim0, dim1, dim2, dim3], value, dtype, device, requires_grad); }

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Grad(Tensor.Of(pt_empty_like(input.Handle, Tensor.Code(dtype), Kind(device), device?.index ?? -1), input), requires_grad); }
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Grad(Tensor.Of(pt_zeros_like(input.Handle, Tensor.Code(dtype), Kind(device), device?.index ?? -1), input), requires_grad); }
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Grad(Tensor.Of(pt_ones_like(input.Handle, Tensor.Code(dtype), Kind(device), device?.index ?? -1), input), requires_grad); }
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) { Unnamed(names); return Grad(Tensor.Of(pt_full_like(input.Handle, value.Value, Tensor.Code(dtype), Kind(device), device?.index ?? -1), input), requires_grad); }

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        Unnamed(names);
        (sbyte t, sbyte k, int i) = Where(dtype, device);
        return Grad(Tensor.Of(pt_eye(rows, columns < 0 ? rows : columns, t, k, i)), requires_grad);
    }
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        bool whole = start.Type == ScalarType.Int64 && stop.Type == ScalarType.Int64 && step.Type == ScalarType.Int64;
        (sbyte t, sbyte k, int i) = Where(dtype ?? (whole ? ScalarType.Int64 : defaultType), device);
        return Grad(Tensor.Of(pt_arange(start.Value, stop.Value, step.Value, t, k, i)), requires_grad);
    }
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        (sbyte t, sbyte k, int i) = Where(dtype, device);
        return Grad(Tensor.Of(pt_linspace(start, end, steps, t, k, i)), requires_grad);
    }
}
