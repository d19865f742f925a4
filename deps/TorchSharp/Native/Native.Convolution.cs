using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/conv.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern nint pt_conv2d(nint x, nint w, nint b, long* stride, long* pad, long* dilation, long groups);
    [DllImport(Lib)] internal static extern nint pt_conv_transpose2d(nint x, nint w, nint b, long* stride, long* pad, long* outPad, long* dilation, long groups);
}
