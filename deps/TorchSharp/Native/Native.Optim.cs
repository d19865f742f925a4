using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What deps/native/torch/optim.cpp exports, in its order.</summary>
static unsafe partial class Native
{
    [DllImport(Lib)] internal static extern int pt_adam(nint p, nint grad, nint m, nint v, nint maxV, long step, double lr, double beta1, double beta2, double eps, double decay, bool maximize);
}
