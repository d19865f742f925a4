namespace ProcGan.Trainer.Metrics;

/// <summary>How far the values of two sets lie apart, place aside: the Wasserstein distance of each channel's values, in steps of 255.</summary>
static class ColourDistance
{
    /// <returns>Mean over the channels: 0 for equal distributions, 10 for a cast of ten levels.</returns>
    public static double Between(ImageBatch a, ImageBatch b)
    {
        a.ExpectShapeOf(b);
        if (a.Count != b.Count)
            throw new ArgumentException($"sets of {a.Count} and {b.Count} pictures; the distance needs as many in each.", nameof(b));
        double total = 0;
        for (int c = 0; c < a.Channels; c++)
        {
            float[] left = Sorted(a, c), right = Sorted(b, c);
            for (int i = 0; i < left.Length; i++)
                total += Math.Abs((double)left[i] - right[i]);
        }
        return total * 127.5 / ((double)a.Count * a.PictureSize);
    }

    static float[] Sorted(ImageBatch images, int channel)
    {
        int plane = images.Height * images.Width;
        var values = new float[images.Count * plane];
        for (int n = 0; n < images.Count; n++)
            images.Plane(n, channel).CopyTo(values.AsSpan(n * plane));
        FloatSort.Sort(values, new float[values.Length]);
        return values;
    }
}
