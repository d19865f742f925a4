using System.Numerics;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer;

/// <summary>What the viewer needs of a window. Silk.NET is behind it, or a fake.</summary>
interface IViewerWindow : IDisposable
{
    /// <summary>Inside of the window in points: the unit of ImGui and of <see cref="Show"/>. A window manager may give another one than asked for.</summary>
    Vector2 Size { get; set; }

    /// <summary>Pixels a point.</summary>
    float PixelsPerPoint { get; }

    string Title { set; }

    string Clipboard { get; set; }

    bool FullScreen { get; set; }

    /// <summary>Of text and widgets; another one is there from the next frame on.</summary>
    float Scale { get; set; }

    /// <summary>What the last frames cost.</summary>
    FrameCost Cost { get; }

    /// <summary>Textures that the graphics driver holds for <see cref="Upload"/>.</summary>
    int Textures { get; }

    /// <summary>Files or folders that were dropped on the window.</summary>
    event Action<IReadOnlyList<string>>? Dropped;

    /// <summary>The graphics driver lost everything, and the window was made anew: all slots are empty.</summary>
    event Action? Renewed;

    /// <summary>Draws until the window is closed: <paramref name="frame"/> once for every wake or input, and not while nothing happens.
    /// ImGui is ready to be drawn with in it.</summary>
    void Run(Action frame);

    /// <summary>Asks for a frame. From any thread.</summary>
    void Wake();

    /// <summary>Keeps a picture under a number, in place of the one that was there.</summary>
    /// <param name="slot">Any number.</param>
    /// <param name="picture">What to keep.</param>
    /// <param name="kind">What its bytes mean, and so how mip levels are averaged.</param>
    void Upload(int slot, Picture picture, PixelKind kind);

    /// <summary>Forgets the picture of a slot, if there is one.</summary>
    void Release(int slot);

    /// <summary>Draws a slot's picture; below ImGui. Nothing is drawn where the slot is empty.</summary>
    /// <param name="slot">Of <see cref="Upload"/>.</param>
    /// <param name="place">In points.</param>
    /// <param name="look">Which part of it, and how.</param>
    void Show(int slot, Place place, in Look look);

    /// <summary>Draws the material on its mesh; below ImGui.</summary>
    /// <param name="place">In points.</param>
    /// <param name="frame">Mesh, light and camera.</param>
    /// <param name="material">What the mesh is made of.</param>
    /// <exception cref="InvalidOperationException">The driver cannot do it; the message says what to change.</exception>
    void ShowScene(Place place, SceneFrame frame, MaterialTexels material);

    /// <summary>A slot's picture for ImGui's AddImage, 0 where it is empty. Of <see cref="PixelKind.Plain"/> only.</summary>
    nint ImageOf(int slot);

    /// <summary>Hands over the whole window's pixels once the frame that is being drawn is complete.</summary>
    void Capture(Action<Picture> captured);

    void Close();
}

/// <summary>A rectangle on the window, in points from the top left.</summary>
readonly record struct Place(float X, float Y, float Width, float Height)
{
    public bool Contains(Vector2 point) => point.X >= X && point.Y >= Y && point.X < X + Width && point.Y < Y + Height;

    /// <summary>What both cover; of no size where that is nothing.</summary>
    public Place Within(Place other)
    {
        float left = Math.Max(X, other.X), top = Math.Max(Y, other.Y);
        return new(left, top, Math.Max(0, Math.Min(X + Width, other.X + other.Width) - left), Math.Max(0, Math.Min(Y + Height, other.Y + other.Height) - top));
    }
}

/// <summary>What the bytes of a picture mean.</summary>
enum PixelKind
{
    /// <summary>sRGB colour: filtered in linear light.</summary>
    Colour,

    /// <summary>Linear values, such as heights: filtered as they are.</summary>
    Linear,

    /// <summary>For ImGui, which takes bytes as they are.</summary>
    Plain,
}

/// <summary>Which part of a picture is seen, and how.</summary>
/// <param name="Left">In copies of the picture: 0 = its left edge, 1 = its right edge, 2 = the next copy's.</param>
/// <param name="Top">In copies; 0 = the top row.</param>
/// <param name="Right">In copies.</param>
/// <param name="Bottom">In copies.</param>
/// <param name="Sharp">Texels as squares, else smoothly.</param>
/// <param name="Channel">All, or one as grey.</param>
/// <param name="Mip">Level to show; -1 = what the size on screen asks for.</param>
readonly record struct Look(float Left, float Top, float Right, float Bottom, bool Sharp, ShownChannel Channel = ShownChannel.All, int Mip = -1);

/// <summary>Milliseconds of processor time that one frame took of the window's thread.</summary>
/// <param name="Viewer">State, panels, layout.</param>
/// <param name="Graphics">Inside of OpenGL, until the picture was handed over.</param>
readonly record struct FrameCost(double Viewer, double Graphics);
