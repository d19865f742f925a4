namespace ProcGan.Runtime.Imaging;

/// <summary>Which of a model's channels make the picture; -1 = none.</summary>
readonly record struct ColourChannels(int R, int G, int B, int Alpha)
{
    /// <summary>By name: <c>albedo.r</c>, <c>.g</c>, <c>.b</c>, else <c>albedo</c> as grey, else the first channel as grey; <c>alpha</c>.</summary>
    public static ColourChannels Of(IReadOnlyList<string> names)
    {
        int r = IndexOf(names, "albedo.r"), g = IndexOf(names, "albedo.g"), b = IndexOf(names, "albedo.b"), alpha = IndexOf(names, "alpha");
        if (r >= 0 && g >= 0 && b >= 0) return new(r, g, b, alpha);
        int grey = Math.Max(0, IndexOf(names, "albedo"));
        return new(grey, grey, grey, alpha);
    }

    /// <summary>Pixels of [C, H, W] planes as bytes.</summary>
    /// <param name="planes">The channels.</param>
    /// <param name="plane">Values from one channel to the next.</param>
    /// <param name="start">First pixel.</param>
    /// <param name="rgba">RGBA8; its length says how many.</param>
    public void Interleave(ReadOnlySpan<float> planes, int plane, int start, Span<byte> rgba)
    {
        int count = rgba.Length / 4;
        Rgba8.Interleave(planes.Slice(R * plane + start, count), planes.Slice(G * plane + start, count), planes.Slice(B * plane + start, count),
            Alpha < 0 ? default : planes.Slice(Alpha * plane + start, count), rgba);
    }

    public static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
            if (names[i] == name) return i;
        return -1;
    }
}
