using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/reduce.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern nint pt_sum(nint x, sbyte t);
    [DllImport(Lib)] internal static extern nint pt_sum_dims(nint x, long* d, int n, bool keep, sbyte t);
    [DllImport(Lib)] internal static extern nint pt_mean(nint x);
    [DllImport(Lib)] internal static extern nint pt_mean_dims(nint x, long* d, int n, bool keep, sbyte t);
    [DllImport(Lib)] internal static extern nint pt_prod(nint x, sbyte t);
    [DllImport(Lib)] internal static extern nint pt_var(nint x, bool unbiased);
    [DllImport(Lib)] internal static extern nint pt_std(nint x, bool unbiased);
    [DllImport(Lib)] internal static extern nint pt_var_dims(nint x, long* d, int n, bool unbiased, bool keep);
    [DllImport(Lib)] internal static extern nint pt_std_dims(nint x, long* d, int n, bool unbiased, bool keep);
    [DllImport(Lib)] internal static extern nint pt_amax(nint x, long* d, int n, bool keep);
    [DllImport(Lib)] internal static extern nint pt_amin(nint x, long* d, int n, bool keep);
    [DllImport(Lib)] internal static extern nint pt_max(nint x);
    [DllImport(Lib)] internal static extern nint pt_min(nint x);
    [DllImport(Lib)] internal static extern nint pt_argmax(nint x, long* d, bool keep);
    [DllImport(Lib)] internal static extern nint pt_argmin(nint x, long* d, bool keep);
    [DllImport(Lib)] internal static extern int pt_max_dim(nint x, long d, bool keep, nint* result);
    [DllImport(Lib)] internal static extern int pt_min_dim(nint x, long d, bool keep, nint* result);
    [DllImport(Lib)] internal static extern nint pt_norm(nint x, double p);
    [DllImport(Lib)] internal static extern nint pt_norm_dim(nint x, long d, bool keep, double p);
    [DllImport(Lib)] internal static extern nint pt_all(nint x);
    [DllImport(Lib)] internal static extern nint pt_any(nint x);
    [DllImport(Lib)] internal static extern nint pt_all_dim(nint x, long d, bool keep);
    [DllImport(Lib)] internal static extern nint pt_any_dim(nint x, long d, bool keep);
    [DllImport(Lib)] internal static extern nint pt_logsumexp(nint x, long d, bool keep);
    [DllImport(Lib)] internal static extern nint pt_cumsum(nint x, long d, sbyte t);
    [DllImport(Lib)] internal static extern int pt_equal(nint x, nint y);
    [DllImport(Lib)] internal static extern int pt_allclose(nint x, nint y, double rtol, double atol, bool nan);
    [DllImport(Lib)] internal static extern int pt_sort(nint x, long d, bool descending, bool stable, nint* result);
    [DllImport(Lib)] internal static extern nint pt_argsort(nint x, long d, bool descending);
    [DllImport(Lib)] internal static extern int pt_topk(nint x, long k, long d, bool largest, bool sorted, nint* result);
    [DllImport(Lib)] internal static extern nint pt_matmul(nint x, nint y);
    [DllImport(Lib)] internal static extern nint pt_mm(nint x, nint y);
    [DllImport(Lib)] internal static extern nint pt_mv(nint x, nint y);
    [DllImport(Lib)] internal static extern nint pt_dot(nint x, nint y);
    [DllImport(Lib)] internal static extern nint pt_bmm(nint x, nint y);
    [DllImport(Lib)] internal static extern nint pt_einsum(byte* equation, nint* t, int n);
    [DllImport(Lib)] internal static extern int pt_eigh(nint x, byte* uplo, nint* result);
    [DllImport(Lib)] internal static extern int pt_svd(nint x, bool full, nint* result);
    [DllImport(Lib)] internal static extern nint pt_svdvals(nint x);
    [DllImport(Lib)] internal static extern int pt_qr(nint x, nint* result);
    [DllImport(Lib)] internal static extern nint pt_diagonal(nint x, long offset, long a, long b);
    [DllImport(Lib)] internal static extern nint pt_fft2(nint x, long* d, int n, byte* mode);
    [DllImport(Lib)] internal static extern nint pt_rfft2(nint x, long* d, int n, byte* mode);
    [DllImport(Lib)] internal static extern nint pt_real(nint x);
    [DllImport(Lib)] internal static extern nint pt_imag(nint x);
}
