namespace ProcGan.Trainer.Metrics;

/// <summary>Pictures to be judged, as plain numbers: [N, C, H, W] in [-1, 1], row 0 on top.</summary>
sealed class ImageBatch
{
    /// <exception cref="ArgumentException">The values are not as many as the sides say.</exception>
    public ImageBatch(float[] values, int count, int channels, int height, int width)
    {
        long expected = (long)count * channels * height * width;
        if (count < 1 || channels < 1 || height < 1 || width < 1 || values.Length != expected)
            throw new ArgumentException($"{values.Length} values for {count} pictures of {channels} x {height} x {width}, expected {expected}.", nameof(values));
        (Values, Count, Channels, Height, Width) = (values, count, channels, height, width);
    }

    /// <summary>[N, C, H, W]</summary>
    public float[] Values { get; }
    public int Count { get; }
    public int Channels { get; }
    public int Height { get; }
    public int Width { get; }

    /// <summary>Values in one picture.</summary>
    public int PictureSize => Channels * Height * Width;

    /// <summary>[C, H, W] of one picture.</summary>
    public Span<float> Picture(int index) => Values.AsSpan(index * PictureSize, PictureSize);

    /// <summary>[H, W] of one channel of one picture.</summary>
    public Span<float> Plane(int index, int channel) => Values.AsSpan((index * Channels + channel) * Height * Width, Height * Width);

    /// <summary>Some of the pictures, copied.</summary>
    public ImageBatch Slice(int first, int count) =>
        new(Values.AsSpan(first * PictureSize, count * PictureSize).ToArray(), count, Channels, Height, Width);

    /// <exception cref="ArgumentException">The two have pictures of different shape.</exception>
    public void ExpectShapeOf(ImageBatch other)
    {
        if ((Channels, Height, Width) != (other.Channels, other.Height, other.Width))
            throw new ArgumentException($"pictures of {Channels} x {Height} x {Width} are compared with some of {other.Channels} x {other.Height} x {other.Width}.");
    }
}
