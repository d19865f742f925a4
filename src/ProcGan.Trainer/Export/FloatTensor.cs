namespace ProcGan.Trainer.Export;

/// <summary>A float32 tensor outside torch, row-major.</summary>
readonly record struct FloatTensor
{
    public ReadOnlyMemory<float> Values { get; }
    public IReadOnlyList<long> Shape { get; }

    /// <exception cref="ArgumentException">The shape holds another number of values.</exception>
    public FloatTensor(ReadOnlyMemory<float> values, params long[] shape)
    {
        long expected = shape.Aggregate(1L, (product, side) => product * side);
        if (values.Length != expected)
            throw new ArgumentException($"Got {values.Length} values for shape [{string.Join(", ", shape)}], which holds {expected}.");
        (Values, Shape) = (values, shape);
    }

    public override string ToString() => $"[{string.Join(", ", Shape)}]";

    /// <exception cref="ArgumentException">The shape is another; <paramref name="expected"/> uses -1 for any side.</exception>
    internal FloatTensor Expect(string what, params long[] expected)
    {
        bool fits = Shape.Count == expected.Length;
        for (int i = 0; fits && i < expected.Length; i++)
            fits = expected[i] < 0 || expected[i] == Shape[i];
        string wanted = string.Join(", ", expected.Select(side => side < 0 ? "?" : side.ToString()));
        return fits ? this : throw new ArgumentException($"{what}: got shape {this}, expected [{wanted}].");
    }
}
