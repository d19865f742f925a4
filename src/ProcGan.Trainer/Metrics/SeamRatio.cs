namespace ProcGan.Trainer.Metrics;

/// <summary>Whether a picture meets itself across its wrap, against the lines inside.</summary>
/// <param name="Ratio">Mean difference of the last line and the first, over that of neighbouring lines inside; 1 = no seam, higher = one can be seen.</param>
/// <param name="Rank">Share of the neighbouring lines inside that differ less than the wrap does; 0.5 on average = the wrap is a line like any other.</param>
readonly record struct SeamRatio(double Ratio, double Rank)
{
    /// <summary>The wrap from the last column to the first, over all pictures.</summary>
    public static SeamRatio OfColumns(ImageBatch images) => Of(images, images.Width, images.Height, along: 1, across: images.Width);

    /// <summary>The wrap from the last row to the first, over all pictures.</summary>
    public static SeamRatio OfRows(ImageBatch images) => Of(images, images.Height, images.Width, along: images.Width, across: 1);

    /// <param name="images">Whole pictures, no crops.</param>
    /// <param name="lines">Columns, or rows.</param>
    /// <param name="length">Pixels a line.</param>
    /// <param name="along">Step in memory from a line to the next.</param>
    /// <param name="across">Step in memory from a pixel of a line to the next.</param>
    static SeamRatio Of(ImageBatch images, int lines, int length, int along, int across)
    {
        if (lines < 3)
            throw new ArgumentException($"pictures with {lines} lines have no inside to compare their wrap with.", nameof(images));
        double ratios = 0, ranks = 0;
        var differences = new double[lines];   // [i] between line i and the next; the last one is the wrap
        for (int n = 0; n < images.Count; n++)
        {
            Array.Clear(differences);
            for (int c = 0; c < images.Channels; c++)
            {
                ReadOnlySpan<float> plane = images.Plane(n, c);
                for (int i = 0; i < lines; i++)
                {
                    int here = i * along, next = (i + 1) % lines * along;
                    double sum = 0;
                    for (int p = 0; p < length; p++, here += across, next += across)
                        sum += Math.Abs(plane[here] - plane[next]);
                    differences[i] += sum;
                }
            }
            double wrap = differences[^1], mean = differences[..^1].Average();
            ratios += mean > 0 ? wrap / mean : wrap > 0 ? double.PositiveInfinity : 1;   // a flat picture has no seam
            ranks += differences[..^1].Average(inside => inside < wrap ? 1.0 : inside == wrap ? 0.5 : 0);
        }
        return new(ratios / images.Count, ranks / images.Count);
    }
}
