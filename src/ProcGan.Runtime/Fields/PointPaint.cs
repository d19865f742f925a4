namespace ProcGan.Runtime.Fields;

/// <summary>A place that has one look.</summary>
/// <param name="X">In cells; cell 0 reaches from 0 to 1.</param>
/// <param name="Y">In cells.</param>
/// <param name="Look">Index into the palette.</param>
public readonly record struct ControlPoint(double X, double Y, int Look);

/// <summary>A painting by control points: each cell has the look of the nearest one, and near a border both.</summary>
/// <remarks>Weights fall by e within <c>softness</c> cells, so a border is about four of them wide, however far apart the points are.
/// On a wrapped axis distances go the short way around.</remarks>
public sealed class PointPaint : FieldPaint
{
    readonly FieldPalette palette;
    readonly ControlPoint[] points;
    readonly double softness;

    /// <param name="palette">The looks.</param>
    /// <param name="points">At least one.</param>
    /// <param name="softness">In cells, above 0.</param>
    /// <exception cref="ArgumentException">A point names a look that is not there, or a number is not finite.</exception>
    public PointPaint(FieldPalette palette, ReadOnlySpan<ControlPoint> points, double softness = 2)
    {
        this.palette = palette ?? throw new ArgumentNullException(nameof(palette));
        this.points = points.ToArray();
        this.softness = softness > 0 && !double.IsInfinity(softness) ? softness
            : throw new ArgumentException($"softness is {softness}, must be a number of cells above 0.", nameof(softness));
        if (points.Length == 0) throw new ArgumentException("there is no control point; at least one is needed.", nameof(points));
        foreach (var point in points)
            if (point.Look < 0 || point.Look >= palette.Count || !(Math.Abs(point.X) < 1e18) || !(Math.Abs(point.Y) < 1e18))
                throw new ArgumentException($"{point} does not fit: looks are 0 to {palette.Count - 1}, coordinates below 1e18.", nameof(points));
    }

    /// <inheritdoc/>
    public override void Paint(in FieldCell cell, Span<float> global, Span<float> label)
    {
        Span<float> mix = palette.Count <= 256 ? stackalloc float[palette.Count] : new float[palette.Count];
        mix.Clear();
        double nearest = double.MaxValue;
        foreach (var point in points) nearest = Math.Min(nearest, Distance(cell, point));
        foreach (var point in points) mix[point.Look] += (float)Math.Exp((nearest - Distance(cell, point)) / softness);
        Normalise(mix, "");
        palette.Blend(mix, global, label);
    }

    static double Distance(in FieldCell cell, in ControlPoint point)
    {
        double x = cell.FromX(point.X), y = cell.FromY(point.Y);
        return Math.Sqrt(x * x + y * y);
    }

    /// <summary>Divides by the sum.</summary>
    internal static void Normalise(Span<float> weights, string where)
    {
        float sum = 0;
        foreach (float weight in weights) sum += weight >= 0 ? weight : float.NaN;
        if (!(sum > 0) || float.IsInfinity(sum))
            throw new ArgumentException($"{where} has weights of the sum {sum}; they must be 0 or more, and one above 0.");
        for (int i = 0; i < weights.Length; i++) weights[i] /= sum;
    }
}
