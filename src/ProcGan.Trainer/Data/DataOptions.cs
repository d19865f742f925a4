using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Data;

/// <summary>Which maps of a material are learnt.</summary>
enum MapChoice
{
    /// <summary>Colour alone: three channels.</summary>
    Albedo,

    /// <summary>Everything that the data have: albedo, height, roughness.</summary>
    All,
}

/// <summary>How images become training data.</summary>
sealed record DataOptions
{
    /// <summary>Side of the training crops in pixels.</summary>
    public int Resolution { get; init; } = 64;

    /// <summary>Images are shrunk until their shorter side has this many pixels; smaller ones stay as they are.
    /// Null: a photograph of 512 or more is brought to four crops, since a crop of it as it is would show hardly any structure.</summary>
    public int? WorkingSize { get; init; }

    public MapChoice Maps { get; init; } = MapChoice.Albedo;

    /// <summary>Images with more pixels are refused before they are decoded: 64 Mi pixels are 192 MiB.</summary>
    public long MaxPixels { get; init; } = 1L << 26;

    /// <summary>Files decoded at a time; 0 = one a core, at most 8.</summary>
    public int Threads { get; init; }

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
}
