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

    public BareRun(byte[] bytes, int cells)
    {
        using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        session = new InferenceSession(bytes, settings);
        binding = session.CreateIoBinding();
        ulong seed = 1;
        foreach ((string name, NodeMetadata input) in session.InputMetadata)
        {
            int side = name == "z" ? cells + 4 : (2 << (name[^1] - '0')) * cells + 2;
            long[] shape = [1, input.Dimensions[1], side, side];
            var values = new float[shape[1] * side * side];
            LatentField.FillVector(values, seed++);
            binding.BindInput(name, OrtValue.CreateTensorValueFromMemory(values, shape));
        }
        binding.BindOutput("image", OrtValue.CreateTensorValueFromMemory(new float[3 * 16 * cells * 16 * cells], [1, 3, 16 * cells, 16 * cells]));
    }

    public void Run() => session.RunWithBinding(options, binding);

    public void Dispose()
    {
        binding.Dispose();
        options.Dispose();
        session.Dispose();
    }
}
