using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/shape.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern nint pt_view(nint x, long* s, int n);
    [DllImport(Lib)] internal static extern nint pt_reshape(nint x, long* s, int n);
    [DllImport(Lib)] internal static extern nint pt_permute(nint x, long* s, int n);
    [DllImport(Lib)] internal static extern nint pt_expand(nint x, long* s, int n, bool implicitly);
    [DllImport(Lib)] internal static extern nint pt_repeat(nint x, long* s, int n);
    [DllImport(Lib)] internal static extern nint pt_flip(nint x, long* s, int n);
    [DllImport(Lib)] internal static extern nint pt_roll(nint x, long* s, int n, long* d, int dn);
    [DllImport(Lib)] internal static extern nint pt_rot90(nint x, long k, long a, long b);
    [DllImport(Lib)] internal static extern nint pt_transpose(nint x, long a, long b);
    [DllImport(Lib)] internal static extern nint pt_t(nint x);
    [DllImport(Lib)] internal static extern nint pt_squeeze(nint x, long* d);
    [DllImport(Lib)] internal static extern nint pt_unsqueeze(nint x, long d);
    [DllImport(Lib)] internal static extern nint pt_flatten(nint x, long a, long b);
    [DllImport(Lib)] internal static extern nint pt_unflatten(nint x, long d, long* s, int n);
    [DllImport(Lib)] internal static extern nint pt_narrow(nint x, long d, long start, long length);
    [DllImport(Lib)] internal static extern nint pt_select(nint x, long d, long i);
    [DllImport(Lib)] internal static extern nint pt_slice(nint x, long d, long start, long stop, long step);
    [DllImport(Lib)] internal static extern nint pt_as_strided(nint x, long* s, int n, long* st, int sn, long offset);
    [DllImport(Lib)] internal static extern nint pt_unfold_dim(nint x, long d, long size, long step);
    [DllImport(Lib)] internal static extern nint pt_triu(nint x, long d);
    [DllImport(Lib)] internal static extern nint pt_tril(nint x, long d);
    [DllImport(Lib)] internal static extern int pt_chunk(nint x, long chunks, long d, nint** result);
    [DllImport(Lib)] internal static extern int pt_split(nint x, long size, long d, nint** result);
    [DllImport(Lib)] internal static extern int pt_split_sizes(nint x, long* s, int n, long d, nint** result);
    [DllImport(Lib)] internal static extern int pt_unbind(nint x, long d, nint** result);
    [DllImport(Lib)] internal static extern nint pt_cat(nint* t, int n, long d);
    [DllImport(Lib)] internal static extern nint pt_stack(nint* t, int n, long d);
    [DllImport(Lib)] internal static extern int pt_meshgrid(nint* t, int n, byte* indexing, nint** result);
    [DllImport(Lib)] internal static extern nint pt_index_select(nint x, long d, nint i);
    [DllImport(Lib)] internal static extern nint pt_gather(nint x, long d, nint i);
    [DllImport(Lib)] internal static extern nint pt_scatter(nint x, long d, nint i, nint src);
    [DllImport(Lib)] internal static extern int pt_scatter_(nint x, long d, nint i, nint src);
    [DllImport(Lib)] internal static extern nint pt_scatter_add(nint x, long d, nint i, nint src);
    [DllImport(Lib)] internal static extern int pt_scatter_add_(nint x, long d, nint i, nint src);
    [DllImport(Lib)] internal static extern nint pt_masked_select(nint x, nint mask);
    [DllImport(Lib)] internal static extern nint pt_index(nint x, Index* p, int n);
    [DllImport(Lib)] internal static extern int pt_index_put_(nint x, Index* p, int n, nint v);
    [DllImport(Lib)] internal static extern int pt_index_put_scalar_(nint x, Index* p, int n, Number v);
}
