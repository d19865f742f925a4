namespace ProcGan.Runtime.Imaging;

/// <summary>How much an image differs across its edge, where it meets itself, from neighbours inside: 1 = no seam is to be seen.</summary>
public static class SeamRatio
{
    /// <summary>Mean absolute difference across the edge over that between neighbours, in colour.</summary>
    /// <param name="rgba">RGBA8, row 0 on top.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="axis">X: the left edge against the right one; Y: the top against the bottom.</param>
    /// <returns>1 also for an image of one colour.</returns>
    public static double Measure(ReadOnlySpan<byte> rgba, int width, int height, TileAxes axis)
    {
        if (axis is not (TileAxes.X or TileAxes.Y)) throw new ArgumentException($"axis is {axis}, must be X or Y.", nameof(axis));
        if (width < 2 || height < 2 || rgba.Length != 4L * width * height)
            throw new ArgumentException($"rgba holds {rgba.Length} bytes, {width} x {height} pixels need {4L * width * height}, and at least 2 a side.", nameof(rgba));
        bool across = axis == TileAxes.X;
        int lines = across ? height : width, length = across ? width : height, line = across ? width : 1, step = across ? 1 : width;
        long seam = 0, inside = 0;
        for (int j = 0; j < lines; j++)
            for (int i = 0; i < length; i++)
            {
                int a = 4 * (j * line + i * step), b = 4 * (j * line + (i + 1) % length * step), difference = 0;
                for (int c = 0; c < 3; c++) difference += Math.Abs(rgba[a + c] - rgba[b + c]);
                if (i == length - 1) seam += difference;
                else inside += difference;
            }
        return inside == 0 ? seam == 0 ? 1 : double.PositiveInfinity : (double)seam * (length - 1) / inside;
    }
}
