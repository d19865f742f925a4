using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProcGan.Viewer.Windowing;

/// <summary>Processor time of the calling thread: what a frame costs, whoever else is on the machine.</summary>
static unsafe partial class ThreadClock
{
    const int ThreadTime = 3;   // CLOCK_THREAD_CPUTIME_ID of Linux

    /// <summary>Milliseconds since some moment. Elsewhere than on Linux, of the clock on the wall.</summary>
    public static double Now
    {
        get
        {
            Timespec time;
            return OperatingSystem.IsLinux() && clock_gettime(ThreadTime, &time) == 0
                ? time.Seconds * 1e3 + time.Nanoseconds * 1e-6
                : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
        }
    }

    struct Timespec
    {
        public nint Seconds, Nanoseconds;
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, Timespec* time);
}
