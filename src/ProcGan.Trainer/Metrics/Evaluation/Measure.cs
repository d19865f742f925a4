namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>Which values of a measure are good.</summary>
enum Good
{
    /// <summary>The lower, the better; what the data measures against itself is the floor.</summary>
    Low,
    /// <summary>The higher, the better.</summary>
    High,
    /// <summary>The nearer to <see cref="Measure.Ideal"/>, the better.</summary>
    Near,
    /// <summary>Neither; it is to be looked at.</summary>
    None,
}

/// <summary>One number of an evaluation, beside that of the data itself.</summary>
/// <param name="Key">For machines: swd, swd.0, kid, ...</param>
/// <param name="Name">For people.</param>
/// <param name="Value">Of the pictures that are judged; null where they have none.</param>
/// <param name="OfData">The same of other crops of the data: what nothing learnt can beat.</param>
/// <param name="Good">Which values are good.</param>
/// <param name="Ideal">Where near is good: to what.</param>
sealed record Measure(string Key, string Name, double? Value, double? OfData, Good Good, double? Ideal = null)
{
    /// <summary>How far a value is from what is wanted, so that evaluations can be ordered: lower = better.</summary>
    public double Fault => Value is not { } value ? double.NaN : Good switch
    {
        Good.Low => value,
        Good.High => -value,
        _ => Math.Abs(value - (Ideal ?? OfData ?? 0)),
    };
}
