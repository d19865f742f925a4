using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Panel;
using ProcGan.Viewer.Scene;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.OpenGL.Extensions.ImGui;
using Silk.NET.Windowing;

namespace ProcGan.Viewer.Windowing;

/// <summary>A window of Silk.NET with OpenGL 3.3 core and ImGui, drawn only when something happens.</summary>
/// <remarks>Where the driver loses the context, window and context are made anew; see <see cref="IViewerWindow.Renewed"/>.</remarks>
sealed class SilkWindow : IViewerWindow
{
    /// <summary>ImGui needs a frame to notice input, and one to lay out what follows from it.</summary>
    const int FramesAfterInput = 3;

    IWindow window;
    GL gl;
    IInputContext input;
    TextureLayer layer;
    SceneLayer scene;
    ImGuiController imGui;
    float scale, wantedScale;
    Action? frame;
    Action<Picture>? captured;
    string title = "ProcGan";
    double graphics;   // milliseconds of this frame
    int framesDue;
    int woken;   // set from any thread
    bool lost;

    /// <exception cref="PlatformNotSupportedException">There is no display, or it has no OpenGL 3.3.</exception>
    public SilkWindow(int width, int height, float scale)
    {
        this.scale = wantedScale = scale;
        Open(width, height);
    }

    public event Action<IReadOnlyList<string>>? Dropped;

    public event Action? Renewed;

    public Vector2 Size
    {
        get => new(window.Size.X, window.Size.Y);
        set
        {
            window.Size = new Vector2D<int>((int)value.X, (int)value.Y);
            Due(FramesAfterInput);
        }
    }

    public float PixelsPerPoint => window.Size.X > 0 ? (float)window.FramebufferSize.X / window.Size.X : 1;

    public string Title
    {
        set
        {
            if (value != title)
                window.Title = title = value;
        }
    }

    public void Run(Action frame)
    {
        this.frame = frame;
        while (!window.IsClosing)
        {
            window.DoRender();
            if (window.IsClosing)
                break;   // else DoEvents might wait for ever
            if (lost || gl.GetError() == GLEnum.ContextLost)
                Renew();
            if (Interlocked.Exchange(ref woken, 0) != 0)
                Due(1);
            if (framesDue-- > 0)
                window.ContinueEvents();   // else DoEvents waits: for the user, or for Wake
            framesDue = Math.Max(framesDue, 0);
            window.DoEvents();
        }
    }

    public void Wake()
    {
        Interlocked.Exchange(ref woken, 1);
        window.ContinueEvents();
    }

    /// <summary>As if the driver had lost the context, which it cannot be asked for.</summary>
    internal void LoseContext()
    {
        lost = true;
        Wake();
    }

    public string Clipboard
    {
        get => input.Keyboards[0].ClipboardText ?? "";
        set => input.Keyboards[0].ClipboardText = value;
    }

    public bool FullScreen
    {
        get => window.WindowState == WindowState.Fullscreen;
        set => window.WindowState = value ? WindowState.Fullscreen : WindowState.Normal;
    }

    public float Scale
    {
        get => scale;
        set
        {
            wantedScale = value;
            Due(FramesAfterInput);
        }
    }

    public FrameCost Cost { get; private set; }

    public int Textures => layer.Count;

    public void Upload(int slot, Picture picture, PixelKind kind)
    {
        double start = ThreadClock.Now;
        layer.Upload(slot, picture, kind);
        graphics += ThreadClock.Now - start;
    }

    public void Release(int slot) => layer.Release(slot);

    public void Show(int slot, Place place, in Look look)
    {
        double start = ThreadClock.Now;
        layer.Draw(slot, place, look, PixelsPerPoint, window.FramebufferSize.Y);
        graphics += ThreadClock.Now - start;
    }

    public void ShowScene(Place place, SceneFrame frame, MaterialTexels material)
    {
        double start = ThreadClock.Now;
        float pixels = PixelsPerPoint;
        int x = (int)MathF.Round(place.X * pixels), y = (int)MathF.Round(place.Y * pixels);
        int width = (int)MathF.Round(place.Width * pixels), height = (int)MathF.Round(place.Height * pixels);
        if (width > 0 && height > 0)
            scene.Draw(x, window.FramebufferSize.Y - y - height, width, height, frame, material);
        graphics += ThreadClock.Now - start;
    }

    public nint ImageOf(int slot) => layer.Of(slot) is { Kind: PixelKind.Plain } texture ? (nint)texture.Id : 0;

    public GlCensus Census() => GlCensus.Take(gl);

    public void Capture(Action<Picture> captured) => this.captured = captured;

    public void Close() => window.Close();

    void Render(double seconds)
    {
        Vector2D<int> pixels = window.FramebufferSize;
        if (pixels.X < 1 || pixels.Y < 1)
            return;   // minimized
        if (wantedScale != scale)
        {
            scale = wantedScale;   // fonts are drawn for one size: another one needs another atlas
            imGui.Dispose();
            imGui = Controller();
        }
        double start = ThreadClock.Now;
        gl.Viewport(0, 0, (uint)pixels.X, (uint)pixels.Y);
        gl.ClearColor(Theme.Canvas.X, Theme.Canvas.Y, Theme.Canvas.Z, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
        double begun = ThreadClock.Now;
        graphics = begun - start;
        imGui.Update((float)seconds);
        frame!();
        double drawn = ThreadClock.Now, viewer = drawn - start - graphics;
        imGui.Render();
        if (captured is { } hand)
        {
            captured = null;
            hand(FramePixels.Read(gl, pixels.X, pixels.Y));
        }
        window.GLContext!.SwapBuffers();
        Cost = new FrameCost(viewer, graphics + ThreadClock.Now - drawn);
    }

    [MemberNotNull(nameof(window), nameof(gl), nameof(input), nameof(layer), nameof(scene), nameof(imGui))]
    void Open(int width, int height)
    {
        window = Window.Create(WindowOptions.Default with
        {
            Size = new Vector2D<int>(width, height),
            Title = title,
            WindowClass = "ProcGan",
            API = new GraphicsAPI(ContextAPI.OpenGL, ContextProfile.Core, ContextFlags.ForwardCompatible, new APIVersion(3, 3)),
            IsEventDriven = true,
            ShouldSwapAutomatically = false,   // a capture reads the frame before it is swapped away
            PreferredDepthBufferBits = 0,
            PreferredStencilBufferBits = 0,
        });
        window.Initialize();
        gl = GL.GetApi(window);
        input = window.CreateInput();
        imGui = Controller();
        layer = new TextureLayer(gl);
        scene = new SceneLayer(gl);
        window.FileDrop += paths => Dropped?.Invoke(paths);
        window.Render += Render;
        RedrawOnInput();
    }

    void Shut()
    {
        scene.Dispose();
        layer.Dispose();
        imGui.Dispose();
        input.Dispose();
        gl.Dispose();
        window.Dispose();
    }

    void Renew()
    {
        lost = false;
        Vector2 size = Size;
        Shut();   // on a lost context OpenGL does nothing, and the names go with it
        Open((int)size.X, (int)size.Y);
        Renewed?.Invoke();
        Due(FramesAfterInput);
    }

    ImGuiController Controller() =>
        new(gl, window, input, new ImGuiFontConfig(Theme.FontFile, Theme.FontPixels(scale)), () => Theme.Apply(scale));

    void RedrawOnInput()
    {
        IKeyboard keyboard = input.Keyboards[0];
        IMouse mouse = input.Mice[0];
        mouse.MouseMove += (_, _) => Due(FramesAfterInput);
        mouse.Scroll += (_, _) => Due(FramesAfterInput);
        window.FramebufferResize += _ => Due(FramesAfterInput);
        window.FocusChanged += _ => Due(FramesAfterInput);
        // A click or key takes two frames, down and up, and several may have come at once.
        mouse.MouseDown += (_, _) => Due(framesDue + FramesAfterInput);
        mouse.MouseUp += (_, _) => Due(framesDue + FramesAfterInput);
        keyboard.KeyDown += (_, _, _) => Due(framesDue + FramesAfterInput);
        keyboard.KeyUp += (_, _, _) => Due(framesDue + FramesAfterInput);
        keyboard.KeyChar += (_, _) => Due(framesDue + FramesAfterInput);
    }

    void Due(int frames) => framesDue = Math.Min(Math.Max(framesDue, frames), 60);

    public void Dispose() => Shut();
}
