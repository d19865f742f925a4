using System.Runtime.InteropServices;

namespace ProcGan.Trainer.Tests;

/// <summary>Bytes that somebody still holds. What the heaps keep for the next request is not among them, so the number does not breathe as a working set does.</summary>
static class MemoryInUse
{
    /// <summary>Of .NET's heap and of malloc's, in which libtorch has its tensors. Elsewhere than on glibc malloc does not tell, and the process's private bytes stand for it.</summary>
    public static long Bytes
    {
        get
        {
            long managed = GC.GetTotalMemory(forceFullCollection: true);
            return managed + Native(managed);
        }
    }

    static long Native(long managed)
    {
        try
        {
            var info = mallinfo2();
            return (long)(info.BytesInUse + info.BytesMapped);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return process.PrivateMemorySize64 - managed;
        }
    }

    /// <summary>malloc.h's, summed over the arenas of all threads.</summary>
    [StructLayout(LayoutKind.Sequential)]
    readonly struct MallInfo
    {
        readonly nuint arena, freeChunks, fastChunks, mappedChunks;
        public readonly nuint BytesMapped;
        readonly nuint unused, fastBytes;
        public readonly nuint BytesInUse;
        readonly nuint bytesFree, bytesAtTop;
    }

    [DllImport("libc")] static extern MallInfo mallinfo2();
}
