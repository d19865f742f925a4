using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>Brings pictures to the channels that they are compared in: by name, grey becoming colour and colour grey where that is all that differs.</summary>
sealed class ChannelMap
{
    static readonly string[] Colours = ["albedo.r", "albedo.g", "albedo.b"];
    static readonly float[] Luma = [0.299f, 0.587f, 0.114f];   // Rec. 601, of sRGB values, as images are made grey everywhere

    readonly (int Source, float Weight)[][] parts;   // of each channel that is wanted

    ChannelMap((int, float)[][] parts) => this.parts = parts;

    /// <param name="from">Names of the channels that there are.</param>
    /// <param name="to">Names of those that are wanted.</param>
    /// <param name="whose">For the message: whose channels these are.</param>
    /// <exception cref="UserError">One is wanted that cannot be had.</exception>
    public static ChannelMap Between(IReadOnlyList<string> from, IReadOnlyList<string> to, string whose)
    {
        int grey = IndexOf(from, "albedo");
        int[] colour = [.. Colours.Select(name => IndexOf(from, name))];
        return new ChannelMap([.. to.Select(name => IndexOf(from, name) switch
        {
            >= 0 and var same => new[] { (same, 1f) },
            _ when name == "albedo" && colour.Min() >= 0 => [.. colour.Zip(Luma)],
            _ when Colours.Contains(name) && grey >= 0 => [(grey, 1f)],
            _ => throw new UserError($"'{whose}' has the channels {string.Join(", ", from)}, and '{name}' is to be compared: give data with that map."),
        })]);
    }

    public ImageBatch Of(ImageBatch images)
    {
        var result = new ImageBatch(new float[images.Count * parts.Length * images.Height * images.Width], images.Count, parts.Length, images.Height, images.Width);
        for (int n = 0; n < images.Count; n++)
            for (int c = 0; c < parts.Length; c++)
            {
                Span<float> to = result.Plane(n, c);
                foreach ((int source, float weight) in parts[c])
                {
                    ReadOnlySpan<float> from = images.Plane(n, source);
                    for (int i = 0; i < to.Length; i++)
                        to[i] += weight * from[i];
                }
            }
        return result;
    }

    static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
            if (names[i] == name)
                return i;
        return -1;
    }
}
