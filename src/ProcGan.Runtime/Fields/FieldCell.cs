namespace ProcGan.Runtime.Fields;

/// <summary>A cell of a field that is painted.</summary>
/// <param name="X">Column; 0 .. period - 1 on a wrapped axis, any 64-bit number else.</param>
/// <param name="Y">Row, likewise.</param>
/// <param name="PeriodX">Columns after which the field repeats; 0 = never.</param>
/// <param name="PeriodY">Rows after which the field repeats; 0 = never.</param>
public readonly record struct FieldCell(long X, long Y, long PeriodX, long PeriodY)
{
    /// <summary>Columns from a point to this cell's middle, the short way around where the axis wraps.</summary>
    internal double FromX(double x) => Distance(X, x, PeriodX);

    /// <summary>Rows from a point to this cell's middle.</summary>
    internal double FromY(double y) => Distance(Y, y, PeriodY);

    static double Distance(long cell, double point, long period)
    {
        // The whole part is taken off in integers, so that nothing is lost far from the origin.
        double whole = Math.Floor(point);
        double distance = Math.Abs(whole) < 9e18 ? unchecked(cell - (long)whole) + (.5 - (point - whole)) : cell - point;
        return period == 0 ? distance : distance - period * Math.Round(distance / period);
    }
}
