using System.Runtime.CompilerServices;

namespace ProcGan.Runtime;

static class Jit
{
    /// <summary>Compile fully at the first call: these loops run long once, and a process that makes one texture never gets to tier 1.</summary>
    public const MethodImplOptions Optimize = (MethodImplOptions)512;       // AggressiveOptimization, which netstandard2.1 cannot name
}
