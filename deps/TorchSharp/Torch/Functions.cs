using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Cat(Handles(tensors), dim, tensors);
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Cat(Handles(tensors), dim, tensors);
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Cat(Handles(tensors), dim, tensors.ToArray());
    static Tensor Cat(nint[] handles, long dim, object owners)
    {
        fixed (nint* h = handles)
            return Tensor.Of(pt_cat(h, handles.Length, dim), owners);
    }
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        nint[] handles = Handles(tensors);
        fixed (nint* h = handles)
            return Tensor.Of(pt_stack(h, handles.Length, dim), tensors);
    }
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        nint[] handles = Handles(tensors);
        nint* result;
        fixed (nint* h = handles)
        fixed (byte* order = Utf8(indexing))
            return Tensor.Many(pt_meshgrid(h, handles.Length, order, &result), result, tensors);
    }
    public static Tensor einsum(string equation, params Tensor[] tensors)
    {
        nint[] handles = Handles(tensors);
        fixed (nint* h = handles)
        fixed (byte* e = Utf8(equation))
            return Tensor.Of(pt_einsum(e, h, handles.Length), tensors);
    }
    internal static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text + '\0');

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);
    public static Tensor abs(Tensor input) => input.abs();
    public static Tensor exp(Tensor input) => input.exp();
    public static Tensor log(Tensor input) => input.log();
    public static Tensor sqrt(Tensor input) => input.sqrt();
    public static Tensor rsqrt(Tensor input) => input.rsqrt();
    public static Tensor sin(Tensor input) => input.sin();
    public static Tensor cos(Tensor input) => input.cos();
    public static Tensor tanh(Tensor input) => input.tanh();
    public static Tensor sigmoid(Tensor input) => input.sigmoid();
    public static Tensor square(Tensor input) => input.square();
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);
    public static Tensor mean(Tensor input) => input.mean();
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => input.mean(dimensions, keepdim, type);
    public static Tensor max(Tensor input) => input.max();
    public static Tensor min(Tensor input) => input.min();
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);
    public static (Tensor Values, Tensor Indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) => input.sort(dim, descending, stable);

    public static class linalg
    {
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L')
        {
            nint* pair = stackalloc nint[2];
            byte* uplo = stackalloc byte[2] { (byte)UPLO, 0 };
            Check(pt_eigh(input.Handle, uplo, pair));
            GC.KeepAlive(input);
            return (new(pair[0]), new(pair[1]));
        }
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true)
        {
            nint* parts = stackalloc nint[3];
            Check(pt_svd(input.Handle, fullMatrices, parts));
            GC.KeepAlive(input);
            return (new(parts[0]), new(parts[1]), new(parts[2]));
        }
        public static Tensor svdvals(Tensor input) => Tensor.Of(pt_svdvals(input.Handle), input);
    }

    public static class fft
    {
        public static Tensor fft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward)
        {
            using Tensor? fitted = Fit(input, s, dim ??= [-2, -1]);
            fixed (long* d = dim)
            fixed (byte* n = Name(norm))
                return Tensor.Of(pt_fft2((fitted ?? input).Handle, d, dim.Length, n), input, fitted);
        }
        public static Tensor rfft2(Tensor input, long[]? s = null, long[]? dim = null, FFTNormType norm = FFTNormType.Backward)
        {
            using Tensor? fitted = Fit(input, s, dim ??= [-2, -1]);
            fixed (long* d = dim)
            fixed (byte* n = Name(norm))
                return Tensor.Of(pt_rfft2((fitted ?? input).Handle, d, dim.Length, n), input, fitted);
        }
        static Tensor? Fit(Tensor input, long[]? s, long[] dim) =>
            s is null ? null : throw new NotSupportedException("fft sizes (s) are not supported over this libtorch: crop or pad first.");
        static ReadOnlySpan<byte> Name(FFTNormType norm) => norm switch
        {
            FFTNormType.Forward => "forward"u8,
            FFTNormType.Ortho => "ortho"u8,
            _ => "backward"u8,
        };
    }
}
