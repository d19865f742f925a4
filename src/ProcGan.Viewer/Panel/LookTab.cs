using System.Numerics;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Viewer.Looking;

namespace ProcGan.Viewer.Panel;

/// <summary>How the texture is looked at.</summary>
static class LookTab
{
    public const int SpectrumSlot = 1;

    public static ViewerState Draw(ViewerState state, PanelStatus status, float scale)
    {
        TextureView view = state.View;
        if (view.Mode == ViewMode.Scene)
            return state with { View = view with { Scene = SceneRows.Draw(view.Scene, status, scale) } };
        Widgets.Label(scale, "Map", "The picture that the model makes, or one of the material's maps (M)");
        view = view with { Map = Widgets.Choice("##map", view.Map, NameOf) };
        if (view.Map != ShownMap.Picture && status.Shown?.Maps is { } maps)
            Widgets.Wrapped(Origin(maps.OriginOf(view.Map)));
        Widgets.Label(scale, "Repeat", "Copies of the texture in each direction (1 to 8)");
        int repeat = view.Repeat;
        if (Widgets.Slider("##repeat", ref repeat, 1, TextureView.MaxRepeat, repeat == 1 ? "once" : Widgets.Times(repeat, repeat)))
            view = view with { Repeat = repeat };
        Widgets.Label(scale, "Channel", "All channels, or one as grey (K)");
        view = view with { Channel = Widgets.Choice("##channel", view.Channel, channel => channel.ToString().ToLowerInvariant()) };
        Widgets.Label(scale, "Mip level", "0 is the texture; each further level has half its sides (, and .)");
        int mip = view.Mip, levels = status.Shown?.Picture is { } picture ? BitOperations.Log2((uint)Math.Max(picture.Width, picture.Height)) : TextureView.MaxMip;
        if (Widgets.Slider("##mip", ref mip, 0, levels, mip == 0 ? "0, by size" : "%d"))
            view = view with { Mip = mip };
        Widgets.Label(scale, "Texels", "Squares, smooth, or squares at whole zooms (N)");
        view = view with { Filter = Widgets.Choice("##filter", view.Filter, filter => filter switch { TexelFilter.Nearest => "nearest", TexelFilter.Linear => "linear", _ => "auto" }) };
        Widgets.Label(scale, "Zoom", "The wheel zooms, the right button moves; 0 on the keyboard fits again");
        if (ImGui.Button(view.Zoom == 0 ? "fits" : $"{Widgets.Number(view.Zoom * 100, "0")} %", Widgets.Wide))
            view = view with { Zoom = 0, PanX = 0, PanY = 0 };
        Widgets.Rule();
        view = view with
        {
            Seams = Widgets.Checkbox("Seams", view.Seams, "Lines where copies meet, and how much more the texture changes there than elsewhere: 1 = no seam (S)"),
            Inspector = Widgets.Checkbox("Texel under the mouse", view.Inspector, "Place and value, at the foot of the canvas (I)"),
            Histogram = Widgets.Checkbox("Histogram", view.Histogram, "How often each value occurs (H)"),
        };
        if (view.Histogram && status.Shown?.Study?.Histogram is { } histogram)
            Plot(histogram, scale);
        view = view with { Spectrum = Widgets.Checkbox("Spectrum", view.Spectrum, "Fourier transform: what repeats is a dot, a seam is a cross (F)") };
        if (view.Spectrum && status.Window.ImageOf(SpectrumSlot) is not 0 and nint image)
        {
            float side = Math.Max(ImGui.GetContentRegionAvail().X - 2, ImGui.GetFontSize());
            Vector2 corner = ImGui.GetCursorScreenPos();
            ImGui.Dummy(new Vector2(side));
            ImGui.GetWindowDrawList().AddImage(image, corner, corner + new Vector2(side));
        }
        return state with { View = view };
    }

    static string Origin(MapOrigin origin) => origin switch
    {
        MapOrigin.Model => "made by the model",
        MapOrigin.Constant => "the same all over, as the model has none",
        _ => "derived from other maps",
    };

    public static string NameOf(ShownMap map) => map == ShownMap.Ao ? "ambient occlusion" : map.ToString().ToLowerInvariant();

    static void Plot(Histogram histogram, float scale)
    {
        float width = Math.Max(ImGui.GetContentRegionAvail().X - 2, ImGui.GetFontSize()), height = 96 * scale;
        Vector2 corner = ImGui.GetCursorScreenPos();
        ImGui.Dummy(new Vector2(width, height));
        ImDrawListPtr list = ImGui.GetWindowDrawList();
        list.AddRectFilled(corner, corner + new Vector2(width, height), ImGui.GetColorU32(ImGuiCol.FrameBg), 3 * scale);
        int most = 1;
        for (int c = 0; c <= Histogram.Blue; c++)
            for (int i = 1; i < Histogram.Bins - 1; i++)   // what is clipped would flatten all else
                most = Math.Max(most, histogram.Counts[c][i]);
        Vector4[] colours = [new(0.95f, 0.35f, 0.35f, 0.8f), new(0.4f, 0.85f, 0.4f, 0.8f), new(0.4f, 0.6f, 1, 0.8f)];
        for (int c = 0; c <= Histogram.Blue; c++)
        {
            Vector2 last = default;
            for (int i = 0; i < Histogram.Bins; i++)
            {
                var point = corner + new Vector2(width * i / 255, height - (height - 2) * Math.Min(1f, (float)histogram.Counts[c][i] / most));
                if (i > 0)
                    list.AddLine(last, point, ImGui.GetColorU32(colours[c]), 1.5f * scale);
                last = point;
            }
        }
        (double mean, double deviation) = histogram.Moments(Histogram.Luminance);
        Widgets.Muted($"luminance {Widgets.Number(mean, "0.0")}, deviation {Widgets.Number(deviation, "0.0")}");
    }
}
