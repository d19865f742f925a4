using System.Numerics;

namespace ProcGan.Viewer;

/// <summary>Where things are: the panel on the right, the texture as large as the rest allows.</summary>
static class Layout
{
    const float PanelWidth = 300, Border = 16;

    /// <summary>How much of its side the texture may give up for whole pixels.</summary>
    const float SnapLoss = 1f / 8;

    public static Place Panel(Vector2 window, float scale)
    {
        float width = Math.Min(PanelWidth * scale, window.X / 2);
        return new(window.X - width, 0, width, window.Y);
    }

    /// <summary>The largest place for a picture, and the screen pixels that a texel gets there.</summary>
    /// <param name="window">Size in points.</param>
    /// <param name="scale">Of the user interface.</param>
    /// <param name="pixelsPerPoint">Of the display.</param>
    /// <param name="width">Of all copies together, in texels.</param>
    /// <param name="height">Of all copies together, in texels.</param>
    public static (Place Place, float Zoom) Texture(Vector2 window, float scale, float pixelsPerPoint, int width, int height)
    {
        float border = Border * scale;
        var room = new Vector2(Panel(window, scale).X, window.Y) - new Vector2(2 * border);
        room = Vector2.Max(room, Vector2.One);
        float zoom = Math.Min(room.X / width, room.Y / height) * pixelsPerPoint;
        float whole = MathF.Floor(zoom);
        if (whole >= 1 && zoom - whole <= zoom * SnapLoss)
            zoom = whole;   // then texels are squares of one size
        Vector2 size = new Vector2(width, height) * zoom / pixelsPerPoint;
        // On whole pixels, or nothing would be sharp.
        Vector2 corner = (new Vector2(border) + (room - size) / 2) * pixelsPerPoint;
        corner = new Vector2(MathF.Round(corner.X), MathF.Round(corner.Y)) / pixelsPerPoint;
        return (new Place(corner.X, corner.Y, size.X, size.Y), zoom);
    }
}
