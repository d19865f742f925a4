using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>C callbacks to the window they belong to.</summary>
static unsafe class GlfwCallbacks
{
    static readonly Dictionary<nint, GlfwWindow> windows = [];
    static ExceptionDispatchInfo? thrown;

    public static void Register(GlfwWindow window)
    {
        nint handle = window.Handle;
        windows[handle] = window;
        Glfw.glfwSetWindowSizeCallback(handle, &Size);
        Glfw.glfwSetFramebufferSizeCallback(handle, &FramebufferSize);
        Glfw.glfwSetWindowPosCallback(handle, &Position);
        Glfw.glfwSetWindowCloseCallback(handle, &Close);
        Glfw.glfwSetWindowFocusCallback(handle, &Focus);
        Glfw.glfwSetWindowIconifyCallback(handle, &Iconify);
        Glfw.glfwSetDropCallback(handle, &Drop);
    }

    public static void Unregister(nint handle) => windows.Remove(handle);

    /// <summary>An exception must not cross C frames: it is kept, and thrown when GLFW has returned.</summary>
    public static void Guard(nint handle, Action<GlfwWindow> action)
    {
        if (!windows.TryGetValue(handle, out GlfwWindow? window))
            return;
        try
        {
            action(window);
        }
        catch (Exception e)
        {
            thrown ??= ExceptionDispatchInfo.Capture(e);
        }
    }

    public static void Rethrow()
    {
        ExceptionDispatchInfo? e = thrown;
        thrown = null;
        e?.Throw();
    }

    [UnmanagedCallersOnly]
    static void Size(nint window, int width, int height) => Guard(window, w => w.OnResize(new Vector2D<int>(width, height)));

    [UnmanagedCallersOnly]
    static void FramebufferSize(nint window, int width, int height) =>
        Guard(window, w => w.OnFramebufferResize(new Vector2D<int>(width, height)));

    [UnmanagedCallersOnly]
    static void Position(nint window, int x, int y) => Guard(window, w => w.OnMove(new Vector2D<int>(x, y)));

    [UnmanagedCallersOnly]
    static void Close(nint window) => Guard(window, w => w.OnClosing());

    [UnmanagedCallersOnly]
    static void Focus(nint window, int focused) => Guard(window, w => w.OnFocus(focused != 0));

    [UnmanagedCallersOnly]
    static void Iconify(nint window, int iconified) =>
        Guard(window, w => w.OnState(iconified != 0 ? WindowState.Minimized : WindowState.Normal));

    [UnmanagedCallersOnly]
    static void Drop(nint window, int count, byte** paths)
    {
        string[] files = new string[count];
        for (int i = 0; i < count; i++)
            files[i] = Marshal.PtrToStringUTF8((nint)paths[i]) ?? "";
        Guard(window, w => w.OnDrop(files));
    }
}
