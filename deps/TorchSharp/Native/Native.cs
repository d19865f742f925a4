using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

[assembly: DisableRuntimeMarshalling]   // every argument is blittable, so no marshalling code stands between C# and the shim

namespace TorchSharp.Interop;

/// <summary>The C shim over libtorch (deps/native/torch). Its first use loads libtorch, nothing before does.</summary>
static unsafe partial class Native
{
    const string Lib = "procgan_torch";

    static Native()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // .NET's own environment is a copy that getenv does not see, hence libc; a value that the user has set wins.
        // libgomp's threads spin while they wait for work; when another process wants the core, the one that has work waits for
        // the ones that spin. Training on the two threads of two cores, images a second, alone and beside four busy processes: 220
        // and 2 with libgomp's default of 300,000 rounds, 137 and 37 with none, 200 and 39 with this. Read when libgomp loads.
        SetDefault("GOMP_SPINCOUNT"u8, "2000"u8);
        // oneDNN 2.6, inside libtorch 1.x, emits AMX code that dies of SIGILL where the system has not granted the tile
        // registers. It asks for its limit at the first convolution, so now is early enough.
        bool amx = X86Base.IsSupported && (X86Base.CpuId(7, 0).Edx & (1 << 22)) != 0;
        if (amx && *pt_version() == '1')
            SetDefault("ONEDNN_MAX_CPU_ISA"u8, "AVX512_CORE_BF16"u8);
        KeepFreedMemory();
    }

    /// <summary>Has glibc keep what tensors free for the next ones.</summary>
    /// <remarks>By default blocks of a few MB go back to the system with each step and come anew, page by page, as zeros: on a virtual machine, where a page fault
    /// is slow, that was 8 to 18 % of a run's processor time (docs/PERFORMANCE.md). A process with the glibc variables set keeps its own choice; other C libraries have no mallopt.</remarks>
    static void KeepFreedMemory()
    {
        const int TrimThreshold = -1, MmapThreshold = -3;   // of malloc.h
        const int LargestThreshold = 32 << 20;              // what glibc accepts
        if (Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name.StartsWith("MALLOC_", StringComparison.Ordinal) || name == "GLIBC_TUNABLES"))
            return;
        try
        {
            _ = mallopt(MmapThreshold, LargestThreshold);
            _ = mallopt(TrimThreshold, int.MaxValue);
        }
        catch (EntryPointNotFoundException)
        {
        }
    }

    static void SetDefault(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        fixed (byte* n = name, v = value)
            _ = setenv(n, v, 0);
    }

    [DllImport("libc")] static extern int setenv(byte* name, byte* value, int overwrite);
    [DllImport("libc")] static extern int mallopt(int parameter, int value);

    /// <summary>Throws what the last shim call on this thread caught.</summary>
    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Throw() => throw new ExternalException(Marshal.PtrToStringUTF8((nint)pt_last_error()));

    internal static void Check(int status)
    {
        if (status < 0)
            Throw();
    }
}

/// <summary>A number for the shim: kind 0 none, 1 integer, 2 floating, 3 bool.</summary>
struct Number(long bits, int kind)
{
    public long Bits = bits;
    public int Kind = kind;
}

/// <summary>One part of an indexing expression for the shim; <see cref="Open"/> in Start or Stop leaves that end open.</summary>
struct Index
{
    public const long Open = long.MinValue;
    public long Start, Stop, Step, Kind;   // Kind: 0 new axis, 1 ellipsis, 2 integer, 3 bool, 4 slice, 5 tensor
    public nint Tensor;
}
