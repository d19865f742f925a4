using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProcGan.Runtime.Latents;

/// <summary>Fills what a generator eats from a seed, by address: each value depends on (seed, position, channel) alone.</summary>
/// <remarks>The numbers are a format (docs/FORMATS.md) with pinned golden values. Nothing here allocates. The trainer draws from these
/// too, so that what is trained is what is shipped.</remarks>
public static class LatentField
{
    const ulong LocalStream = 0, GlobalStream = 1, PhaseStream = 2, NoiseStream = 3, ClassStream = 4;

    /// <summary>Local latents, N(0, 1) per cell and channel.</summary>
    /// <param name="destination">[channels, window.Height, window.Width], overwritten.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="channels">Local channels.</param>
    /// <param name="window">In cells, margin included.</param>
    public static void FillLocal(Span<float> destination, ulong seed, int channels, in FieldWindow window)
    {
        window.Check(channels, destination.Length, nameof(destination));
        var cells = window.Reduced();
        int plane = cells.Area;
        // What a wrapped axis has more than once (its margin) is computed once.
        int newColumns = cells.PeriodX > 0 ? (int)Math.Min(cells.Width, cells.PeriodX) : cells.Width;
        int newRows = cells.PeriodY > 0 ? (int)Math.Min(cells.Height, cells.PeriodY) : cells.Height;
        for (int channel = 0; channel < channels; channel += 4)
        {
            int lanes = Math.Min(4, channels - channel);
            for (int row = 0, at = channel * plane; row < newRows; row++, at += cells.Width)
            {
                ulong y = (ulong)FieldWindow.Wrap(unchecked(cells.Y + row), cells.PeriodY);
                LocalRow(destination.Slice(at), plane, lanes, newColumns, seed, (ulong)channel >> 2, y, cells.X, cells.PeriodX);
            }
        }
        for (int channel = 0; channel < channels; channel++) Repeat(destination.Slice(channel * plane, plane), cells.Width, newColumns, newRows);
    }

    /// <summary>Fills the rest of a plane with what its first columns and rows have.</summary>
    static void Repeat(Span<float> plane, int width, int columns, int rows)
    {
        if (columns < width)
            for (int row = 0; row < rows; row++)
                for (int i = row * width + columns; i < (row + 1) * width; i++) plane[i] = plane[i - columns];
        for (int i = rows * width; i < plane.Length; i++) plane[i] = plane[i - rows * width];
    }

    /// <summary>A whole z [channels] of a vector model: the local latents of cell (0, 0).</summary>
    public static void FillVector(Span<float> destination, ulong seed) => FillBlocks(destination, seed, LocalStream);

    /// <summary>Global latents [channels], N(0, 1), one set for the whole texture.</summary>
    public static void FillGlobal(Span<float> destination, ulong seed) => FillBlocks(destination, seed, GlobalStream);

    /// <summary>The class that a seed has by itself, 0 to <paramref name="classes"/> - 1, uniform.</summary>
    public static int SeedClass(ulong seed, int classes)
    {
        Philox.Block(seed, 0, 0, 0, 0, ClassStream, out ulong word, out _, out _, out _);
        return (int)Philox.MultiplyHigh(word, (ulong)classes, out _);
    }

    /// <summary>Phases of the periodic channels, uniform, in units of 2^-64 turn.</summary>
    public static void FillWavePhases(Span<ulong> phases, ulong seed)
    {
        for (int i = 0; i < phases.Length; i += 4)
        {
            Philox.Block(seed, 0, 0, 0, (ulong)i >> 2, PhaseStream, out ulong r0, out ulong r1, out ulong r2, out ulong r3);
            phases[i] = r0;
            if (i + 1 < phases.Length) phases[i + 1] = r1;
            if (i + 2 < phases.Length) phases[i + 2] = r2;
            if (i + 3 < phases.Length) phases[i + 3] = r3;
        }
    }

    /// <summary>Periodic channels: sin(2 pi (k.x x + k.y y + phase)), with k snapped to whole cycles on a wrapped axis.</summary>
    /// <param name="destination">[waves, window.Height, window.Width], overwritten.</param>
    /// <param name="waves">Wave vectors, one a channel.</param>
    /// <param name="phases">From <see cref="FillWavePhases"/>, one a channel.</param>
    /// <param name="window">In cells, margin included.</param>
    public static void FillWaves(Span<float> destination, ReadOnlySpan<Wave> waves, ReadOnlySpan<ulong> phases, in FieldWindow window)
    {
        window.Check(waves.Length, destination.Length, nameof(destination));
        var cells = window.Reduced();
        if (phases.Length != waves.Length)
            throw new ArgumentException($"{phases.Length} phases for {waves.Length} waves; one each is needed.", nameof(phases));
        int at = 0;
        for (int i = 0; i < waves.Length; i++)
        {
            ulong perX = Turns.PerCell(waves[i].X, cells.PeriodX), perY = Turns.PerCell(waves[i].Y, cells.PeriodY);
            for (int row = 0; row < cells.Height; row++, at += cells.Width)
            {
                ulong y = (ulong)FieldWindow.Wrap(unchecked(cells.Y + row), cells.PeriodY);
                WaveRow(destination.Slice(at, cells.Width), unchecked(phases[i] + perY * y), perX, cells.X, cells.PeriodX);
            }
        }
    }

    /// <summary>Per-layer noise, N(0, 1) per pixel of the layer.</summary>
    /// <param name="destination">[window.Height, window.Width], overwritten.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="layer">Index of the noise input in the model.</param>
    /// <param name="window">In the layer's own pixels.</param>
    public static void FillNoise(Span<float> destination, ulong seed, int layer, in FieldWindow window)
    {
        window.Check(1, destination.Length, nameof(destination));
        var cells = window.Reduced();
        var table = Normal.Table;
        for (int row = 0; row < cells.Height; row++)
        {
            ulong y = (ulong)FieldWindow.Wrap(unchecked(cells.Y + row), cells.PeriodY);
            NoiseRow(destination.Slice(row * cells.Width, cells.Width), table, seed, (ulong)layer, y, cells.X, cells.PeriodX);
        }
    }

    [MethodImpl(Jit.Optimize)]
    static void LocalRow(Span<float> destination, int plane, int lanes, int width, ulong seed, ulong group, ulong y, long x0, long periodX)
    {
        for (int i = 0; i < width; i++)
        {
            ulong x = (ulong)FieldWindow.Wrap(unchecked(x0 + i), periodX);
            Philox.Block(seed, 0, x, y, group, LocalStream, out ulong r0, out ulong r1, out ulong r2, out ulong r3);
            destination[i] = (float)Normal.FromBits(r0);
            if (lanes > 1) destination[plane + i] = (float)Normal.FromBits(r1);
            if (lanes > 2) destination[2 * plane + i] = (float)Normal.FromBits(r2);
            if (lanes > 3) destination[3 * plane + i] = (float)Normal.FromBits(r3);
        }
    }

    [MethodImpl(Jit.Optimize)]
    static void WaveRow(Span<float> destination, ulong start, ulong perX, long x0, long periodX)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (float)Turns.Sin(unchecked(start + perX * (ulong)FieldWindow.Wrap(x0 + i, periodX)));
    }

    [MethodImpl(Jit.Optimize)]
    static void NoiseRow(Span<float> destination, ReadOnlySpan<float> table, ulong seed, ulong layer, ulong y, long x0, long periodX)
    {
        Span<ulong> words = stackalloc ulong[4];
        var numbers = MemoryMarshal.Cast<ulong, ushort>(words);        // little-endian, as every .NET platform is
        for (int i = 0; i < destination.Length;)
        {
            long x = FieldWindow.Wrap(unchecked(x0 + i), periodX);
            Philox.Block(seed, 0, unchecked((ulong)(x >> 4)), y, layer, NoiseStream, out words[0], out words[1], out words[2], out words[3]);
            int first = (int)(x & 15);
            int count = Math.Min(16 - first, destination.Length - i);
            if (periodX != 0) count = (int)Math.Min(count, periodX - x);
            for (int j = 0; j < count; j++) destination[i + j] = table[numbers[first + j]];
            i += count;
        }
    }

    static void FillBlocks(Span<float> destination, ulong seed, ulong stream)
    {
        for (int i = 0; i < destination.Length; i += 4)
        {
            Philox.Block(seed, 0, 0, 0, (ulong)i >> 2, stream, out ulong r0, out ulong r1, out ulong r2, out ulong r3);
            destination[i] = (float)Normal.FromBits(r0);
            if (i + 1 < destination.Length) destination[i + 1] = (float)Normal.FromBits(r1);
            if (i + 2 < destination.Length) destination[i + 2] = (float)Normal.FromBits(r2);
            if (i + 3 < destination.Length) destination[i + 3] = (float)Normal.FromBits(r3);
        }
    }
}
