using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/core.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern byte* pt_last_error();
    [DllImport(Lib)] internal static extern byte* pt_version();
    [DllImport(Lib)] internal static extern void pt_free(void* p);
    [DllImport(Lib)] internal static extern void pt_dispose(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern long pt_ndim(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern long pt_numel(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern sbyte pt_dtype(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern sbyte pt_device_type(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern int pt_device_index(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern long pt_element_size(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern long pt_storage_offset(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern bool pt_is_contiguous(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern bool pt_is_leaf(nint t);
    [DllImport(Lib), SuppressGCTransition] internal static extern void pt_shape(nint t, long* result);
    [DllImport(Lib), SuppressGCTransition] internal static extern void pt_stride(nint t, long* result);
    [DllImport(Lib)] internal static extern long pt_size_at(nint t, long dim);
    [DllImport(Lib)] internal static extern void* pt_data_ptr(nint t);
    [DllImport(Lib)] internal static extern nint pt_from_memory(void* data, long* size, int n, sbyte from, sbyte to, sbyte kind, int index, bool grad);
    [DllImport(Lib)] internal static extern int pt_item(nint t, Number* result);
    [DllImport(Lib), SuppressGCTransition] internal static extern bool pt_requires_grad(nint t);
    [DllImport(Lib)] internal static extern int pt_set_requires_grad(nint t, bool on);
    [DllImport(Lib)] internal static extern nint pt_grad(nint t);
    [DllImport(Lib)] internal static extern int pt_set_grad(nint t, nint grad);
    [DllImport(Lib)] internal static extern int pt_retain_grad(nint t);
    [DllImport(Lib)] internal static extern int pt_backward(nint* outputs, int n, nint* grads, int gn, bool retain, bool create, nint* inputs, int inCount);
    [DllImport(Lib)] internal static extern int pt_autograd_grad(nint* outputs, int n, nint* inputs, int inCount, nint* grads, int gn, bool retain, bool create, bool unused, nint** result);
    [DllImport(Lib), SuppressGCTransition] internal static extern bool pt_grad_enabled();
    [DllImport(Lib), SuppressGCTransition] internal static extern void pt_set_grad_enabled(bool on);
    [DllImport(Lib)] internal static extern bool pt_inference_enabled();
    [DllImport(Lib)] internal static extern void* pt_inference_enter(bool on);
    [DllImport(Lib)] internal static extern void pt_inference_leave(void* guard);
    [DllImport(Lib)] internal static extern int pt_set_num_threads(int n);
    [DllImport(Lib)] internal static extern int pt_get_num_threads();
    [DllImport(Lib)] internal static extern int pt_set_num_interop_threads(int n);
    [DllImport(Lib)] internal static extern int pt_get_num_interop_threads();
    [DllImport(Lib)] internal static extern int pt_cuda_device_count();
    [DllImport(Lib)] internal static extern bool pt_cudnn_is_available();
    [DllImport(Lib)] internal static extern bool pt_cudnn_allow_tf32();
    [DllImport(Lib)] internal static extern int pt_set_cudnn_allow_tf32(bool on);
    [DllImport(Lib)] internal static extern int pt_cuda_synchronize(long index);
    [DllImport(Lib)] internal static extern int pt_cuda_manual_seed(long seed, bool all);
}
