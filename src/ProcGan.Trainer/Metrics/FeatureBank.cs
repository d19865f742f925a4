using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Trainer.Metrics;

/// <summary>Turns pictures into features: by the random bank, or by a network that the user gives.</summary>
sealed class FeatureBank : IDisposable
{
    const int BatchSize = 16;

    readonly ImageNetwork network;

    FeatureBank(ImageNetwork network, string name, bool isRandom) => (this.network, Name, IsRandom) = (network, name, isRandom);

    /// <summary>For people, so that nobody takes the numbers for Inception's.</summary>
    public string Name { get; }

    /// <summary>The random bank: its features have no common scale, so they are taken relative to the data's before they are compared.</summary>
    public bool IsRandom { get; }

    /// <summary>The bank of this project, for pictures of one shape.</summary>
    public static FeatureBank Random(int channels, int height, int width) =>
        new(ImageNetwork.Load(RandomFeatures.Network(channels, height, width), RandomFeatures.Name), RandomFeatures.Name, isRandom: true);

    /// <param name="path">An ONNX file: float [N, C, H, W] in [-1, 1], sRGB -> float [N, D] or [N, D, h, w].</param>
    /// <exception cref="ProcGan.Runtime.ModelFormatException">It is no such network.</exception>
    public static FeatureBank FromFile(string path) => new(ImageNetwork.Load(path), Path.GetFileName(path), isRandom: false);

    /// <summary>[N, D]. Pictures are resized to what the network takes, and grey repeated, or channels beyond its own left out.</summary>
    public FeatureSet Extract(ImageBatch images, int threads)
    {
        int channels = network.Channels ?? images.Channels, height = network.Height ?? images.Height, width = network.Width ?? images.Width;
        if (channels > images.Channels && images.Channels != 1)
            throw new ArgumentException($"'{Name}' takes pictures of {channels} channels, these have {images.Channels}.", nameof(images));
        int batch = network.Batch ?? BatchSize, picture = channels * height * width;
        var parts = new float[(images.Count + batch - 1) / batch][];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            int first = part * batch, count = Math.Min(batch, images.Count - first);
            int given = network.Batch ?? count;
            var input = new float[given * picture];
            for (int n = 0; n < count; n++)
                for (int c = 0; c < channels; c++)
                    Resize.Triangle(images.Plane(first + n, Math.Min(c, images.Channels - 1)), images.Height, images.Width,
                                    input.AsSpan(n * picture + c * height * width, height * width), height, width);
            float[] features = network.Run(input, given, channels, height, width);
            parts[part] = count == given ? features : features[..(features.Length / given * count)];
        });
        return new FeatureSet([.. parts.SelectMany(part => part)], images.Count);
    }

    public void Dispose() => network.Dispose();
}
