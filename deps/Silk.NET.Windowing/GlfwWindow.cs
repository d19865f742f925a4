using System.Diagnostics;
using Silk.NET.Core.Contexts;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

sealed unsafe class GlfwWindow : IWindow
{
    readonly WindowOptions options;
    readonly Stopwatch render = new(), update = new(), life = new();
    nint handle;
    string title;
    (Vector2D<int> Place, Vector2D<int> Size) before;   // full screen
    bool vsync, swapIntervalChanged = true;

    public GlfwWindow(WindowOptions options)
    {
        this.options = options;
        title = options.Title ?? "";
        vsync = options.VSync;
        FramesPerSecond = options.FramesPerSecond;
        UpdatesPerSecond = options.UpdatesPerSecond;
        GLContext = options.API.API == ContextAPI.None ? null : new GlfwContext(this);
    }

    public event Action<Vector2D<int>>? Resize, FramebufferResize, Move;
    public event Action? Closing, Load;
    public event Action<bool>? FocusChanged;
    public event Action<double>? Update, Render;
    public event Action<WindowState>? StateChanged;
    public event Action<string[]>? FileDrop;

    public IGLContext? GLContext { get; }
    public nint Handle => handle;
    public GraphicsAPI API => options.API;
    public bool IsInitialized => handle != 0;
    public bool IsEventDriven { get; set; }
    public bool ShouldSwapAutomatically => options.ShouldSwapAutomatically;
    public double FramesPerSecond { get; set; }
    public double UpdatesPerSecond { get; set; }
    public double Time => life.Elapsed.TotalSeconds;

    public bool VSync
    {
        get => vsync;
        set
        {
            vsync = value;
            swapIntervalChanged = true;
        }
    }

    public void Initialize()
    {
        if (handle != 0)
            return;
        handle = Open();
        GlfwCallbacks.Register(this);
        render.Start();
        update.Start();
        life.Start();
        IsEventDriven = options.IsEventDriven;
        GLContext?.MakeCurrent();
        swapIntervalChanged = true;
        Load?.Invoke();
    }

    nint Open()
    {
        const int visible = 0x20004, resizable = 0x20003, decorated = 0x20005, depth = 0x21005, stencil = 0x21006, samples = 0x2100D;
        const int clientApi = 0x22001, major = 0x22002, minor = 0x22003, forward = 0x22006, debug = 0x22007, profile = 0x22008;
        const int x11Class = 0x24001, x11Instance = 0x24002;
        Glfw.glfwDefaultWindowHints();
        Glfw.glfwWindowHint(visible, options.IsVisible ? 1 : 0);
        Glfw.glfwWindowHint(resizable, options.WindowBorder == WindowBorder.Resizable ? 1 : 0);
        Glfw.glfwWindowHint(decorated, options.WindowBorder == WindowBorder.Hidden ? 0 : 1);
        Glfw.glfwWindowHint(depth, options.PreferredDepthBufferBits ?? 24);
        Glfw.glfwWindowHint(stencil, options.PreferredStencilBufferBits ?? 8);
        Glfw.glfwWindowHint(samples, options.Samples ?? 0);
        Glfw.glfwWindowHintString(x11Class, options.WindowClass ?? "");
        Glfw.glfwWindowHintString(x11Instance, options.WindowClass ?? "");
        if (API.API == ContextAPI.OpenGL)
        {
            Glfw.glfwWindowHint(major, API.Version.MajorVersion);
            Glfw.glfwWindowHint(minor, API.Version.MinorVersion);
            Glfw.glfwWindowHint(profile, API.Profile == ContextProfile.Core ? 0x32001 : 0x32002);
            Glfw.glfwWindowHint(forward, API.Flags.HasFlag(ContextFlags.ForwardCompatible) ? 1 : 0);
            Glfw.glfwWindowHint(debug, API.Flags.HasFlag(ContextFlags.Debug) ? 1 : 0);
        }
        else
        {
            Glfw.glfwWindowHint(clientApi, 0);
        }
        nint window = Glfw.glfwCreateWindow(options.Size.X, options.Size.Y, title, 0, 0);
        if (window == 0)
            throw new PlatformNotSupportedException(
                $"No window with OpenGL {API.Version.MajorVersion}.{API.Version.MinorVersion} can be opened: {Glfw.LastError()}.");
        // (-1, -1) leaves the place to the window manager.
        if (options.Position != new Vector2D<int>(-1, -1))
            Glfw.glfwSetWindowPos(window, options.Position.X, options.Position.Y);
        return window;
    }

    public void Run(Action onFrame)
    {
        while (!IsClosing)
            onFrame();
    }

    public void DoEvents()
    {
        if (IsEventDriven)
            Glfw.glfwWaitEvents();
        else
            Glfw.glfwPollEvents();
        GlfwCallbacks.Rethrow();
    }

    public void ContinueEvents() => Glfw.glfwPostEmptyEvent();

    public void DoUpdate()
    {
        double delta = update.Elapsed.TotalSeconds;
        if (delta < Period(UpdatesPerSecond))
            return;
        update.Restart();
        Update?.Invoke(delta);
    }

    public void DoRender()
    {
        double delta = render.Elapsed.TotalSeconds;
        if (delta < Period(FramesPerSecond) && !VSync)
            return;
        if (GLContext is { IsCurrent: false })
            GLContext.MakeCurrent();
        if (swapIntervalChanged)
            GLContext?.SwapInterval(VSync ? 1 : 0);
        swapIntervalChanged = false;
        render.Restart();
        Render?.Invoke(delta);
        if (ShouldSwapAutomatically)
            GLContext?.SwapBuffers();
    }

    static double Period(double perSecond) => perSecond <= double.Epsilon ? 0 : 1 / perSecond;

    public void Close() => IsClosing = true;

    public void Reset()
    {
        if (handle == 0)
            return;
        GlfwCallbacks.Unregister(handle);
        Glfw.glfwDestroyWindow(handle);
        handle = 0;
        render.Reset();
        update.Reset();
        life.Reset();
    }

    public void Dispose() => Reset();

    public bool IsClosing
    {
        get => handle == 0 || Glfw.glfwWindowShouldClose(handle) != 0;
        set
        {
            if (handle == 0)
                return;
            Glfw.glfwSetWindowShouldClose(handle, value ? 1 : 0);
            if (value)
                Closing?.Invoke();
        }
    }

    public bool IsVisible
    {
        get => handle == 0 ? options.IsVisible : Glfw.glfwGetWindowAttrib(handle, 0x20004) != 0;
        set
        {
            if (value)
                Glfw.glfwShowWindow(handle);
            else
                Glfw.glfwHideWindow(handle);
        }
    }

    public Vector2D<int> Size
    {
        get
        {
            int x = options.Size.X, y = options.Size.Y;
            if (handle != 0)
                Glfw.glfwGetWindowSize(handle, &x, &y);
            return new(x, y);
        }
        set => Glfw.glfwSetWindowSize(handle, value.X, value.Y);
    }

    public Vector2D<int> FramebufferSize
    {
        get
        {
            int x = 0, y = 0;
            if (handle != 0)
                Glfw.glfwGetFramebufferSize(handle, &x, &y);
            return new(x, y);
        }
    }

    public Vector2D<int> Position
    {
        get
        {
            int x = options.Position.X, y = options.Position.Y;
            if (handle != 0)
                Glfw.glfwGetWindowPos(handle, &x, &y);
            return new(x, y);
        }
        set => Glfw.glfwSetWindowPos(handle, value.X, value.Y);
    }

    public string Title
    {
        get => title;
        set
        {
            title = value;
            if (handle != 0)
                Glfw.glfwSetWindowTitle(handle, value);
        }
    }

    public WindowState WindowState
    {
        get => Glfw.glfwGetWindowMonitor(handle) != 0 ? WindowState.Fullscreen : Glfw.glfwGetWindowAttrib(handle, 0x20002) != 0 ? WindowState.Minimized
            : Glfw.glfwGetWindowAttrib(handle, 0x20008) != 0 ? WindowState.Maximized : WindowState.Normal;
        set
        {
            if (value != WindowState.Fullscreen && Glfw.glfwGetWindowMonitor(handle) != 0)
                Glfw.glfwSetWindowMonitor(handle, 0, before.Place.X, before.Place.Y, before.Size.X, before.Size.Y, -1);
            switch (value)
            {
                case WindowState.Fullscreen when Glfw.glfwGetWindowMonitor(handle) == 0 && Glfw.glfwGetPrimaryMonitor() is not 0 and nint monitor:
                    before = (Position, Size);
                    int* mode = Glfw.glfwGetVideoMode(monitor);   // width, height, bits, refresh rate
                    Glfw.glfwSetWindowMonitor(handle, monitor, 0, 0, mode[0], mode[1], mode[5]);
                    break;
                case WindowState.Fullscreen: break;
                case WindowState.Minimized: Glfw.glfwIconifyWindow(handle); break;
                case WindowState.Maximized: Glfw.glfwMaximizeWindow(handle); break;
                case WindowState.Normal: Glfw.glfwRestoreWindow(handle); break;
                default: throw new NotSupportedException($"This stand-in has no window state {value}.");
            }
        }
    }

    internal void OnResize(Vector2D<int> size) => Resize?.Invoke(size);
    internal void OnFramebufferResize(Vector2D<int> size) => FramebufferResize?.Invoke(size);
    internal void OnMove(Vector2D<int> position) => Move?.Invoke(position);
    internal void OnClosing() => Closing?.Invoke();
    internal void OnFocus(bool focused) => FocusChanged?.Invoke(focused);
    internal void OnState(WindowState state) => StateChanged?.Invoke(state);
    internal void OnDrop(string[] files) => FileDrop?.Invoke(files);
}
