using System.Numerics;
using ImGuiNET;
using ProcGan.Testing;
using Silk.NET.Input;
using Silk.NET.OpenGL;
using Silk.NET.OpenGL.Extensions.ImGui;

namespace ProcGan.Deps.Tests.Silk;

public unsafe class ImGuiTests : WindowTest
{
    const ImGuiWindowFlags Plain = ImGuiWindowFlags.NoDecoration | ImGuiWindowFlags.NoMove;
    IInputContext input = null!;
    ImGuiController controller = null!;

    [SetUp]
    public void OpenImGui()
    {
        input = window.CreateInput();
        controller = new ImGuiController(gl, window, input, () => ImGui.GetIO().NativePtr->IniFilename = null);
    }

    [TearDown]
    public void CloseImGui()
    {
        controller.Dispose();
        input.Dispose();
    }

    void Frame(Action widgets)
    {
        controller.Update(1f / 60);
        ImGui.SetNextWindowPos(new Vector2(20, 10));
        ImGui.SetNextWindowSize(new Vector2(200, 100));
        ImGui.Begin("test", Plain);
        widgets();
        ImGui.End();
        gl.ClearColor(0, 0, 0, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
        controller.Render();
    }

    [Test]
    public void Render_Window_FillsItsRectangleAndNoMore()
    {
        RangeAccessor<Vector4> colors = ImGui.GetStyle().Colors;
        colors[(int)ImGuiCol.WindowBg] = new Vector4(1, 0, 0, 1);
        ImGui.GetStyle().WindowBorderSize = 0;
        ImGui.GetStyle().WindowRounding = 0;
        Frame(() => { });
        Frame(() => { });   // a window has its size from its second frame on
        (byte, byte, byte, byte) red = (255, 0, 0, 255), black = (0, 0, 0, 255);
        Assert.That(Pixel(20, 10), Is.EqualTo(red));
        Assert.That(Pixel(219, 109), Is.EqualTo(red));
        Assert.That(Pixel(220, 109), Is.EqualTo(black));
        Assert.That(Pixel(219, 110), Is.EqualTo(black));
        Assert.That(Pixel(19, 10), Is.EqualTo(black));
    }

    [Test]
    public void Render_Text_DrawsLightPixels()
    {
        Frame(() => ImGui.TextUnformatted("100 % of it"));
        Frame(() => ImGui.TextUnformatted("100 % of it"));
        int light = 0;
        for (int y = 10; y < 60; y++)
            for (int x = 20; x < 220; x++)
                light += Pixel(x, y).R > 200 ? 1 : 0;
        Assert.That(light, Is.InRange(50, 1000));   // a line of the 13 px font; none without it, 10,000 if all were filled
    }

    [Test]
    public void Render_LeavesTheStateItFound()
    {
        gl.Disable(EnableCap.Blend);
        gl.Disable(EnableCap.ScissorTest);
        gl.Viewport(3, 4, 50, 60);
        Frame(() => ImGui.Button("button"));
        Span<int> viewport = stackalloc int[4];
        gl.GetInteger(GetPName.Viewport, viewport);
        Assert.That(viewport.ToArray(), Is.EqualTo(new[] { 3, 4, 50, 60 }));
        Assert.That(gl.IsEnabled(EnableCap.Blend) || gl.IsEnabled(EnableCap.ScissorTest), Is.False);
        Assert.That(gl.GetInteger(GetPName.CurrentProgram), Is.Zero);
        Assert.That(gl.GetError(), Is.EqualTo(GLEnum.NoError));
    }

    [Test]
    public void Button_ClickedByAPerson_IsPressedOnce()
    {
        int pressed = 0;
        void Widgets() => pressed += ImGui.Button("press", new Vector2(120, 40)) ? 1 : 0;
        Frame(Widgets);
        string id = Focus();
        // Down and up may arrive in one batch of events: the queue spreads them over frames.
        VirtualDisplay.Person("mousemove", "--window", id, "60", "40", "click", "1");
        Until(() => { Frame(Widgets); return pressed > 0; }, "the button");
        for (int i = 0; i < 5; i++)
            Frame(Widgets);
        Assert.That(pressed, Is.EqualTo(1));
        Assert.That(ImGui.GetIO().WantCaptureMouse);
    }

    [Test]
    public void InputText_TypedByAPerson_HasTheText()
    {
        string text = "old";
        bool entered = false;
        void Widgets()
        {
            ImGui.SetNextItemWidth(150);
            entered |= ImGui.InputText("##text", ref text, 32, ImGuiInputTextFlags.EnterReturnsTrue | ImGuiInputTextFlags.AutoSelectAll);
        }
        Frame(Widgets);
        string id = Focus();
        VirtualDisplay.Person("mousemove", "--window", id, "60", "25", "click", "1");
        Until(() => { Frame(Widgets); return ImGui.GetIO().WantTextInput; }, "the text field");
        VirtualDisplay.Person("type", "12x4");
        VirtualDisplay.Person("key", "BackSpace", "5", "Return");
        Until(() => { Frame(Widgets); return entered; }, "Return");
        Assert.That(text, Is.EqualTo("12x5"));
    }

    [Test]
    public void Slider_DraggedByAPerson_FollowsAndStaysInside()
    {
        float value = 0;
        void Widgets()
        {
            ImGui.SetNextItemWidth(160);
            ImGui.SliderFloat("##slider", ref value, 0, 1, "%.2f", ImGuiSliderFlags.AlwaysClamp);
        }
        Frame(Widgets);
        string id = Focus();
        VirtualDisplay.Person("mousemove", "--window", id, "100", "25", "mousedown", "1");
        Until(() => { Frame(Widgets); return value > 0; }, "the slider");
        Assert.That(value, Is.EqualTo(0.45).Within(0.1));   // (100 - 28) / 160, less the grab's own width
        VirtualDisplay.Person("mousemove", "--window", id, "300", "25");
        Until(() => { Frame(Widgets); return value == 1; }, "the end of the slider");
        VirtualDisplay.Person("mouseup", "1");
    }

    [Test]
    public void Keys_CtrlA_SelectsAll()
    {
        bool seen = false;
        void Widgets() => seen |= ImGui.GetIO().KeyCtrl && ImGui.IsKeyPressed(ImGuiKey.A, false);
        Focus();
        VirtualDisplay.Person("key", "ctrl+a");
        Until(() => { Frame(Widgets); return seen; }, "Ctrl+A");
    }
}
