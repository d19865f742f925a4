using ProcGan.Runtime.Latents;

namespace ProcGan.Trainer.Metrics;

/// <summary>Patches of one pyramid level, each channel with mean 0 and deviation 1 over all of them, ready to be projected.</summary>
/// <remarks>Kept in panels of <see cref="PanelWidth"/> patches, [panel][dimension][patch]: a panel lies in the first cache while it is
/// projected on all directions.</remarks>
sealed class PatchSet
{
    public const int Side = 7, PanelWidth = 64;

    readonly float[] panels;

    /// <param name="level">[N, C, H, W], both sides at least 7.</param>
    /// <param name="perImage">Patches from each picture, at random places.</param>
    /// <param name="seed">With <paramref name="stream"/> and <paramref name="number"/> it decides the places.</param>
    /// <param name="stream">Philox stream; counter = (patch, level, 0, stream).</param>
    /// <param name="number">Of the pyramid level.</param>
    public PatchSet(ImageBatch level, int perImage, ulong seed, ulong stream, int number)
    {
        Count = level.Count * perImage;
        Dimensions = level.Channels * Side * Side;
        panels = new float[(Count + PanelWidth - 1) / PanelWidth * Dimensions * PanelWidth];
        for (int patch = 0; patch < Count; patch++)
        {
            Philox.Block(seed, 0, (ulong)patch, (ulong)number, 0, stream, out ulong r0, out ulong r1, out _, out _);
            int x = (int)Math.BigMul(r0, (ulong)(level.Width - Side + 1), out _), y = (int)Math.BigMul(r1, (ulong)(level.Height - Side + 1), out _);
            Span<float> to = panels.AsSpan(PanelOf(patch) + patch % PanelWidth);
            for (int c = 0, d = 0; c < level.Channels; c++)
            {
                ReadOnlySpan<float> plane = level.Plane(patch / perImage, c);
                for (int dy = 0; dy < Side; dy++)
                    for (int dx = 0; dx < Side; dx++, d += PanelWidth)
                        to[d] = plane[(y + dy) * level.Width + x + dx];
            }
        }
        for (int c = 0; c < level.Channels; c++)
            Normalise(c);
    }

    /// <summary>Patches.</summary>
    public int Count { get; }

    /// <summary>Values a patch: C * 7 * 7.</summary>
    public int Dimensions { get; }

    public int Panels => (Count + PanelWidth - 1) / PanelWidth;

    /// <summary>[dimension][patch]; what is beyond <see cref="Count"/> in the last one is 0.</summary>
    public ReadOnlySpan<float> Panel(int index) => panels.AsSpan(index * Dimensions * PanelWidth, Dimensions * PanelWidth);

    int PanelOf(int patch) => patch / PanelWidth * Dimensions * PanelWidth;

    void Normalise(int channel)
    {
        double sum = 0, squares = 0;
        foreach (Range range in Runs(channel))
            foreach (float value in panels.AsSpan(range))
                sum += value;
        double total = (double)Count * Side * Side, mean = sum / total;
        foreach (Range range in Runs(channel))
            foreach (float value in panels.AsSpan(range))
                squares += (value - mean) * (value - mean);
        double deviation = Math.Sqrt(squares / total);
        float shift = (float)mean, scale = deviation > 1e-7 ? (float)(1 / deviation) : 0;   // a flat channel has nothing to compare
        foreach (Range range in Runs(channel))
            foreach (ref float value in panels.AsSpan(range))
                value = (value - shift) * scale;
    }

    /// <summary>Where one channel's values lie, without the empty places of the last panel.</summary>
    IEnumerable<Range> Runs(int channel)
    {
        for (int panel = 0; panel < Panels; panel++)
        {
            int filled = Math.Min(PanelWidth, Count - panel * PanelWidth);
            int first = (panel * Dimensions + channel * Side * Side) * PanelWidth;
            for (int d = 0; d < Side * Side; d++, first += PanelWidth)
                yield return first..(first + filled);
        }
    }
}
