using System.Globalization;
using System.Text;

namespace ProcGan.Trainer.Reports;

/// <summary>One curve of a chart.</summary>
/// <param name="Name">Written at its end.</param>
/// <param name="Points">x ascending; neither is infinite or NaN.</param>
sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>One or two curves over kimg as SVG; colours come from the page's style sheet, so that they follow its light or dark.</summary>
sealed record LineChart(string Title, string Explanation, IReadOnlyList<Curve> Curves)
{
    const int Width = 560, Height = 230, Left = 46, Right = 52, Top = 12, Bottom = 26, MaxPoints = 280;
    static readonly string[] Styles = ["one", "two"];

    /// <summary>A level to compare with.</summary>
    public (string Name, double Value)? Mark { get; init; }
    /// <summary>Few points are drawn as dots too.</summary>
    public bool Dots { get; init; }
    /// <summary>The axis begins at 0.</summary>
    public bool FromZero { get; init; } = true;

    /// <summary>Whether there is anything to draw: a curve needs two points.</summary>
    public bool IsEmpty => Curves.All(curve => curve.Points.Count < 2);

    public string ToHtml()
    {
        var points = Curves.SelectMany(curve => curve.Points).ToArray();
        double right = Math.Max(points.Max(p => p.X), 1e-9), low = points.Min(p => p.Y), high = Percentile(points, 0.995);
        high = Math.Max(high, Mark?.Value ?? high);
        low = FromZero ? Math.Min(0, low) : Math.Min(low, Mark?.Value ?? low);
        double step = NiceStep((high - low) / 4);
        low = Math.Floor(low / step) * step;
        high = Math.Max(Math.Ceiling(high / step) * step, low + step);

        double X(double x) => Left + x / right * (Width - Left - Right);
        double Y(double y) => Top + (1 - (Math.Clamp(y, low, high) - low) / (high - low)) * (Height - Top - Bottom);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<div class=\"chart\"><h3>{Html.Text(Title)}</h3><p>{Html.Text(Explanation)}</p>");
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Text(Title)}\">");
        for (double y = low; y <= high + step / 2; y += step)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"{(Math.Abs(y) < step / 2 ? "zero" : "grid")}\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(y):0.#}\" y2=\"{Y(y):0.#}\"/>" +
                $"<text x=\"{Left - 8}\" y=\"{Y(y) + 4:0.#}\" text-anchor=\"end\">{Label(y, step)}</text>");
        double stepX = NiceStep(right / 5);
        for (double x = 0; x <= right * 1.0001; x += stepX)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(x):0.#}\" y=\"{Height - 6}\" text-anchor=\"middle\">{Label(x, stepX)}{(x == 0 ? " kimg" : "")}</text>");
        if (Mark is { } mark)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"mark\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(mark.Value):0.#}\" y2=\"{Y(mark.Value):0.#}\"/>" +
                $"<text class=\"mark\" x=\"{Width - Right + 6}\" y=\"{Y(mark.Value) + 4:0.#}\">{Html.Text(mark.Name)}</text>");
        double former = double.NaN;
        for (int i = 0; i < Curves.Count; i++)
        {
            if (Curves[i].Points.Count == 0)
                continue;
            string style = Styles[i % Styles.Length];
            var line = Thinned(Curves[i].Points);
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"curve {style}\" points=\"{string.Join(' ', line.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.X):0.#},{Y(p.Y):0.#}")))}\"/>");
            if (Dots && line.Count <= 60)
                foreach (var (x, y) in line)
                    svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot {style}\" cx=\"{X(x):0.#}\" cy=\"{Y(y):0.#}\" r=\"3\"/>");
            double end = Y(line[^1].Y) + 4;
            if (Math.Abs(end - former) < 14)                       // two names at one height: the second steps aside
                end = former + (end < former ? -14 : 14);
            former = end;
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{Width - Right + 6}\" y=\"{end:0.#}\">{Html.Text(Curves[i].Name)}</text>");
        }
        return svg.Append("</svg></div>\n").ToString();
    }

    /// <summary>So many points that a curve is smooth, each the mean of its share of the values.</summary>
    static IReadOnlyList<(double X, double Y)> Thinned(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count <= MaxPoints)
            return points;
        return [.. Enumerable.Range(0, MaxPoints).Select(i =>
        {
            int first = (int)((long)i * points.Count / MaxPoints), end = (int)((long)(i + 1) * points.Count / MaxPoints);
            var part = points.Skip(first).Take(end - first).ToArray();
            return (part.Average(p => p.X), part.Average(p => p.Y));
        })];
    }

    /// <summary>A spike or two at the start would flatten all that follows.</summary>
    static double Percentile((double X, double Y)[] points, double share)
    {
        double[] values = [.. points.Select(p => p.Y).Order()];
        return values[(int)((values.Length - 1) * share)];
    }

    /// <summary>1, 2 or 5 times a power of ten, at least the step that is asked for.</summary>
    static double NiceStep(double atLeast)
    {
        if (!(atLeast > 0))
            return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        double[] nice = [1, 2, 5, 10];
        return power * nice.First(n => n * power >= atLeast * 0.999);
    }

    static string Label(double value, double step) =>
        Math.Abs(value) >= 10_000 ? (value / 1000).ToString("0.#", CultureInfo.InvariantCulture) + "k"
            : value.ToString(step >= 1 ? "0" : step >= 0.1 ? "0.0" : step >= 0.01 ? "0.00" : "0.####", CultureInfo.InvariantCulture);
}
