using Silk.NET.Core.Contexts;

namespace Silk.NET.Windowing;

sealed class GlfwContext(GlfwWindow window) : IGLContext
{
    public nint Handle => window.Handle;
    public IGLContextSource? Source => window;
    public bool IsCurrent => Handle != 0 && Glfw.glfwGetCurrentContext() == Handle;
    public void SwapInterval(int interval) => Glfw.glfwSwapInterval(interval);
    public void SwapBuffers() => Glfw.glfwSwapBuffers(Handle);
    public void MakeCurrent() => Glfw.glfwMakeContextCurrent(Handle);
    public void Clear() => Glfw.glfwMakeContextCurrent(0);
    public void Dispose() { }

    public nint GetProcAddress(string proc, int? slot = default) =>
        TryGetProcAddress(proc, out nint addr, slot) ? addr : throw new EntryPointNotFoundException($"OpenGL has no '{proc}' here.");

    public bool TryGetProcAddress(string proc, out nint addr, int? slot = default)
    {
        addr = Glfw.glfwGetProcAddress(proc);
        return addr != 0;
    }
}
