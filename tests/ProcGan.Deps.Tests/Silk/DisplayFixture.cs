using ProcGan.Testing;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.Windowing;

namespace ProcGan.Deps.Tests.Silk;

[SetUpFixture]
public class DisplayFixture
{
    VirtualDisplay display = null!;

    [OneTimeSetUp]
    public void Open() => display = VirtualDisplay.Open();

    [OneTimeTearDown]
    public void Close() => display.Dispose();
}

/// <summary>A real window of 320 x 240 with OpenGL 3.3 core, for one test.</summary>
[NonParallelizable]
public abstract unsafe class WindowTest
{
    protected IWindow window = null!;
    protected GL gl = null!;

    protected virtual WindowOptions Options => WindowOptions.Default with
    {
        Size = new Vector2D<int>(320, 240), Title = "deps", VSync = false, ShouldSwapAutomatically = false,
    };

    [SetUp]
    public void OpenWindow()
    {
        window = Window.Create(Options);
        window.Initialize();
        gl = window.CreateOpenGL();
    }

    [TearDown]
    public void CloseWindow()
    {
        gl.Dispose();
        window.Dispose();
    }

    /// <summary>RGBA of one pixel, counted from the top left.</summary>
    protected (byte R, byte G, byte B, byte A) Pixel(int x, int y)
    {
        byte* rgba = stackalloc byte[4];
        gl.ReadPixels(x, window.FramebufferSize.Y - 1 - y, 1, 1, PixelFormat.Rgba, PixelType.UnsignedByte, rgba);
        return (rgba[0], rgba[1], rgba[2], rgba[3]);
    }

    /// <summary>Handles events until the condition holds. The X server answers in its own time.</summary>
    protected void Until(Func<bool> condition, string what)
    {
        long end = Environment.TickCount64 + 10_000;
        while (!condition())
        {
            Assert.That(Environment.TickCount64, Is.LessThan(end), $"Waited 10 s for {what}.");
            window.DoEvents();
            Thread.Sleep(1);
        }
    }

    /// <summary>Gives our window the keyboard: there is no window manager to do it.</summary>
    protected string Focus()
    {
        string id = VirtualDisplay.Person("search", "--onlyvisible", "--name", $"^{window.Title}$").Split('\n')[^1];
        VirtualDisplay.Person("windowfocus", id);
        return id;
    }
}
