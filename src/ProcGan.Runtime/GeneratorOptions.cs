namespace ProcGan.Runtime;

/// <summary>How a model is run; what it yields is decided by the recipe alone.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Execution provider: <c>Auto</c> (the fastest that works here), <c>CPU</c>, <c>WebGPU</c>, <c>DirectML</c>, <c>CUDA</c>,
    /// <c>CoreML</c>, or any other name that the ONNX Runtime in use knows. Case does not matter.</summary>
    public string Provider { get; init; } = "Auto";

    /// <summary>Threads that share one texture of a spatial model on the CPU, the caller's included; 0 = one a core. The result does not
    /// depend on it, to the last bit. A vector model's texture is made by the caller's thread alone.</summary>
    public int Threads { get; init; }

    /// <summary>Which device of the provider, where it can be chosen (DirectML, CUDA).</summary>
    public int DeviceId { get; init; }

    /// <summary>Make one texture of the model's own size at load, so that the first one that is asked for takes no longer than the rest.</summary>
    public bool WarmUp { get; init; }

    /// <summary>Shares weights with the other generators that were loaded with the same one; null = has its own.</summary>
    public SharedWeights? Shared { get; init; }

    /// <exception cref="ArgumentException">Some values cannot work; the message lists them all.</exception>
    internal GeneratorOptions Validated()
    {
        List<string> errors = [];
        if (string.IsNullOrWhiteSpace(Provider)) errors.Add($"{nameof(Provider)} is empty, must be a name such as Auto or CPU");
        if (Threads is < 0 or > Limits.Threads) errors.Add($"{nameof(Threads)} is {Threads}, must be 0 to {Limits.Threads}");
        if (DeviceId < 0) errors.Add($"{nameof(DeviceId)} is {DeviceId}, must be 0 or more");
        return errors.Count == 0 ? this : throw new ArgumentException(string.Join("; ", errors) + ".");
    }
}
