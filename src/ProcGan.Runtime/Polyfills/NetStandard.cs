#if !NET
using System.Runtime.CompilerServices;

namespace System.Runtime.CompilerServices
{
    /// <summary>Lets the compiler emit <c>init</c> for netstandard2.1.</summary>
    static class IsExternalInit;
}

namespace ProcGan.Runtime
{
    /// <summary>What .NET has and netstandard2.1 lacks, with .NET's names where that works.</summary>
    static class NetStandard
    {
        /// <summary>The 128-bit product of two 64-bit numbers from four 32-bit products: returns the high half.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong BigMul(ulong a, ulong b, out ulong low)
        {
            ulong aLow = (uint)a, aHigh = a >> 32, bLow = (uint)b, bHigh = b >> 32;
            ulong lowLow = aLow * bLow;
            ulong middle = aHigh * bLow + (lowLow >> 32);
            ulong cross = aLow * bHigh + (uint)middle;
            low = (cross << 32) | (uint)lowLow;
            return aHigh * bHigh + (middle >> 32) + (cross >> 32);
        }
    }
}
#endif
