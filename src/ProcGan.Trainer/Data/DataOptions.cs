using ProcGan.Trainer.Files;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Data;

/// <summary>How images become training data.</summary>
sealed record DataOptions
{
    /// <summary>Side of the training crops in pixels.</summary>
    public int Resolution { get; init; } = 64;

    /// <summary>Images are shrunk until their shorter side has this many pixels; smaller ones stay as they are.
    /// Null: a photograph of 512 or more is brought to four crops, since a crop of it as it is would show hardly any structure.</summary>
    public int? WorkingSize { get; init; }

    /// <summary>See <see cref="InputOptions.Maps"/>.</summary>
    public string Maps { get; init; } = "auto";

    /// <summary>Folders, or the labels of a file that has them, name classes.</summary>
    public bool Classes { get; init; }

    /// <summary>Images with more pixels are refused before they are decoded: 64 Mi pixels are 192 MiB.</summary>
    public long MaxPixels { get; init; } = 1L << 26;

    /// <summary>Bytes that the images of a set may take in memory; more of them stream from disk. 0 = half of the machine's.</summary>
    public long Memory { get; init; }

    /// <summary>Where a set that streams puts its pixels; null = the system's folder for such files.</summary>
    public string? SpoolFolder { get; init; }

    /// <summary>Files decoded at a time; 0 = one a core, at most 8.</summary>
    public int Threads { get; init; }

    public long MemoryBudget => Memory > 0 ? Memory : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
    public ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = Threads > 0 ? Threads : Math.Min(Environment.ProcessorCount, 8) };

    /// <summary>What a run's options say about its data.</summary>
    public static DataOptions For(TrainingOptions options, string? spoolFolder = null) => new()
    {
        Resolution = options.Resolution,
        WorkingSize = options.WorkingSize > 0 ? options.WorkingSize : null,
        Maps = options.Input.Maps,
        Classes = options.Classes == "folders",
        Memory = (long)options.Input.MemoryMiB << 20,
        SpoolFolder = spoolFolder,
    };

    /// <exception cref="UserError">Some values cannot work; the message lists them all.</exception>
    public DataOptions Validated()
    {
        List<string> errors = [];
        if (Resolution < 1)
            errors.Add($"the resolution is {Resolution}, expected 1 or more");
        if (WorkingSize < Resolution)
            errors.Add($"the working size is {WorkingSize}, expected at least the resolution, {Resolution}");
        if (MaxPixels < 1)
            errors.Add($"the largest image is {MaxPixels} pixels, expected 1 or more");
        if (MapList.Problem(Maps) is { } expected)
            errors.Add($"the maps are '{Maps}', expected {expected}");
        return errors.Count == 0 ? this : throw UserError.InArguments($"The data options cannot work: {string.Join("; ", errors)}.");
    }

    /// <summary>The size at which an image is learnt; both sides keep their proportion.</summary>
    public (int Width, int Height) SizeFor(int width, int height)
    {
        int shorter = Math.Min(width, height);
        int target = WorkingSize ?? (shorter >= 512 ? 4 * Resolution : shorter);
        return target >= shorter ? (width, height) : (Scaled(width), Scaled(height));

        int Scaled(int side) => (int)(((long)side * target * 2 + shorter) / (2L * shorter));
    }

    /// <summary>Why an image of this size cannot be learnt, in words that follow its name; null where it can.</summary>
    public string? TooSmall(int width, int height)
    {
        (int w, int h) = SizeFor(width, height);
        return Math.Min(w, h) < Resolution ? $"is {width} x {height}, smaller than the {Resolution} x {Resolution} crop." : null;
    }
}
