using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>How pictures are judged.</summary>
sealed record EvaluationOptions
{
    /// <summary>Pictures of each side; 0 = 1024, fewer where they are large.</summary>
    public int Count { get; init; }

    /// <summary>Side of the crops in pixels; 0 = that of the model.</summary>
    public int Resolution { get; init; }

    /// <summary>Shorter side that large photographs are reduced to, in pixels; 0 = as training does by default.</summary>
    public int WorkingSize { get; init; }

    /// <summary>A feature network of the user's, .onnx; null = the random bank.</summary>
    public string? Features { get; init; }

    /// <summary>Picture file for generated pictures beside the nearest crops of the data; null = none.</summary>
    public string? Neighbours { get; init; }

    /// <summary>The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <exception cref="UserError">Some values cannot work.</exception>
    public EvaluationOptions Validated()
    {
        if (Count is > 0 and < FewestCount)
            throw UserError.InArguments($"--count is {Count}, must be 0 or at least {FewestCount}: fewer pictures say nothing about their distribution.");
        if (Neighbours is { } sheet && !ImageFile.IsSupported(sheet))
            throw UserError.InArguments($"--neighbours is '{sheet}', which has no picture's ending: use {ImageFile.Endings}.");
        return this;
    }

    const int MostCount = 1024, FewestCount = 64;
    const long MostPixels = 1L << 24;

    public int CountFor(int side) => Count > 0 ? Count : (int)Math.Clamp(MostPixels / ((long)side * side), FewestCount, MostCount);
}
