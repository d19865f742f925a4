using System.Numerics;
using ImGuiNET;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Panel;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.Tests.Fakes;

/// <summary>ImGui without a screen. Each step is done before one frame, once the viewer has nothing more to do; then it is closed.</summary>
sealed unsafe class FakeWindow : IViewerWindow
{
    readonly nint context = ImGui.CreateContext();
    readonly AutoResetEvent woken = new(false);
    Action<Picture>? captured;
    bool closed;

    public FakeWindow()
    {
        ImGui.SetCurrentContext(context);
        Theme.Apply(1);
        ImGui.GetIO().DisplaySize = Size;
        ImGui.GetIO().Fonts.AddFontDefault();
        ImGui.GetIO().Fonts.GetTexDataAsRGBA32(out byte* _, out _, out _, out _);
    }

    public event Action<IReadOnlyList<string>>? Dropped;

    public Vector2 Size { get; set; } = new(1280, 800);
    public float PixelsPerPoint => 1;
    public string Title { get; set; } = "";
    public string Clipboard { get; set; } = "";
    public bool FullScreen { get; set; }
    public float Scale { get; set; } = 1;
    public FrameCost Cost => default;
    public int Textures => Slots.Count;
    public event Action? Renewed;
    public void Renew() { Slots.Clear(); Renewed?.Invoke(); }
    public List<(Place Place, SceneFrame Frame, MaterialTexels Material)> Scenes { get; } = [];
    public void ShowScene(Place place, SceneFrame frame, MaterialTexels material) => Scenes.Add((place, frame, material));

    /// <summary>Pictures of the main slot, in order; thumbnails are in <see cref="Slots"/> alone.</summary>
    public List<Picture> Uploaded { get; } = [];
    public Dictionary<int, Picture> Slots { get; } = [];
    public List<(int Slot, Place Place, Look Look)> Shown { get; } = [];
    public Queue<Action> Steps { get; } = new();
    public int Frames { get; private set; }

    /// <summary>The next step waits until this is false.</summary>
    public Func<bool> Busy { get; set; } = () => false;

    /// <summary>The next step waits until this is true: what a step causes may take its time, as file systems do.</summary>
    public Func<bool> Expected { get; set; } = () => true;

    public void Run(Action frame)
    {
        while (!closed)
        {
            Draw(frame);
            if (closed || Woken())
                continue;
            if (!Steps.TryDequeue(out Action? step))
                return;
            step();
            for (int i = 0; i < 4; i++)   // a key takes two frames, and what follows from it another two
                Draw(frame);
        }
    }

    /// <returns>True for another frame, false when all is quiet.</returns>
    bool Woken()
    {
        long end = Environment.TickCount64 + 20_000;
        while (!woken.WaitOne(50))
        {
            if (!Busy() && Expected())
                return false;
            Assert.That(Environment.TickCount64, Is.LessThan(end), "Waited 20 s for what a step should cause.");
        }
        return true;
    }

    void Draw(Action frame)
    {
        Frames++;
        ImGui.GetIO().DeltaTime = 1f / 60;
        ImGui.NewFrame();
        frame();
        ImGui.Render();
        if (captured is { } hand)
        {
            captured = null;
            hand(new Picture(2, 1, [255, 0, 0, 255, 0, 255, 0, 255]));
        }
    }

    public void Wake() => woken.Set();
    public void Upload(int slot, Picture picture, PixelKind kind)
    {
        Slots[slot] = picture;
        if (slot == CanvasView.MainSlot)
            Uploaded.Add(picture);
    }

    public void Release(int slot) => Slots.Remove(slot);
    public void Show(int slot, Place place, in Look look) => Shown.Add((slot, place, look));
    public nint ImageOf(int slot) => 0;
    public void Capture(Action<Picture> captured) => this.captured = captured;
    public void Close() => closed = true;
    public void Drop(params string[] paths) => Dropped?.Invoke(paths);

    public static void Press(ImGuiKey key)
    {
        ImGui.GetIO().AddKeyEvent(key, true);
        ImGui.GetIO().AddKeyEvent(key, false);
    }

    public void Dispose()
    {
        ImGui.DestroyContext(context);
        woken.Dispose();
    }
}
