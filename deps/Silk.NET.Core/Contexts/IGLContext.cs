using System.Diagnostics.CodeAnalysis;

namespace Silk.NET.Core.Contexts;

public interface INativeContext : IDisposable
{
    nint GetProcAddress(string proc, int? slot = default);
    bool TryGetProcAddress(string proc, out nint addr, int? slot = default);
}

public interface IGLContext : INativeContext
{
    nint Handle { get; }
    IGLContextSource? Source { get; }
    bool IsCurrent { get; }
    void SwapInterval(int interval);
    void SwapBuffers();
    void MakeCurrent();
    void Clear();
}

public interface IGLContextSource
{
    IGLContext? GLContext { get; }
}
