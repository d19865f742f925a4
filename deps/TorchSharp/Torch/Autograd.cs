using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            nint[] outputs = Handles(tensors), grads = Handles(grad_tensors), leaves = Handles(inputs);
            fixed (nint* o = outputs, g = grads, l = leaves)
                Check(pt_backward(o, outputs.Length, g, grads.Length, retain_graph ?? create_graph, create_graph, l, leaves.Length));
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Gradients of the outputs by the inputs; an input that no output depends on gives null if allow_unused.</summary>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] o = Handles(outputs), i = Handles(inputs), g = Handles(grad_outputs);
            nint* result;
            fixed (nint* op = o, ip = i, gp = g)
            {
                int n = pt_autograd_grad(op, o.Length, ip, i.Length, gp, g.Length, retain_graph || create_graph, create_graph, allow_unused, &result);
                GC.KeepAlive(inputs);
                GC.KeepAlive(grad_outputs);
                return Tensor.Many(n, result, outputs);
            }
        }
    }

    internal static nint[] Handles(IEnumerable<Tensor>? tensors) => tensors is null ? [] : [.. tensors.Select(t => t.Handle)];
    internal static nint[] Handles(ReadOnlySpan<Tensor> tensors)
    {
        nint[] handles = new nint[tensors.Length];
        for (int i = 0; i < handles.Length; i++)
            handles[i] = tensors[i].Handle;
        return handles;
    }

    public static IDisposable no_grad() => new GradMode(false);
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);
    public static bool is_grad_enabled() => pt_grad_enabled();
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);
    public static bool is_inference_mode_enabled() => pt_inference_enabled();

    // Takes effect at once; disposal brings back what was.
    sealed class GradMode : IDisposable
    {
        readonly bool before = pt_grad_enabled();
        public GradMode(bool on) => pt_set_grad_enabled(on);
        public void Dispose() => pt_set_grad_enabled(before);
    }

    sealed unsafe class InferenceMode(bool on) : IDisposable
    {
        void* guard = pt_inference_enter(on);
        public void Dispose()
        {
            pt_inference_leave(guard);
            guard = null;
        }
    }

    public static DisposeScope NewDisposeScope() => new(DisposeScopeManager.Current);
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using DisposeScope scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static void set_num_threads(int num) => Check(pt_set_num_threads(num));
    public static int get_num_threads() => pt_get_num_threads();
    public static void set_num_interop_threads(int num) => Check(pt_set_num_interop_threads(num));
    public static int get_num_interop_threads() => pt_get_num_interop_threads();

    public static string __version__ => unsafeVersion();
    static unsafe string unsafeVersion() => System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)pt_version())!;

    public static class backends
    {
        public static class cudnn
        {
            /// <summary>Lets convolutions on CUDA round their inputs to 10 bits of mantissa; on unless turned off.</summary>
            public static bool allow_tf32
            {
                get => pt_cudnn_allow_tf32();
                set => Check(pt_set_cudnn_allow_tf32(value));
            }
        }
    }

    public static bool cuda_is_available() => cuda.is_available();

    public static class cuda
    {
        public static bool is_available() => device_count() > 0;
        public static int device_count() => pt_cuda_device_count();
        public static bool is_cudnn_available() => pt_cudnn_is_available();
        public static void manual_seed(long seed) => Check(pt_cuda_manual_seed(seed, false));
        public static void manual_seed_all(long seed) => Check(pt_cuda_manual_seed(seed, true));
        public static void synchronize(Device? device = null) => Check(pt_cuda_synchronize(device?.index ?? -1));
    }
}
