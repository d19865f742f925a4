using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/nn.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern nint pt_linear(nint x, nint w, nint b);
    [DllImport(Lib)] internal static extern nint pt_embedding(nint w, nint i, long padding, bool scale, bool sparse);
    [DllImport(Lib)] internal static extern nint pt_batch_norm(nint x, nint w, nint b, nint mean, nint var, bool train, double momentum, double eps);
    [DllImport(Lib)] internal static extern nint pt_instance_norm(nint x, nint w, nint b, nint mean, nint var, bool useInput, double momentum, double eps);
    [DllImport(Lib)] internal static extern nint pt_group_norm(nint x, long groups, nint w, nint b, double eps);
    [DllImport(Lib)] internal static extern nint pt_layer_norm(nint x, long* s, int n, nint w, nint b, double eps);
    [DllImport(Lib)] internal static extern nint pt_pad(nint x, long* p, int n, byte* mode, double value);
    [DllImport(Lib)] internal static extern nint pt_upsample(nint x, long* size, double* scale, int mode, bool align, bool antialias);
    [DllImport(Lib)] internal static extern nint pt_avg_pool2d(nint x, long* k, long* s, long* p, bool ceil, bool countPad, long* divisor);
    [DllImport(Lib)] internal static extern nint pt_max_pool2d(nint x, long* k, long* s, long* p, long* d, bool ceil);
    [DllImport(Lib)] internal static extern nint pt_pixel_shuffle(nint x, long f);
    [DllImport(Lib)] internal static extern nint pt_pixel_unshuffle(nint x, long f);
    [DllImport(Lib)] internal static extern nint pt_im2col(nint x, long* k, long* d, long* p, long* s);
    [DllImport(Lib)] internal static extern nint pt_col2im(nint x, long* size, long* k, long* d, long* p, long* s);
    [DllImport(Lib)] internal static extern nint pt_grid_sample(nint x, nint grid, long mode, long pad, bool align);
    [DllImport(Lib)] internal static extern nint pt_l1_loss(nint x, nint y, long r);
    [DllImport(Lib)] internal static extern nint pt_mse_loss(nint x, nint y, long r);
    [DllImport(Lib)] internal static extern nint pt_bce_logits(nint x, nint y, nint w, nint pos, long r);
}
