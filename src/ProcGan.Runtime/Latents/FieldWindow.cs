using System.Runtime.CompilerServices;

namespace ProcGan.Runtime.Latents;

/// <summary>A rectangle of an endless grid of cells (or of a layer's pixels), each axis wrapped or not.</summary>
/// <param name="X">Left column, any 64-bit number. A wrapped axis takes it into its period, else arithmetic is modulo 2^64.</param>
/// <param name="Y">Top row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="PeriodX">Columns after which the grid repeats; 0 = never.</param>
/// <param name="PeriodY">Rows after which the grid repeats; 0 = never.</param>
public readonly record struct FieldWindow(long X, long Y, int Width, int Height, long PeriodX = 0, long PeriodY = 0)
{
    /// <summary>Elements of one plane.</summary>
    public int Area => checked(Width * Height);

    /// <summary>The same window in a grid that is <paramref name="scale"/> times finer, grown by <paramref name="extra"/> in all.</summary>
    internal FieldWindow Scaled(int scale, int extra) => unchecked(new(X * scale - extra / 2, Y * scale - extra / 2,
        Width * scale + extra, Height * scale + extra, PeriodX * scale, PeriodY * scale));

    /// <summary>The same window with <paramref name="margin"/> more cells on each side.</summary>
    internal FieldWindow Grown(int margin) => unchecked(this with
    {
        X = X - margin, Y = Y - margin, Width = Width + 2 * margin, Height = Height + 2 * margin,
    });

    /// <summary>Index into the period: 0 .. period - 1, or the index itself where nothing wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Wrap(long index, long period)
    {
        if (period == 0) return index;
        long remainder = index % period;
        return remainder < 0 ? remainder + period : remainder;
    }

    /// <summary>The same values with the corner taken into the period first, so that no wrapped axis meets the end of 64 bits.</summary>
    internal FieldWindow Reduced() => this with { X = Wrap(X, PeriodX), Y = Wrap(Y, PeriodY) };

    internal void Check(int planes, int length, string argument)
    {
        if (Width < 0 || Height < 0 || PeriodX < 0 || PeriodY < 0)
            throw new ArgumentException($"the window {this} has a negative size or period; sizes must be 0 or more.");
        if ((long)planes * Width * Height != length)
            throw new ArgumentException($"{argument} holds {length} values, the window needs {planes} x {Height} x {Width}.", argument);
    }
}
