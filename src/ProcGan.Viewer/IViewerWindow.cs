using System.Numerics;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer;

/// <summary>What the viewer needs of a window. Silk.NET is behind it, or a fake.</summary>
interface IViewerWindow : IDisposable
{
    /// <summary>Inside of the window in points: the unit of ImGui and of <see cref="Show"/>.</summary>
    Vector2 Size { get; }

    /// <summary>Pixels a point.</summary>
    float PixelsPerPoint { get; }

    string Title { set; }

    /// <summary>Files or folders that were dropped on the window.</summary>
    event Action<IReadOnlyList<string>>? Dropped;

    /// <summary>Draws until the window is closed: <paramref name="frame"/> once for every wake or input, and not while nothing happens.
    /// ImGui is ready to be drawn with in it.</summary>
    void Run(Action frame);

    /// <summary>Asks for a frame. From any thread.</summary>
    void Wake();

    /// <summary>Makes this the texture that <see cref="Show"/> draws.</summary>
    void Upload(Picture picture);

    /// <summary>Draws the texture <paramref name="repeat"/> times in both directions; below ImGui.</summary>
    /// <param name="place">In points.</param>
    /// <param name="repeat">Copies in each direction.</param>
    /// <param name="sharp">Texels as squares, else smoothly.</param>
    void Show(Place place, int repeat, bool sharp);

    /// <summary>Hands over the whole window's pixels once the frame that is being drawn is complete.</summary>
    void Capture(Action<Picture> captured);

    void Close();
}

/// <summary>A rectangle on the window, in points from the top left.</summary>
readonly record struct Place(float X, float Y, float Width, float Height);
