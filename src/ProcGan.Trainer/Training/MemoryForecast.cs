using System.Globalization;
using System.Numerics;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Training;

/// <summary>What a run will take of the memory, from its sizes alone: told before it starts rather than by a crash an hour later.</summary>
/// <param name="Weights">Networks, gradients, moments, the weight average.</param>
/// <param name="Step">What a step keeps for its backward passes.</param>
/// <param name="Images">The data, as far as they are held in memory.</param>
sealed record MemoryForecast(long Weights, long Step, long Images)
{
    /// <summary>Runtime, libtorch with its kernels, ONNX Runtime while a snapshot is taken.</summary>
    const long Program = 440L << 20;
    /// <summary>Copies of a layer's output that live at the fullest moment of a step, measured (docs/TRAINING.md): some are freed or shared before.</summary>
    const double CopiesInG = 4, CopiesInD = 2.5;
    /// <summary>A growing network holds the outputs of two resolutions while one fades in, and D reads pictures at all of them.</summary>
    const double GrowingHolds = 2;
    /// <summary>Of a weight: value, gradient and two moments, value and gradient of its average, and the cast that a step makes.</summary>
    const int BytesOfWeight = 7 * sizeof(float);

    public long Total => Program + Weights + Step + Images;

    /// <param name="options">Sizes and batch.</param>
    /// <param name="data">The images; those that stream from disk count nothing.</param>
    public static MemoryForecast Of(TrainingOptions options, TextureSet data)
    {
        double weights = 0, g = 0, d = 0;
        int channels = data.ChannelNames.Count;
        // Both networks double their channels with each halving of the side, up to sixteen times their width: down to cells of
        // sixteen pixels, or where one vector makes a whole picture to 4 x 4.
        int halvings = Networks.Family.Named(options.Family).IsField ? 4 : BitOperations.Log2((uint)options.Resolution) - 2;
        for (int i = 1; i <= halvings; i++)
        {
            double side = (options.Resolution >> i) + 2, gChannels = Channels(options.Width, i), dChannels = Channels(options.DiscriminatorWidth, i);
            g += gChannels * side * side;
            d += dChannels * side * side;
            weights += 16 * gChannels * (i == halvings ? options.Latents.Local + options.Latents.Global : Channels(options.Width, i + 1));
            weights += 16 * dChannels * (i == 1 ? channels : Channels(options.DiscriminatorWidth, i - 1));
        }
        g += (1.5 + options.Form.Depth) * options.Form.LastWidth * options.Resolution * options.Resolution;      // the last layers, at full size
        double held = options.Family switch { "progressive" => GrowingHolds, "mlp" => 0, _ => 1 };   // dense layers keep a vector each
        double bytes = held * options.Batch * (CopiesInG * g + 2 * CopiesInD * d * (1 + (options.DiscriminatorScales - 1) / 4.0)) * sizeof(float);
        return new MemoryForecast((long)(weights * BytesOfWeight), (long)bytes, data.Images.Sum(image => image.Store is PixelsInMemory ? (long)image.Store.Length : 0));

        static double Channels(int width, int halving) => Math.Min(16, Math.Pow(2, halving - 1)) * width;
    }

    /// <summary>Refuses a run that no free memory could hold, and says where it will be tight.</summary>
    /// <param name="limit">Bytes that this process may have.</param>
    /// <param name="free">Bytes of them that nothing uses.</param>
    /// <param name="say">Takes a warning.</param>
    /// <exception cref="UserError">It does not fit.</exception>
    public void Check(long limit, long free, Action<string> say)
    {
        string parts = string.Create(CultureInfo.InvariantCulture, $"{Sizes.Text(Weights)} for weights, {Sizes.Text(Step)} for a step, {Sizes.Text(Images)} for images");
        const string remedy = "lower --batch, --width, --discriminator-width or --resolution";
        if (Total > limit)
            throw new UserError($"this run needs about {Sizes.Text(Total)} of memory ({parts}), this machine has {Sizes.Text(limit)}: {remedy}.");
        if (Total > free)
            say($"this run needs about {Sizes.Text(Total)} of memory ({parts}), only {Sizes.Text(free)} are free: close other programs, or {remedy}.");
    }

    /// <summary>What this process may have, and what of it is free.</summary>
    public static (long Limit, long Free) Machine()
    {
        long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;   // follows a container's limit
        return (limit, Math.Min(limit, FreeOnLinux() ?? limit));
    }

    static long? FreeOnLinux()
    {
        const string Table = "/proc/meminfo", Row = "MemAvailable:";
        if (!File.Exists(Table))
            return null;
        string? row = File.ReadLines(Table).FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal));
        return long.TryParse(row?[Row.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture, out long kilobytes)
            ? kilobytes << 10 : null;
    }
}
