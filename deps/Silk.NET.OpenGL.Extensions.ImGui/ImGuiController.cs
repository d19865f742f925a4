using System.Numerics;
using ImGuiNET;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.Windowing;

namespace Silk.NET.OpenGL.Extensions.ImGui;

using ImGui = ImGuiNET.ImGui;

/// <summary>ImGui in a view: its context, its input and its drawing.</summary>
public sealed class ImGuiController : IDisposable
{
    readonly IView view;
    readonly IKeyboard keyboard;
    readonly IMouse mouse;
    readonly ImGuiRenderer renderer;
    bool frameBegun;

    public ImGuiController(GL gl, IView view, IInputContext input) : this(gl, view, input, null, null) { }
    public ImGuiController(GL gl, IView view, IInputContext input, ImGuiFontConfig imGuiFontConfig)
        : this(gl, view, input, (ImGuiFontConfig?)imGuiFontConfig, null) { }
    public ImGuiController(GL gl, IView view, IInputContext input, Action onConfigureIO) : this(gl, view, input, null, onConfigureIO) { }

    public ImGuiController(GL gl, IView view, IInputContext input, ImGuiFontConfig? imGuiFontConfig = null, Action? onConfigureIO = null)
    {
        this.view = view;
        keyboard = input.Keyboards[0];
        mouse = input.Mice[0];
        Context = ImGui.CreateContext();
        MakeCurrent();
        ImGui.StyleColorsDark();

        ImGuiIOPtr io = ImGui.GetIO();
        if (imGuiFontConfig is { } font)
        {
            if (!File.Exists(font.FontPath))
                throw new FileNotFoundException($"The font '{font.FontPath}' is missing.", font.FontPath);
            io.Fonts.AddFontFromFileTTF(font.FontPath, font.FontSize, default, font.GetGlyphRange?.Invoke(io) ?? 0);
        }
        onConfigureIO?.Invoke();
        io.BackendFlags |= ImGuiBackendFlags.RendererHasVtxOffset;
        renderer = new ImGuiRenderer(gl);

        BeginFrame(1f / 60);
        keyboard.KeyDown += OnKeyDown;
        keyboard.KeyUp += OnKeyUp;
        keyboard.KeyChar += OnChar;
        mouse.MouseDown += OnMouseDown;
        mouse.MouseUp += OnMouseUp;
        mouse.MouseMove += OnMouseMove;
        mouse.Scroll += OnScroll;
        view.FocusChanged += OnFocus;
    }

    // A public field in the package too.
    public IntPtr Context;

    public void MakeCurrent() => ImGui.SetCurrentContext(Context);

    /// <summary>Begins a frame: everything drawn until <see cref="Render"/> belongs to it.</summary>
    public void Update(float deltaSeconds)
    {
        MakeCurrent();
        if (frameBegun)
            ImGui.Render();
        BeginFrame(deltaSeconds);
    }

    void BeginFrame(float deltaSeconds)
    {
        ImGuiIOPtr io = ImGui.GetIO();
        Vector2D<int> size = view.Size, pixels = view.FramebufferSize;
        io.DisplaySize = new Vector2(size.X, size.Y);
        if (size.X > 0 && size.Y > 0)
            io.DisplayFramebufferScale = new Vector2((float)pixels.X / size.X, (float)pixels.Y / size.Y);
        io.DeltaTime = Math.Max(deltaSeconds, 1e-5f);   // 0 trips an assertion
        ImGui.NewFrame();
        frameBegun = true;
    }

    public void Render()
    {
        if (!frameBegun)
            return;
        MakeCurrent();
        frameBegun = false;
        ImGui.Render();
        renderer.Draw(ImGui.GetDrawData());
    }

    void OnKeyDown(IKeyboard source, Key key, int scancode) => Key(key, true);
    void OnKeyUp(IKeyboard source, Key key, int scancode) => Key(key, false);

    void Key(Key key, bool down)
    {
        MakeCurrent();
        ImGuiKey known = Keys.ToImGui(key);
        if (known != ImGuiKey.None)
            ImGui.GetIO().AddKeyEvent(known, down);
    }

    void OnChar(IKeyboard source, char c)
    {
        MakeCurrent();
        ImGui.GetIO().AddInputCharacter(c);
    }

    void OnMouseDown(IMouse source, MouseButton button) => Button(source, button, true);
    void OnMouseUp(IMouse source, MouseButton button) => Button(source, button, false);

    void Button(IMouse source, MouseButton button, bool down)
    {
        MakeCurrent();
        if (button is >= MouseButton.Left and <= MouseButton.Button5)
            ImGui.GetIO().AddMouseButtonEvent((int)button, down);
    }

    void OnMouseMove(IMouse source, Vector2 position)
    {
        MakeCurrent();
        ImGui.GetIO().AddMousePosEvent(position.X, position.Y);
    }

    void OnScroll(IMouse source, ScrollWheel wheel)
    {
        MakeCurrent();
        ImGui.GetIO().AddMouseWheelEvent(wheel.X, wheel.Y);
    }

    void OnFocus(bool focused)
    {
        MakeCurrent();
        ImGui.GetIO().AddFocusEvent(focused);
    }

    public void Dispose()
    {
        keyboard.KeyDown -= OnKeyDown;
        keyboard.KeyUp -= OnKeyUp;
        keyboard.KeyChar -= OnChar;
        mouse.MouseDown -= OnMouseDown;
        mouse.MouseUp -= OnMouseUp;
        mouse.MouseMove -= OnMouseMove;
        mouse.Scroll -= OnScroll;
        view.FocusChanged -= OnFocus;
        renderer.Dispose();
        ImGui.DestroyContext(Context);
    }
}
