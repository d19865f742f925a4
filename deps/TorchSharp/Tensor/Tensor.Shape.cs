using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor view(params long[] shape) { fixed (long* s = shape) return Of(pt_view(Handle, s, shape.Length), this); }
        public Tensor view_as(Tensor other) => view(other.shape);
        public Tensor reshape(params long[] shape) { fixed (long* s = shape) return Of(pt_reshape(Handle, s, shape.Length), this); }
        public Tensor permute(params long[] permutation) { fixed (long* s = permutation) return Of(pt_permute(Handle, s, permutation.Length), this); }
        public Tensor permute(IEnumerable<long> permutation) => permute([.. permutation]);
        public Tensor expand(params long[] sizes) => expand((ReadOnlySpan<long>)sizes);
        public Tensor expand(long[] sizes, bool isImplicit = false) => expand((ReadOnlySpan<long>)sizes, isImplicit);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) { fixed (long* s = sizes) return Of(pt_expand(Handle, s, sizes.Length, isImplicit), this); }
        public Tensor expand_as(Tensor other) => expand((ReadOnlySpan<long>)other.shape);
        public Tensor broadcast_to(params long[] shape) => expand((ReadOnlySpan<long>)shape);
        public Tensor repeat(params long[] sizes) { fixed (long* s = sizes) return Of(pt_repeat(Handle, s, sizes.Length), this); }
        public Tensor flip(params long[] dims) { fixed (long* s = dims) return Of(pt_flip(Handle, s, dims.Length), this); }

        public Tensor roll(long shifts, long? dims = null) => dims is { } d ? roll([shifts], [d]) : roll((ReadOnlySpan<long>)[shifts]);
        public Tensor roll(long[] shifts, long[] dims) => roll((ReadOnlySpan<long>)shifts, dims);
        public Tensor roll(long[] shifts) => roll((ReadOnlySpan<long>)shifts);
        public Tensor roll((long, long) shifts, (long, long) dims) => roll([shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default)
        {
            fixed (long* s = shifts, d = dims)
                return Of(pt_roll(Handle, s, shifts.Length, d, dims.Length), this);
        }
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            (long a, long b) = dims ?? (0, 1);
            return Of(pt_rot90(Handle, k, a, b), this);
        }

        public Tensor transpose(long dim0, long dim1) => Of(pt_transpose(Handle, dim0, dim1), this);
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);
        public Tensor t() => Of(pt_t(Handle), this);
        public Tensor T => Of(pt_t(Handle), this);
        public Tensor mT => transpose(-2, -1);
        public Tensor squeeze(long? dim = null)
        {
            long d = dim ?? 0;
            return Of(pt_squeeze(Handle, dim is null ? null : &d), this);
        }
        public Tensor unsqueeze(long dim) => Of(pt_unsqueeze(Handle, dim), this);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Of(pt_flatten(Handle, start_dim, end_dim), this);
        public Tensor unflatten(long dim, params long[] sizes) { fixed (long* s = sizes) return Of(pt_unflatten(Handle, dim, s, sizes.Length), this); }
        public Tensor ravel() => flatten();
        public Tensor narrow(long dim, long start, long length) => Of(pt_narrow(Handle, dim, start, length), this);
        public Tensor select(long dim, long index) => Of(pt_select(Handle, dim, index), this);
        public Tensor slice(long dim, long start, long finish, long step) => Of(pt_slice(Handle, dim, start, finish, step), this);
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0)
        {
            fixed (long* s = size, st = strides)
                return Of(pt_as_strided(Handle, s, size.Length, st, strides.Length, storageOffset), this);
        }
        public Tensor unfold(long dimension, long size, long step) => Of(pt_unfold_dim(Handle, dimension, size, step), this);
        public Tensor triu(long diagonal = 0) => Of(pt_triu(Handle, diagonal), this);
        public Tensor tril(long diagonal = 0) => Of(pt_tril(Handle, diagonal), this);

        public Tensor[] chunk(long chunks, long dim = 0)
        {
            nint* parts;
            return Many(pt_chunk(Handle, chunks, dim, &parts), parts, this);
        }
        public Tensor[] split(long size, int dim = 0)
        {
            nint* parts;
            return Many(pt_split(Handle, size, dim, &parts), parts, this);
        }
        public Tensor[] split(long[] sizes, long dim = 0) => split((ReadOnlySpan<long>)sizes, dim);
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
        {
            nint* parts;
            fixed (long* s = sizes)
                return Many(pt_split_sizes(Handle, s, sizes.Length, dim, &parts), parts, this);
        }
        public Tensor[] unbind(long dimension = 0)
        {
            nint* parts;
            return Many(pt_unbind(Handle, dimension, &parts), parts, this);
        }

        public Tensor index_select(long dim, Tensor index) => Of(pt_index_select(Handle, dim, index.Handle), this, index);
        public Tensor gather(long dim, Tensor index) => Of(pt_gather(Handle, dim, index.Handle), this, index);
        public Tensor scatter(long dim, Tensor index, Tensor src) => Of(pt_scatter(Handle, dim, index.Handle, src.Handle), this, index, src);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Done(pt_scatter_(Handle, dim, index.Handle, src.Handle), index, src);
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Of(pt_scatter_add(Handle, dim, index.Handle, src.Handle), this, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Done(pt_scatter_add_(Handle, dim, index.Handle, src.Handle), index, src);
        public Tensor masked_select(Tensor mask) => Of(pt_masked_select(Handle, mask.Handle), this, mask);
    }
}
