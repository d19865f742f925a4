// Values of 1.91.6; where 1.86 has other ones, Flags.cs or the C side translates.
namespace ImGuiNET;

[Flags]
public enum ImGuiWindowFlags
{
    None = 0, NoTitleBar = 1, NoResize = 2, NoMove = 4, NoScrollbar = 8, NoScrollWithMouse = 16, NoCollapse = 32,
    AlwaysAutoResize = 64, NoBackground = 128, NoSavedSettings = 256, NoMouseInputs = 512, MenuBar = 1024,
    HorizontalScrollbar = 2048, NoFocusOnAppearing = 4096, NoBringToFrontOnFocus = 8192, AlwaysVerticalScrollbar = 16384,
    NoDecoration = NoTitleBar | NoResize | NoScrollbar | NoCollapse,
}

[Flags]
public enum ImGuiInputTextFlags
{
    None = 0, CharsDecimal = 1, CharsHexadecimal = 2, CharsScientific = 4, CharsUppercase = 8, CharsNoBlank = 16,
    EnterReturnsTrue = 64, ReadOnly = 512, AutoSelectAll = 4096,
}

[Flags]
public enum ImGuiSliderFlags
{
    None = 0, Logarithmic = 32, NoRoundToFormat = 64, NoInput = 128, AlwaysClamp = 1536,
}

[Flags]
public enum ImGuiConfigFlags { None = 0, NavEnableKeyboard = 1 }

[Flags]
public enum ImGuiBackendFlags { None = 0, RendererHasVtxOffset = 8 }

[Flags]
public enum ImDrawFlags { None = 0, RoundCornersAll = 240 }

public enum ImGuiMouseButton { Left = 0, Right = 1, Middle = 2, COUNT = 5 }

public enum ImGuiMouseCursor
{
    None = -1, Arrow = 0, TextInput = 1, ResizeAll = 2, ResizeNS = 3, ResizeEW = 4, ResizeNESW = 5, ResizeNWSE = 6, Hand = 7,
    NotAllowed = 8,
}

public enum ImGuiCol
{
    Text, TextDisabled, WindowBg, ChildBg, PopupBg, Border, BorderShadow, FrameBg, FrameBgHovered, FrameBgActive,
    TitleBg, TitleBgActive, TitleBgCollapsed, MenuBarBg, ScrollbarBg, ScrollbarGrab, ScrollbarGrabHovered, ScrollbarGrabActive,
    CheckMark, SliderGrab, SliderGrabActive, Button, ButtonHovered, ButtonActive, Header, HeaderHovered, HeaderActive,
    Separator, SeparatorHovered, SeparatorActive, ResizeGrip, ResizeGripHovered, ResizeGripActive,
    PlotHistogram = 44, TextSelectedBg = 52, NavCursor = 54, COUNT = 58,
}

public enum ImGuiStyleVar
{
    Alpha, DisabledAlpha, WindowPadding, WindowRounding, WindowBorderSize, WindowMinSize, WindowTitleAlign, ChildRounding,
    ChildBorderSize, PopupRounding, PopupBorderSize, FramePadding, FrameRounding, FrameBorderSize, ItemSpacing,
    ItemInnerSpacing, IndentSpacing, CellPadding, ScrollbarSize, ScrollbarRounding, GrabMinSize, GrabRounding,
}

public enum ImGuiKey
{
    None = 0,
    Tab = 512, LeftArrow, RightArrow, UpArrow, DownArrow, PageUp, PageDown, Home, End, Insert, Delete, Backspace, Space, Enter,
    Escape, LeftCtrl, LeftShift, LeftAlt, LeftSuper, RightCtrl, RightShift, RightAlt, RightSuper, Menu,
    _0, _1, _2, _3, _4, _5, _6, _7, _8, _9,
    A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W, X, Y, Z,
    F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12, F13, F14, F15, F16, F17, F18, F19, F20, F21, F22, F23, F24,
    Apostrophe, Comma, Minus, Period, Slash, Semicolon, Equal, LeftBracket, Backslash, RightBracket, GraveAccent,
    CapsLock, ScrollLock, NumLock, PrintScreen, Pause,
    Keypad0, Keypad1, Keypad2, Keypad3, Keypad4, Keypad5, Keypad6, Keypad7, Keypad8, Keypad9,
    KeypadDecimal, KeypadDivide, KeypadMultiply, KeypadSubtract, KeypadAdd, KeypadEnter, KeypadEqual,
    ModCtrl = 1 << 12, ModShift = 1 << 13,
}
