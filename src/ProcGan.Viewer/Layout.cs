using System.Numerics;

namespace ProcGan.Viewer;

/// <summary>Where things are: the panel on the right, the texture as large as the rest allows.</summary>
static class Layout
{
    const float PanelWidth = 300, Border = 16, CellGap = 4;

    /// <summary>How much of its side the texture may give up for whole pixels.</summary>
    const float SnapLoss = 1f / 8;

    public static Place Panel(Vector2 window, float scale)
    {
        float width = Math.Min(PanelWidth * scale, window.X / 2);
        return new(window.X - width, 0, width, window.Y);
    }

    /// <summary>What the panel leaves, or all where it is hidden.</summary>
    public static Place Canvas(Vector2 window, float scale, bool bare = false) => new(0, 0, bare ? window.X : Panel(window, scale).X, window.Y);

    /// <summary>The largest place for a picture, and the screen pixels that a texel gets there.</summary>
    /// <param name="window">Size in points.</param>
    /// <param name="scale">Of the user interface.</param>
    /// <param name="pixelsPerPoint">Of the display.</param>
    /// <param name="width">Of all copies together, in texels.</param>
    /// <param name="height">Of all copies together, in texels.</param>
    public static (Place Place, float Zoom) Texture(Vector2 window, float scale, float pixelsPerPoint, int width, int height) =>
        Texture(Canvas(window, scale), scale, pixelsPerPoint, width, height);

    /// <summary>The same on a canvas of any size.</summary>
    public static (Place Place, float Zoom) Texture(Place canvas, float scale, float pixelsPerPoint, int width, int height)
    {
        float border = Border * scale;
        Vector2 room = Vector2.Max(new Vector2(canvas.Width, canvas.Height) - new Vector2(2 * border), Vector2.One);
        float zoom = Math.Min(room.X / width, room.Y / height) * pixelsPerPoint;
        float whole = MathF.Floor(zoom);
        if (whole >= 1 && zoom - whole <= zoom * SnapLoss)
            zoom = whole;   // then texels are squares of one size
        return (Around(new Vector2(canvas.X, canvas.Y) + new Vector2(border) + room / 2, new Vector2(width, height) * zoom / pixelsPerPoint, pixelsPerPoint), zoom);
    }

    /// <summary>The place at a zoom of one's own; it may reach beyond the canvas.</summary>
    /// <param name="canvas">Room.</param>
    /// <param name="pixelsPerPoint">Of the display.</param>
    /// <param name="copy">Texels of one copy.</param>
    /// <param name="view">Zoom, pan and repeats.</param>
    public static Place Zoomed(Place canvas, float pixelsPerPoint, Vector2 copy, TextureView view)
    {
        Vector2 one = copy * view.Zoom / pixelsPerPoint;
        Vector2 centre = new Vector2(canvas.X + canvas.Width / 2, canvas.Y + canvas.Height / 2) - new Vector2(view.PanX, view.PanY) * one;
        return Around(centre, one * view.Repeat, pixelsPerPoint);
    }

    /// <summary>A grid's cell.</summary>
    public static Place Cell(Place canvas, float scale, GridView grid, int index)
    {
        float border = Border * scale, gap = CellGap * scale;
        float side = Math.Max(1, Math.Min((canvas.Width - 2 * border + gap) / grid.Columns, (canvas.Height - 2 * border + gap) / grid.Rows));
        side = MathF.Floor(side);
        float left = MathF.Floor(canvas.X + (canvas.Width - side * grid.Columns + gap) / 2), top = MathF.Floor(canvas.Y + (canvas.Height - side * grid.Rows + gap) / 2);
        return new(left + index % grid.Columns * side, top + index / grid.Columns * side, side - gap, side - gap);
    }

    /// <summary>On whole pixels, or nothing would be sharp.</summary>
    static Place Around(Vector2 centre, Vector2 size, float pixelsPerPoint)
    {
        Vector2 corner = (centre - size / 2) * pixelsPerPoint;
        corner = new Vector2(MathF.Round(corner.X), MathF.Round(corner.Y)) / pixelsPerPoint;
        return new Place(corner.X, corner.Y, size.X, size.Y);
    }
}
