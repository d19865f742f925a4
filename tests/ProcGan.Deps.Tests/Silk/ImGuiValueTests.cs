using System.Numerics;
using ImGuiNET;

namespace ProcGan.Deps.Tests.Silk;

/// <summary>Without a window: values of 1.91.6, and what the old library makes of them.</summary>
public unsafe class ImGuiValueTests
{
    [SetUp]
    public void Create()
    {
        ImGui.SetCurrentContext(ImGui.CreateContext());
        ImGui.GetIO().NativePtr->IniFilename = null;
        ImGui.GetIO().DisplaySize = new Vector2(640, 480);
        ImGui.GetIO().Fonts.GetTexDataAsRGBA32(out byte* _, out _, out _, out _);
    }

    [TearDown]
    public void Destroy() => ImGui.DestroyContext(ImGui.GetCurrentContext());

    // imgui.h of 1.91.6 (docking branch), counted by hand.
    [TestCase(ImGuiKey.Tab, 512)]
    [TestCase(ImGuiKey.Escape, 526)]
    [TestCase(ImGuiKey.RightSuper, 534)]
    [TestCase(ImGuiKey._0, 536)]
    [TestCase(ImGuiKey.A, 546)]
    [TestCase(ImGuiKey.Z, 571)]
    [TestCase(ImGuiKey.F12, 583)]
    [TestCase(ImGuiKey.Apostrophe, 596)]
    [TestCase(ImGuiKey.Keypad0, 612)]
    [TestCase(ImGuiKey.KeypadEnter, 627)]
    [TestCase(ImGuiKey.ModCtrl, 4096)]
    [TestCase(ImGuiKey.ModShift, 8192)]
    [TestCase(ImGuiCol.Button, 21)]
    [TestCase(ImGuiCol.ResizeGripActive, 32)]
    [TestCase(ImGuiCol.TextSelectedBg, 52)]
    [TestCase(ImGuiStyleVar.FramePadding, 11)]
    [TestCase(ImGuiStyleVar.GrabRounding, 21)]
    [TestCase(ImGuiInputTextFlags.EnterReturnsTrue, 64)]
    [TestCase(ImGuiInputTextFlags.AutoSelectAll, 4096)]
    [TestCase(ImGuiSliderFlags.AlwaysClamp, 1536)]
    [TestCase(ImGuiWindowFlags.NoDecoration, 43)]
    public void Enum_Value_IsThatOf1916(object member, int value) => Assert.That(Convert.ToInt32(member), Is.EqualTo(value));

    [TestCase(1, false)]
    [TestCase(40, true)]
    public void GetScrollMaxY_WindowOf100Points_IsMoreThan0WhereRowsDoNotFit(int rows, bool scrolls)
    {
        float most = 0;
        for (int frame = 0; frame < 3; frame++)   // a window knows its content from the frame before
        {
            ImGui.NewFrame();
            ImGui.SetNextWindowSize(new Vector2(100, 100));
            ImGui.Begin("window", ImGuiWindowFlags.NoTitleBar);
            for (int i = 0; i < rows; i++)
                ImGui.Dummy(new Vector2(10, 10));
            most = ImGui.GetScrollMaxY();
            ImGui.End();
            ImGui.EndFrame();
        }
        // Rows of 10 with 4 between them, and a padding of 8 above and below: the default style.
        Assert.That(most, scrolls ? Is.EqualTo(rows * 14 - 4 + 16 - 100) : Is.Zero);
    }

    [Test]
    public void PushStyleColor_MovedColour_ReachesItsOldPlace()
    {
        ImGui.NewFrame();
        ImGui.PushStyleColor(ImGuiCol.TextSelectedBg, new Vector4(0, 0, 1, 1));
        Assert.That(ImGui.GetColorU32(ImGuiCol.TextSelectedBg), Is.EqualTo(0xFFFF0000u));   // ABGR
        ImGui.PopStyleColor();
        ImGui.EndFrame();
    }

    [Test]
    public void Colors_SetBeforeAFrame_AreUsedInIt()
    {
        ImGui.GetStyle().Colors[(int)ImGuiCol.Text] = new Vector4(1, 0, 0, 1);
        ImGui.NewFrame();
        Assert.That(ImGui.GetColorU32(ImGuiCol.Text), Is.EqualTo(0xFF0000FFu));
        ImGui.EndFrame();
    }

    [Test]
    public void KeyEvents_DownAndUpAtOnce_TakeTwoFrames()
    {
        ImGuiIOPtr io = ImGui.GetIO();
        io.AddKeyEvent(ImGuiKey.R, true);
        io.AddKeyEvent(ImGuiKey.R, false);
        List<bool> down = [];
        for (int i = 0; i < 3; i++)
        {
            ImGui.NewFrame();
            down.Add(ImGui.IsKeyDown(ImGuiKey.R));
            ImGui.EndFrame();
        }
        Assert.That(down, Is.EqualTo(new[] { true, false, false }));
    }

    [Test]
    public void KeyEvents_ModifierReleasedAtOnce_IsStillSeenWithItsKey()
    {
        ImGuiIOPtr io = ImGui.GetIO();
        io.AddKeyEvent(ImGuiKey.LeftCtrl, true);
        io.AddKeyEvent(ImGuiKey.Q, true);
        io.AddKeyEvent(ImGuiKey.LeftCtrl, false);
        io.AddKeyEvent(ImGuiKey.Q, false);
        List<(bool Ctrl, bool Q)> seen = [];
        for (int i = 0; i < 3; i++)
        {
            ImGui.NewFrame();
            seen.Add((ImGui.GetIO().KeyCtrl, ImGui.IsKeyPressed(ImGuiKey.Q, false)));
            ImGui.EndFrame();
        }
        Assert.That(seen, Is.EqualTo(new[] { (true, true), (false, false), (false, false) }));
    }

    [Test]
    public void MouseEvents_ClickAndMoveAway_AreSeenWhereTheyHappened()
    {
        ImGuiIOPtr io = ImGui.GetIO();
        io.AddMousePosEvent(10, 20);
        io.AddMouseButtonEvent(0, true);
        io.AddMousePosEvent(300, 20);
        io.AddMouseButtonEvent(0, false);
        List<(float X, bool Down)> seen = [];
        for (int i = 0; i < 3; i++)
        {
            ImGui.NewFrame();
            seen.Add((ImGui.GetIO().MousePos.X, ImGui.IsMouseDown(ImGuiMouseButton.Left)));
            ImGui.EndFrame();
        }
        Assert.That(seen, Is.EqualTo(new[] { (10f, true), (300f, false), (300f, false) }));
    }

    [Test]
    public void DrawData_AfterRender_HasTheRectangle()
    {
        ImGui.NewFrame();
        ImGui.GetBackgroundDrawList().AddRectFilled(new Vector2(5, 6), new Vector2(50, 60), 0xFF123456);
        ImGui.Render();
        ImDrawDataPtr data = ImGui.GetDrawData();
        Assert.That((data.Valid, data.CmdListsCount, data.DisplaySize), Is.EqualTo((true, 1, new Vector2(640, 480))));
        ImDrawListPtr list = data.CmdLists[0];
        Assert.That(list.CmdBuffer[0].ElemCount, Is.EqualTo(6));
        Assert.That(list.IdxBuffer.Size, Is.EqualTo(6));
        Assert.That((list.VtxBuffer[0].pos, list.VtxBuffer[0].col), Is.EqualTo((new Vector2(5, 6), 0xFF123456u)));
    }
}
