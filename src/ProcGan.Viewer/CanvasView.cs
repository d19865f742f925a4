using System.Numerics;
using ImGuiNET;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Panel;

namespace ProcGan.Viewer;

/// <summary>The canvas in 2D: the texture, or a grid of them, or two behind a wipe; and what the mouse does there.</summary>
sealed class CanvasView(IViewerWindow window, Swatches swatches)
{
    public const int MainSlot = 0;

    Hold hold;
    Vector2 before;

    enum Hold { Nothing, Plane, Pan, Wipe }

    /// <summary>Draws, and lets the mouse edit the state.</summary>
    public ViewerState Draw(ViewerState state, PanelStatus status)
    {
        Place canvas = Layout.Canvas(window.Size, window.Scale, state.View.Bare);
        Vector2 mouse = ImGui.GetIO().MousePos;
        bool free = canvas.Contains(mouse) && !ImGui.GetIO().WantCaptureMouse;
        status.Texel = null;
        if (state.View.Grid is { } grid && state.Model != null && status.Facts is { } facts)
            return Grid(state, grid, facts, canvas, mouse, free);
        if (status.Shown?.Picture is not { } picture)
            return state;
        TextureView view = state.View;
        var (full, zoom) = view.Zoom == 0
            ? Layout.Texture(canvas, window.Scale, window.PixelsPerPoint, picture.Width * view.Repeat, picture.Height * view.Repeat)
            : (Layout.Zoomed(canvas, window.PixelsPerPoint, new Vector2(picture.Width, picture.Height), view), view.Zoom);
        Show(state, full, canvas, zoom);
        if (view.Seams)
            Seams(full, canvas, view.Repeat, status.Shown);
        status.Texel = view.Inspector && free ? Under(picture, full, view.Repeat, mouse) : null;
        return Mouse(state, status, full, picture, canvas, zoom, mouse, free);
    }

    void Show(ViewerState state, Place full, Place canvas, float zoom)
    {
        TextureView view = state.View;
        bool sharp = view.Filter == TexelFilter.Nearest || view.Filter == TexelFilter.Auto && zoom == MathF.Floor(zoom);
        int mip = view.Mip > 0 ? view.Mip : view.Filter == TexelFilter.Nearest ? 0 : -1;
        if (view.Compare is not { } compare || state.Model is null)
        {
            Part(MainSlot, canvas);
            return;
        }
        float edge = full.X + full.Width * compare.Wipe;
        Part(MainSlot, new Place(canvas.X, canvas.Y, Math.Max(0, edge - canvas.X), canvas.Height));
        var b = new SwatchKey(compare.Model ?? state.Model, state.Provider, compare.Recipe, IsFull: true);
        if (swatches.SlotOf(b) is { } slot)
            Part(slot, new Place(edge, canvas.Y, Math.Max(0, canvas.X + canvas.Width - edge), canvas.Height));
        ImDrawListPtr list = ImGui.GetBackgroundDrawList();
        float top = Math.Max(full.Y, canvas.Y), bottom = Math.Min(full.Y + full.Height, canvas.Y + canvas.Height);
        list.AddLine(new Vector2(edge, top), new Vector2(edge, bottom), ImGui.GetColorU32(Theme.Accent), 2 * window.Scale);
        Chip(new Vector2(edge - 8 * window.Scale, top + 8 * window.Scale), "A", fromRight: true);
        Chip(new Vector2(edge + 8 * window.Scale, top + 8 * window.Scale), swatches.Of(b) is { Error: { } error } ? error : swatches.SlotOf(b) is null ? "B ..." : "B");

        void Part(int slot, Place room)
        {
            Place seen = full.Within(room);
            if (seen.Width > 0 && seen.Height > 0)
            {
                float u = view.Repeat / full.Width, v = view.Repeat / full.Height;
                window.Show(slot, seen, new Look((seen.X - full.X) * u, (seen.Y - full.Y) * v, (seen.X + seen.Width - full.X) * u,
                    (seen.Y + seen.Height - full.Y) * v, sharp, view.Channel, mip));
            }
        }
    }

    void Seams(Place full, Place canvas, int repeat, TextureResult shown)
    {
        ImDrawListPtr list = ImGui.GetBackgroundDrawList();
        uint colour = ImGui.GetColorU32(Theme.Accent);
        for (int i = 0; i <= repeat; i++)
        {
            float x = full.X + full.Width * i / repeat, y = full.Y + full.Height * i / repeat;
            if (x >= canvas.X && x <= canvas.X + canvas.Width)
                list.AddLine(new Vector2(x, Math.Max(full.Y, 0)), new Vector2(x, Math.Min(full.Y + full.Height, canvas.Height)), colour, window.Scale);
            if (y >= 0 && y <= canvas.Height)
                list.AddLine(new Vector2(full.X, y), new Vector2(Math.Min(full.X + full.Width, canvas.Width), y), colour, window.Scale);
        }
        if (shown.Study?.Seams is { } seams)
        {
            Chip(new Vector2(Math.Max(full.X, 0) + 8 * window.Scale, Math.Max(full.Y, 0) + 8 * window.Scale),
                $"seam ratio  across {Widgets.Number(seams.X, "0.00")}   down {Widgets.Number(seams.Y, "0.00")}");
        }
    }

    static Texel? Under(Picture picture, Place full, int repeat, Vector2 mouse)
    {
        if (!full.Contains(mouse))
            return null;
        int x = (int)((mouse.X - full.X) / full.Width * repeat * picture.Width) % picture.Width;
        int y = (int)((mouse.Y - full.Y) / full.Height * repeat * picture.Height) % picture.Height;
        ReadOnlySpan<byte> texel = picture.Rgba.AsSpan(4 * (y * picture.Width + x), 4);
        return new Texel(x, y, texel[0], texel[1], texel[2], texel[3]);
    }

    /// <summary>A word on the canvas that can be read on any texture.</summary>
    void Chip(Vector2 corner, string text, bool fromRight = false)
    {
        var pad = new Vector2(8, 4) * window.Scale;
        Vector2 size = ImGui.CalcTextSize(text) + 2 * pad;
        if (fromRight)
            corner.X -= size.X;
        ImDrawListPtr list = ImGui.GetBackgroundDrawList();
        list.AddRectFilled(corner, corner + size, ImGui.GetColorU32(new Vector4(0.08f, 0.085f, 0.095f, 0.85f)), 4 * window.Scale);
        list.AddText(corner + pad, ImGui.GetColorU32(new Vector4(0.92f, 0.93f, 0.94f, 1)), text);
    }

    ViewerState Mouse(ViewerState state, PanelStatus status, Place full, Picture picture, Place canvas, float zoom, Vector2 mouse, bool free)
    {
        TextureView view = state.View;
        Vector2 moved = mouse - before;
        before = mouse;
        Hold held = hold;   // the last piece of a drag may come with the button's release
        if (!ImGui.IsMouseDown(ImGuiMouseButton.Left) && !ImGui.IsMouseDown(ImGuiMouseButton.Right) && !ImGui.IsMouseDown(ImGuiMouseButton.Middle))
            hold = Hold.Nothing;
        if (free && ImGui.IsMouseClicked(ImGuiMouseButton.Left))
        {
            float edge = full.X + full.Width * (view.Compare?.Wipe ?? 0);
            hold = view.Compare != null && Math.Abs(mouse.X - edge) < 12 * window.Scale ? Hold.Wipe : Hold.Plane;
            (held, moved) = (Hold.Nothing, Vector2.Zero);
        }
        if (free && (ImGui.IsMouseClicked(ImGuiMouseButton.Right) || ImGui.IsMouseClicked(ImGuiMouseButton.Middle)))
        {
            hold = Hold.Pan;
            (held, moved) = (Hold.Nothing, Vector2.Zero);
        }
        float wheel = free ? ImGui.GetIO().MouseWheel : 0;
        if (wheel != 0)
            view = Zoomed(view, picture, full, canvas, zoom, mouse, MathF.Pow(1.2f, wheel));
        if (moved == Vector2.Zero)
            return state with { View = view };
        switch (hold == Hold.Nothing ? held : hold)
        {
            case Hold.Wipe when view.Compare != null:
                view = view with { Compare = view.Compare with { Wipe = Math.Clamp((mouse.X - full.X) / full.Width, 0, 1) } };
                break;
            case Hold.Pan:
                view = Panned(view.Zoom == 0 ? view with { Zoom = zoom, PanX = 0, PanY = 0 } : view, picture, moved);
                break;
            case Hold.Plane when status.Facts != null:
                return state with { View = view, Recipe = PlaneWalk.Moved(state.Recipe, moved / Math.Max(1, Math.Min(canvas.Width, canvas.Height))) };
        }
        return state with { View = view };
    }

    TextureView Panned(TextureView view, Picture picture, Vector2 moved)
    {
        Vector2 copy = new Vector2(picture.Width, picture.Height) * view.Zoom / window.PixelsPerPoint;
        return (view with { PanX = view.PanX - moved.X / copy.X, PanY = view.PanY - moved.Y / copy.Y }).Clamped();
    }

    /// <summary>What is under the mouse stays there.</summary>
    TextureView Zoomed(TextureView view, Picture picture, Place full, Place canvas, float zoom, Vector2 mouse, float factor)
    {
        float next = Math.Clamp(zoom * factor, 1f / 16, TextureView.MaxZoom);
        Vector2 centre = new(full.X + full.Width / 2, full.Y + full.Height / 2);
        Vector2 middle = mouse + (centre - mouse) * (next / zoom);
        Vector2 copy = new Vector2(picture.Width, picture.Height) * next / window.PixelsPerPoint;
        Vector2 pan = (new Vector2(canvas.X + canvas.Width / 2, canvas.Y + canvas.Height / 2) - middle) / copy;
        return (view with { Zoom = next, PanX = pan.X, PanY = pan.Y }).Clamped();
    }

    ViewerState Grid(ViewerState state, GridView grid, ModelFacts facts, Place canvas, Vector2 mouse, bool free)
    {
        ImDrawListPtr list = ImGui.GetBackgroundDrawList();
        GridCell[] cells = [.. GridCells.Of(state, grid, facts)];
        for (int i = 0; i < cells.Length; i++)
        {
            Place place = Layout.Cell(canvas, window.Scale, grid, i);
            Vector2 min = new(place.X, place.Y), max = min + new Vector2(place.Width, place.Height);
            var key = new SwatchKey(state.Model!, state.Provider, cells[i].Recipe);
            if (swatches.SlotOf(key) is { } slot)
                window.Show(slot, place, new Look(0, 0, 1, 1, Sharp: false, state.View.Channel));
            else
                list.AddRectFilled(min, max, ImGui.GetColorU32(Theme.Line));
            bool isOver = free && place.Contains(mouse);
            if (cells[i].Recipe == state.Recipe || isOver)
                list.AddRect(min, max, ImGui.GetColorU32(isOver ? Theme.Text : Theme.Accent), 0, ImDrawFlags.None, 2 * window.Scale);
            if (isOver || swatches.Of(key)?.Error != null)
                Chip(min + new Vector2(4 * window.Scale), swatches.Of(key)?.Error is { } error ? error : cells[i].Name);
            if (isOver && ImGui.IsMouseClicked(ImGuiMouseButton.Left))
                state = state with { Recipe = cells[i].Recipe, View = state.View with { Grid = null } };
        }
        return state;
    }
}
