namespace ProcGan.Trainer.Data;

/// <summary>Takes the pixels of a set as they are made: into memory where they fit by the sizes in their headers, else to disk.</summary>
sealed class PixelSink
{
    readonly PixelSpool? spool;

    /// <param name="options">Which memory, which folder.</param>
    /// <param name="bytes">What the set will need.</param>
    public PixelSink(DataOptions options, long bytes)
    {
        if (bytes <= options.MemoryBudget)
            return;
        string folder = options.SpoolFolder ?? Path.GetTempPath();
        spool = new PixelSpool(folder, bytes);
        Note = $"the images need {Sizes.Text(bytes)}, more than --memory ({Sizes.Text(options.MemoryBudget)}): they stream from '{folder}'.";
    }

    /// <summary>What was decided, for people; null where all is in memory.</summary>
    public string? Note { get; }

    public PixelStore Keep(byte[] bytes) => spool?.Add(bytes) ?? new PixelsInMemory(bytes);
}
