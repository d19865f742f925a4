using System.Runtime.InteropServices;

namespace Silk.NET.Windowing;

/// <summary>The functions of libglfw that windows and input need, and what its callbacks threw.</summary>
static unsafe partial class Glfw
{
    const string Lib = "libglfw.so.3";
    static bool started;

    /// <summary>Once per process. GLFW has no count of its users, so it is left running until the process ends.</summary>
    public static void Start()
    {
        if (started)
            return;
        try
        {
            if (glfwInit() == 0)
                throw new PlatformNotSupportedException(
                    $"No window can be opened: {LastError()}.");
            started = true;
        }
        catch (DllNotFoundException e)
        {
            throw new PlatformNotSupportedException($"No window can be opened: {Lib} is not installed. Install GLFW (Debian: apt-get install libglfw3).", e);
        }
    }

    public static string LastError()
    {
        byte* text = null;
        int code = glfwGetError(&text);
        return code == 0 ? "GLFW gives no reason" : Marshal.PtrToStringUTF8((nint)text) ?? $"GLFW error {code:x}";
    }

    [LibraryImport(Lib)] private static partial int glfwInit();
    [LibraryImport(Lib)] private static partial int glfwGetError(byte** description);
    [LibraryImport(Lib)] public static partial void glfwDefaultWindowHints();
    [LibraryImport(Lib)] public static partial void glfwWindowHint(int hint, int value);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial void glfwWindowHintString(int hint, string value);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint glfwCreateWindow(int width, int height, string title, nint monitor, nint share);
    [LibraryImport(Lib)] public static partial void glfwDestroyWindow(nint window);
    [LibraryImport(Lib)] public static partial int glfwWindowShouldClose(nint window);
    [LibraryImport(Lib)] public static partial void glfwSetWindowShouldClose(nint window, int value);
    [LibraryImport(Lib)] public static partial void glfwPollEvents();
    [LibraryImport(Lib)] public static partial void glfwWaitEvents();
    [LibraryImport(Lib)] public static partial void glfwPostEmptyEvent();
    [LibraryImport(Lib)] public static partial void glfwShowWindow(nint window);
    [LibraryImport(Lib)] public static partial void glfwHideWindow(nint window);
    [LibraryImport(Lib)] public static partial int glfwGetWindowAttrib(nint window, int attrib);
    [LibraryImport(Lib)] public static partial void glfwGetWindowSize(nint window, int* width, int* height);
    [LibraryImport(Lib)] public static partial void glfwSetWindowSize(nint window, int width, int height);
    [LibraryImport(Lib)] public static partial void glfwGetWindowPos(nint window, int* x, int* y);
    [LibraryImport(Lib)] public static partial void glfwSetWindowPos(nint window, int x, int y);
    [LibraryImport(Lib)] public static partial void glfwGetFramebufferSize(nint window, int* width, int* height);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial void glfwSetWindowTitle(nint window, string title);
    [LibraryImport(Lib)] public static partial void glfwIconifyWindow(nint window);
    [LibraryImport(Lib)] public static partial void glfwMaximizeWindow(nint window);
    [LibraryImport(Lib)] public static partial void glfwRestoreWindow(nint window);
    [LibraryImport(Lib)] public static partial void glfwMakeContextCurrent(nint window);
    [LibraryImport(Lib)] public static partial nint glfwGetCurrentContext();
    [LibraryImport(Lib)] public static partial void glfwSwapBuffers(nint window);
    [LibraryImport(Lib)] public static partial void glfwSwapInterval(int interval);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial nint glfwGetProcAddress(string name);

    [LibraryImport(Lib)] public static partial nint glfwSetWindowSizeCallback(nint window, delegate* unmanaged<nint, int, int, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetFramebufferSizeCallback(nint window, delegate* unmanaged<nint, int, int, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetWindowPosCallback(nint window, delegate* unmanaged<nint, int, int, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetWindowCloseCallback(nint window, delegate* unmanaged<nint, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetWindowFocusCallback(nint window, delegate* unmanaged<nint, int, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetWindowIconifyCallback(nint window, delegate* unmanaged<nint, int, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetDropCallback(nint window, delegate* unmanaged<nint, int, byte**, void> callback);

    [LibraryImport(Lib)] public static partial nint glfwSetKeyCallback(nint window, delegate* unmanaged<nint, int, int, int, int, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetCharCallback(nint window, delegate* unmanaged<nint, uint, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetMouseButtonCallback(nint window, delegate* unmanaged<nint, int, int, int, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetCursorPosCallback(nint window, delegate* unmanaged<nint, double, double, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwSetScrollCallback(nint window, delegate* unmanaged<nint, double, double, void> callback);
    [LibraryImport(Lib)] public static partial nint glfwGetPrimaryMonitor();
    [LibraryImport(Lib)] public static partial nint glfwGetWindowMonitor(nint window);
    [LibraryImport(Lib)] public static partial int* glfwGetVideoMode(nint monitor);
    [LibraryImport(Lib)]
    public static partial void glfwSetWindowMonitor(nint window, nint monitor, int x, int y, int width, int height, int refreshRate);
    [LibraryImport(Lib)] public static partial int glfwGetKey(nint window, int key);
    [LibraryImport(Lib)] public static partial int glfwGetMouseButton(nint window, int button);
    [LibraryImport(Lib)] public static partial void glfwGetCursorPos(nint window, double* x, double* y);
    [LibraryImport(Lib)] public static partial void glfwSetCursorPos(nint window, double x, double y);
    [LibraryImport(Lib)] public static partial byte* glfwGetClipboardString(nint window);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] public static partial void glfwSetClipboardString(nint window, string text);
}
