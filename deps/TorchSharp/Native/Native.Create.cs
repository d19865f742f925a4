using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/create.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern nint pt_empty(long* s, int n, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_zeros(long* s, int n, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_ones(long* s, int n, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_full(long* s, int n, Number v, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_eye(long r, long c, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_arange(Number a, Number b, Number step, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_linspace(double a, double b, long steps, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_empty_like(nint x, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_zeros_like(nint x, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_ones_like(nint x, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_full_like(nint x, Number v, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_randn_like(nint x, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_rand_like(nint x, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_to(nint x, sbyte t, sbyte k, int i, bool nonBlocking, bool copy);
    [DllImport(Lib)] internal static extern nint pt_alias(nint x);
    [DllImport(Lib)] internal static extern nint pt_detach(nint x);
    [DllImport(Lib)] internal static extern int pt_detach_(nint x);
    [DllImport(Lib)] internal static extern nint pt_clone(nint x);
    [DllImport(Lib)] internal static extern nint pt_contiguous(nint x);
    [DllImport(Lib)] internal static extern int pt_copy_(nint x, nint from, bool nonBlocking);
    [DllImport(Lib)] internal static extern int pt_set_(nint x, nint from);
    [DllImport(Lib)] internal static extern int pt_fill_(nint x, Number v);
    [DllImport(Lib)] internal static extern int pt_zero_(nint x);
}
