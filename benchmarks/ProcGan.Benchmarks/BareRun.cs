using Microsoft.ML.OnnxRuntime;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;

namespace ProcGan.Benchmarks;

/// <summary>The same model, size and settings on ONNX Runtime's own API, inputs filled once: what no runtime can be faster than.</summary>
sealed class BareRun : IDisposable
{
    readonly InferenceSession session;
    readonly RunOptions options = new();
    readonly OrtIoBinding binding;

    /// <param name="bytes">The file.</param>
    /// <param name="model">What it says of itself.</param>
    /// <param name="size">Pixels a side, whole cells; a vector model has its own.</param>
    public BareRun(byte[] bytes, ModelInfo model, int size)
    {
        using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        session = new InferenceSession(bytes, settings);
        binding = session.CreateIoBinding();
        Inputs = SampleInputs.Of(model, size);
        foreach (var input in Inputs) binding.BindInput(input.Name, OrtValue.CreateTensorValueFromMemory(input.Values, input.Shape));
        var (width, height) = model.IsSpatial ? (size, size) : (model.Width, model.Height);
        Image = new float[model.Channels.Count * width * height];
        binding.BindOutput(model.ImageName, OrtValue.CreateTensorValueFromMemory(Image, [1, model.Channels.Count, height, width]));
    }

    public IReadOnlyList<SampleInput> Inputs { get; }

    /// <summary>[1, C, size, size].</summary>
    public float[] Image { get; }

    public void Run() => session.RunWithBinding(options, binding);

    public void Dispose()
    {
        binding.Dispose();
        options.Dispose();
        session.Dispose();
    }
}

/// <summary>One input of a model.</summary>
readonly record struct SampleInput(string Name, long[] Shape, float[] Values);

/// <summary>Inputs as a texture would have them: N(0, 1), and one class.</summary>
static class SampleInputs
{
    public static IReadOnlyList<SampleInput> Of(ModelInfo model, int size)
    {
        if (!model.IsSpatial) return [Normal(model.ZName, [1, model.ZDim, .. Array.ConvertAll(model.ZTail, side => (long)side)], 1)];
        int cells = size / model.Stride, side = cells + 2 * model.Margin;
        List<SampleInput> inputs = [Normal("z", model.ZDim, side, 1)];
        if (model.Classes.Count > 0)
        {
            inputs.Add(Normal("label", model.Classes.Count, side, 2));
            inputs[^1].Values.AsSpan().Clear();
            inputs[^1].Values.AsSpan(0, side * side).Fill(1);
        }
        foreach (var noise in model.NoiseInputs) inputs.Add(Normal(noise.Name, 1, noise.Scale * cells + noise.Extra, (ulong)inputs.Count + 2));
        return inputs;
    }

    static SampleInput Normal(string name, int channels, int side, ulong seed) => Normal(name, [1, channels, side, side], seed);

    static SampleInput Normal(string name, long[] shape, ulong seed)
    {
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        new Philox(seed, 16).FillNormal(values, 0, 1);
        return new(name, shape, values);
    }
}
