using System.Numerics;

namespace Silk.NET.Input;

public readonly struct ScrollWheel(float x, float y)
{
    public float X { get; } = x;
    public float Y { get; } = y;
}

public interface IInputDevice
{
    string Name { get; }
    int Index { get; }
    bool IsConnected { get; }
}

public interface IKeyboard : IInputDevice
{
    string ClipboardText { get; set; }
    bool IsKeyPressed(Key key);
    event Action<IKeyboard, Key, int>? KeyDown;
    event Action<IKeyboard, Key, int>? KeyUp;
    event Action<IKeyboard, char>? KeyChar;
}

public interface IMouse : IInputDevice
{
    Vector2 Position { get; set; }
    bool IsButtonPressed(MouseButton btn);
    event Action<IMouse, MouseButton>? MouseDown;
    event Action<IMouse, MouseButton>? MouseUp;
    event Action<IMouse, Vector2>? MouseMove;
    event Action<IMouse, ScrollWheel>? Scroll;
}

public interface IInputContext : IDisposable
{
    nint Handle { get; }
    IReadOnlyList<IKeyboard> Keyboards { get; }
    IReadOnlyList<IMouse> Mice { get; }
}
