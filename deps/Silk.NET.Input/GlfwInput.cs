using System.Numerics;
using System.Runtime.InteropServices;
using Silk.NET.Windowing;

namespace Silk.NET.Input;

public static class InputWindowExtensions
{
    /// <exception cref="InvalidOperationException">The view is not open yet.</exception>
    public static IInputContext CreateInput(this IView view) =>
        view.Handle != 0 ? new GlfwInput(view)
        : throw new InvalidOperationException("The view is not initialized: create its input in Load, or after Initialize().");
}

sealed unsafe class GlfwInput : IInputContext
{
    static readonly Dictionary<nint, GlfwInput> contexts = [];
    readonly GlfwKeyboard keyboard;
    readonly GlfwMouse mouse;

    public GlfwInput(IView view)
    {
        Handle = view.Handle;
        keyboard = new GlfwKeyboard(Handle);
        mouse = new GlfwMouse(Handle);
        contexts[Handle] = this;
        Glfw.glfwSetKeyCallback(Handle, &OnKey);
        Glfw.glfwSetCharCallback(Handle, &OnChar);
        Glfw.glfwSetMouseButtonCallback(Handle, &OnButton);
        Glfw.glfwSetCursorPosCallback(Handle, &OnMove);
        Glfw.glfwSetScrollCallback(Handle, &OnScroll);
    }

    public nint Handle { get; }
    public IReadOnlyList<IKeyboard> Keyboards => [keyboard];
    public IReadOnlyList<IMouse> Mice => [mouse];
    public void Dispose() => contexts.Remove(Handle);

    static void With(nint window, Action<GlfwInput> action)
    {
        if (contexts.TryGetValue(window, out GlfwInput? input))
            GlfwCallbacks.Guard(window, _ => action(input));
    }

    [UnmanagedCallersOnly]
    static void OnKey(nint window, int key, int scancode, int action, int mods)
    {
        if (action != 2)   // repeats are told apart by KeyChar alone, as in the package
            With(window, i => i.keyboard.OnKey((Key)key, scancode, action == 1));
    }

    [UnmanagedCallersOnly]
    static void OnChar(nint window, uint codepoint)
    {
        if (codepoint < 0x10000)
            With(window, i => i.keyboard.OnChar((char)codepoint));
    }

    [UnmanagedCallersOnly]
    static void OnButton(nint window, int button, int action, int mods) =>
        With(window, i => i.mouse.OnButton((MouseButton)button, action == 1));

    [UnmanagedCallersOnly]
    static void OnMove(nint window, double x, double y) => With(window, i => i.mouse.OnMove(new Vector2((float)x, (float)y)));

    [UnmanagedCallersOnly]
    static void OnScroll(nint window, double x, double y) => With(window, i => i.mouse.OnScroll(new ScrollWheel((float)x, (float)y)));
}

sealed unsafe class GlfwKeyboard(nint window) : IKeyboard
{
    public string Name => "GLFW keyboard";
    public int Index => 0;
    public bool IsConnected => true;
    public event Action<IKeyboard, Key, int>? KeyDown, KeyUp;
    public event Action<IKeyboard, char>? KeyChar;

    public string ClipboardText
    {
        get => Marshal.PtrToStringUTF8((nint)Glfw.glfwGetClipboardString(window)) ?? "";
        set => Glfw.glfwSetClipboardString(window, value);
    }

    public bool IsKeyPressed(Key key) => key != Key.Unknown && Glfw.glfwGetKey(window, (int)key) == 1;

    internal void OnKey(Key key, int scancode, bool down) => (down ? KeyDown : KeyUp)?.Invoke(this, key, scancode);
    internal void OnChar(char c) => KeyChar?.Invoke(this, c);
}

sealed unsafe class GlfwMouse(nint window) : IMouse
{
    public string Name => "GLFW mouse";
    public int Index => 0;
    public bool IsConnected => true;
    public event Action<IMouse, MouseButton>? MouseDown, MouseUp;
    public event Action<IMouse, Vector2>? MouseMove;
    public event Action<IMouse, ScrollWheel>? Scroll;

    public Vector2 Position
    {
        get
        {
            double x, y;
            Glfw.glfwGetCursorPos(window, &x, &y);
            return new((float)x, (float)y);
        }
        set => Glfw.glfwSetCursorPos(window, value.X, value.Y);
    }

    public bool IsButtonPressed(MouseButton btn) => btn != MouseButton.Unknown && Glfw.glfwGetMouseButton(window, (int)btn) == 1;

    internal void OnButton(MouseButton button, bool down) => (down ? MouseDown : MouseUp)?.Invoke(this, button);
    internal void OnMove(Vector2 position) => MouseMove?.Invoke(this, position);
    internal void OnScroll(ScrollWheel wheel) => Scroll?.Invoke(this, wheel);
}
