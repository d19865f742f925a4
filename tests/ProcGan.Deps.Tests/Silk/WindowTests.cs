using System.Numerics;
using ProcGan.Testing;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.Windowing;

namespace ProcGan.Deps.Tests.Silk;

public class WindowTests : WindowTest
{
    [Test]
    public void Create_Size_IsTheWindowAndItsFramebuffer()
    {
        Assert.That(window.Size, Is.EqualTo(new Vector2D<int>(320, 240)));
        Assert.That(window.FramebufferSize, Is.EqualTo(new Vector2D<int>(320, 240)));
    }

    [Test]
    public void IsVisible_Set_HidesAndShows()
    {
        window.IsVisible = false;
        Until(() => !window.IsVisible, "the window to hide");
        window.IsVisible = true;
        Until(() => window.IsVisible, "the window to show");
    }

    [Test]
    public void Resize_ByTheUser_RaisesFramebufferResize()
    {
        Vector2D<int> seen = default;
        window.FramebufferResize += size => seen = size;
        VirtualDisplay.Person("windowsize", Focus(), "400", "300");
        Until(() => seen != default, "FramebufferResize");
        Assert.That(seen, Is.EqualTo(new Vector2D<int>(400, 300)));
        Assert.That(window.FramebufferSize, Is.EqualTo(seen));
    }

    [Test]
    public void Close_RaisesClosing_AndEndsRun()
    {
        int closing = 0, frames = 0;
        window.Closing += () => closing++;
        window.Run(() =>
        {
            if (++frames == 3)
                window.Close();
        });
        Assert.That((closing, frames, window.IsClosing), Is.EqualTo((1, 3, true)));
    }

    [Test]
    public void Run_RaisesUpdateThenRender_WithSecondsSinceTheLast()
    {
        List<string> calls = [];
        double total = 0;
        window.Update += _ => calls.Add("update");
        window.Render += seconds =>
        {
            calls.Add("render");
            total += seconds;
            if (calls.Count == 4)
                window.Close();
        };
        window.Run();
        Assert.That(calls, Is.EqualTo(new[] { "update", "render", "update", "render" }));
        Assert.That(total, Is.GreaterThan(0));
    }

    [Test]
    public void DoEvents_EventDriven_WaitsForContinueEvents()
    {
        for (int i = 0; i < 20; i++)
            window.DoEvents();   // what opening the window left in the queue
        window.IsEventDriven = true;
        bool woken = false;
        var waker = new Thread(() =>
        {
            Thread.Sleep(200);
            Volatile.Write(ref woken, true);
            window.ContinueEvents();
        });
        waker.Start();
        while (!Volatile.Read(ref woken))
            window.DoEvents();
        waker.Join();
        Assert.That(woken);   // DoEvents came back although the X server had nothing to say
    }

    [Test]
    public void Keys_TypedByAPerson_ArriveAsKeysAndCharacters()
    {
        using IInputContext input = window.CreateInput();
        IKeyboard keyboard = input.Keyboards[0];
        List<string> seen = [];
        keyboard.KeyDown += (_, key, _) => seen.Add($"+{key}");
        keyboard.KeyUp += (_, key, _) => seen.Add($"-{key}");
        keyboard.KeyChar += (_, c) => seen.Add($"'{c}'");
        Focus();
        VirtualDisplay.Person("key", "a", "F5", "Left", "KP_Enter");
        Until(() => seen.Contains("-KeypadEnter"), "the keys");
        Assert.That(seen, Is.EqualTo(new[] { "+A", "'a'", "-A", "+F5", "-F5", "+Left", "-Left", "+KeypadEnter", "-KeypadEnter" }));
    }

    [Test]
    public void Mouse_MovedClickedAndScrolled_ArrivesAtTheRightPlace()
    {
        using IInputContext input = window.CreateInput();
        IMouse mouse = input.Mice[0];
        List<string> seen = [];
        Vector2 at = default;
        mouse.MouseMove += (_, position) => at = position;
        mouse.MouseDown += (_, button) => seen.Add($"+{button}");
        mouse.MouseUp += (_, button) => seen.Add($"-{button}");
        mouse.Scroll += (_, wheel) => seen.Add($"wheel {wheel.X},{wheel.Y}");
        string id = Focus();
        VirtualDisplay.Person("mousemove", "--window", id, "100", "50");
        Until(() => at == new Vector2(100, 50), "the pointer at 100, 50");
        Assert.That(mouse.Position, Is.EqualTo(at));
        VirtualDisplay.Person("click", "1");
        VirtualDisplay.Person("click", "3");
        VirtualDisplay.Person("click", "4");   // button 4 is the wheel, away from the user
        Until(() => seen.Count >= 5, "the clicks");
        Assert.That(seen, Is.EqualTo(new[] { "+Left", "-Left", "+Right", "-Right", "wheel 0,1" }));
    }

    [Test]
    public void Handler_Throws_ComesOutOfDoEvents()
    {
        using IInputContext input = window.CreateInput();
        input.Mice[0].MouseMove += (_, _) => throw new InvalidDataException("from the handler");
        VirtualDisplay.Person("mousemove", "--window", Focus(), "10", "10");
        Assert.That(() => Until(() => false, "the exception"), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("from the handler"));
    }

    [Test]
    public void Initialize_AVersionThatNoDriverHas_SaysSo()
    {
        IWindow impossible = Window.Create(Options with
        {
            API = new GraphicsAPI(ContextAPI.OpenGL, ContextProfile.Core, ContextFlags.ForwardCompatible, new APIVersion(9, 9)),
        });
        Assert.That(impossible.Initialize, Throws.TypeOf<PlatformNotSupportedException>().With.Message.Contains("OpenGL 9.9"));
    }
}
