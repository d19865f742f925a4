using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/random.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern nint pt_generator_new(ulong seed, sbyte kind, int index);
    [DllImport(Lib)] internal static extern nint pt_generator_default(sbyte kind, int index);
    [DllImport(Lib)] internal static extern void pt_generator_dispose(nint g);
    [DllImport(Lib)] internal static extern int pt_generator_seed(nint g, ulong seed);
    [DllImport(Lib)] internal static extern long pt_generator_reseed(nint g);
    [DllImport(Lib)] internal static extern long pt_generator_initial_seed(nint g);
    [DllImport(Lib)] internal static extern nint pt_generator_get_state(nint g);
    [DllImport(Lib)] internal static extern int pt_generator_set_state(nint g, nint state);
    [DllImport(Lib)] internal static extern int pt_manual_seed(ulong seed);
    [DllImport(Lib)] internal static extern nint pt_randn(long* s, int n, nint g, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_rand(long* s, int n, nint g, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_randint(long low, long high, long* s, int n, nint g, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern nint pt_randperm(long count, nint g, sbyte t, sbyte k, int i);
    [DllImport(Lib)] internal static extern int pt_normal_(nint t, double mean, double std, nint g);
    [DllImport(Lib)] internal static extern int pt_uniform_(nint t, double low, double high, nint g);
    [DllImport(Lib)] internal static extern int pt_bernoulli_(nint t, double p, nint g);
    [DllImport(Lib)] internal static extern nint pt_bernoulli(nint t, nint g);
    [DllImport(Lib)] internal static extern nint pt_dropout(nint t, double p, bool train);
}
