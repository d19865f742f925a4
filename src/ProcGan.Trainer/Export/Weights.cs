namespace ProcGan.Trainer.Export;

/// <summary>A constant tensor on its way into a model file: float32, row-major.</summary>
internal readonly record struct Weights
{
    public ReadOnlyMemory<float> Values { get; }
    public IReadOnlyList<long> Shape { get; }

    /// <exception cref="ArgumentException">The shape holds another number of values.</exception>
    public Weights(ReadOnlyMemory<float> values, params long[] shape)
    {
        long expected = shape.Aggregate(1L, (product, side) => product * side);
        if (values.Length != expected)
            throw new ArgumentException($"Got {values.Length} values for shape [{string.Join(", ", shape)}], which holds {expected}.");
        (Values, Shape) = (values, shape);
    }

    public override string ToString() => $"[{string.Join(", ", Shape)}]";

    /// <exception cref="ArgumentException">The shape is another; <paramref name="expected"/> uses -1 for any side.</exception>
    internal Weights Expect(string what, params long[] expected)
    {
        bool fits = Shape.Count == expected.Length;
        for (int i = 0; fits && i < expected.Length; i++)
            fits = expected[i] < 0 || expected[i] == Shape[i];
        string wanted = string.Join(", ", expected.Select(side => side < 0 ? "?" : side.ToString()));
        return fits ? this : throw new ArgumentException($"{what}: got shape {this}, expected [{wanted}].");
    }
}
