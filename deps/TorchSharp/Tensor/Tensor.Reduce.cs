using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Of(pt_sum(Handle, Code(type)), this);
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => sum((ReadOnlySpan<long>)dim, keepdim, type);
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* d = dim)
                return Of(pt_sum_dims(Handle, d, dim.Length, keepdim, Code(type)), this);
        }
        public Tensor mean() => Of(pt_mean(Handle), this);
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* d = dimensions)
                return Of(pt_mean_dims(Handle, d, dimensions.Length, keepdim, Code(type)), this);
        }
        public Tensor prod(ScalarType? type = null) => Of(pt_prod(Handle, Code(type)), this);

        public Tensor var(bool unbiased = true) => Of(pt_var(Handle, unbiased), this);
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor? converted = type is { } t && t != dtype ? to(t) : null;
            fixed (long* d = dimensions)
                return Of(pt_var_dims((converted ?? this).Handle, d, dimensions.Length, unbiased, keepdim), this, converted);
        }
        public Tensor std(bool unbiased = true) => Of(pt_std(Handle, unbiased), this);
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor? converted = type is { } t && t != dtype ? to(t) : null;
            fixed (long* d = dimensions)
                return Of(pt_std_dims((converted ?? this).Handle, d, dimensions.Length, unbiased, keepdim), this, converted);
        }

        public Tensor amax(params long[] dims) => amax((ReadOnlySpan<long>)dims);
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            fixed (long* d = dims)
                return Into(@out, Of(pt_amax(Handle, d, dims.Length, keepdim), this));
        }
        public Tensor amin(params long[] dims) => amin((ReadOnlySpan<long>)dims);
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null)
        {
            fixed (long* d = dims)
                return Into(@out, Of(pt_amin(Handle, d, dims.Length, keepdim), this));
        }
        static Tensor Into(Tensor? target, Tensor result)
        {
            if (target is null)
                return result;
            using (result)
                return target.copy_(result);
        }

        public Tensor max() => Of(pt_max(Handle), this);
        public Tensor max(Tensor other) => maximum(other);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false)
        {
            nint* pair = stackalloc nint[2];
            return Pair(pt_max_dim(Handle, dim, keepdim, pair), pair);
        }
        public Tensor min() => Of(pt_min(Handle), this);
        public Tensor min(Tensor other) => minimum(other);
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false)
        {
            nint* pair = stackalloc nint[2];
            return Pair(pt_min_dim(Handle, dim, keepdim, pair), pair);
        }
        public Tensor argmax() => Of(pt_argmax(Handle, null, false), this);
        public Tensor argmax(long dim, bool keepdim = false) => Of(pt_argmax(Handle, &dim, keepdim), this);
        public Tensor argmin() => Of(pt_argmin(Handle, null, false), this);
        public Tensor argmin(long dim, bool keepdim = false) => Of(pt_argmin(Handle, &dim, keepdim), this);

        public Tensor norm(float p = 2) => Of(pt_norm(Handle, p), this);
        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Of(pt_norm_dim(Handle, dim, keepdim, p), this);
        public Tensor all() => Of(pt_all(Handle), this);
        public Tensor all(long dim, bool keepdim = false) => Of(pt_all_dim(Handle, dim, keepdim), this);
        public Tensor any() => Of(pt_any(Handle), this);
        public Tensor any(long dim, bool keepdim = false) => Of(pt_any_dim(Handle, dim, keepdim), this);
        public Tensor logsumexp(long dim, bool keepdim = false) => Of(pt_logsumexp(Handle, dim, keepdim), this);
        public Tensor cumsum(long dim, ScalarType? type = null) => Of(pt_cumsum(Handle, dim, Code(type)), this);
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            int close = pt_allclose(Handle, target.Handle, rtol, atol, equal_nan);
            Done(close, target);
            return close != 0;
        }

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            nint* pair = stackalloc nint[2];
            return Pair(pt_sort(Handle, dim, descending, stable, pair), pair);
        }
        public Tensor argsort(long dim = -1, bool descending = false) => Of(pt_argsort(Handle, dim, descending), this);
        public (Tensor values, Tensor indices) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            nint* pair = stackalloc nint[2];
            return Pair(pt_topk(Handle, k, dim, largest, sorted, pair), pair);
        }
        (Tensor, Tensor) Pair(int status, nint* pair)
        {
            Done(status);
            return (new(pair[0]), new(pair[1]));
        }

        public Tensor matmul(Tensor target) => Of(pt_matmul(Handle, target.Handle), this, target);
        public Tensor mm(Tensor target) => Of(pt_mm(Handle, target.Handle), this, target);
        public Tensor mv(Tensor target) => Of(pt_mv(Handle, target.Handle), this, target);
        public Tensor dot(Tensor target) => Of(pt_dot(Handle, target.Handle), this, target);
        public Tensor bmm(Tensor batch2) => Of(pt_bmm(Handle, batch2.Handle), this, batch2);
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Of(pt_diagonal(Handle, offset, dim1, dim2), this);
        public Tensor real => Of(pt_real(Handle), this);
        public Tensor imag => Of(pt_imag(Handle), this);
    }
}
