using Microsoft.ML.OnnxRuntime;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>Buffers for one call at one size, pinned and bound once, so that a call moves nothing and allocates nothing.</summary>
sealed class RunContext : IDisposable
{
    readonly List<(string Name, OrtValue Value)> inputs = [];
    OrtValue? image;
    readonly OrtIoBinding binding;

    public RunContext(OnnxSession session, ModelInfo model, int cellsX, int cellsY)
    {
        (CellsX, CellsY) = (cellsX, cellsY);
        ImageWidth = model.IsSpatial ? cellsX * model.Stride : model.Width;
        ImageHeight = model.IsSpatial ? cellsY * model.Stride : model.Height;
        binding = session.CreateBinding();
        try
        {
            Z = Bind(model.ZName, ZShape(model, cellsX, cellsY), output: false);
            Label = model.Classes.Count == 0 ? [] : Bind("label", LabelShape(model, cellsX, cellsY), output: false);
            Noise = new float[model.NoiseArray.Length][];
            for (int i = 0; i < Noise.Length; i++)
                Noise[i] = Bind(model.NoiseArray[i].Name, NoiseShape(model, i, cellsX, cellsY), output: false);
            Image = Bind(model.ImageName, [model.Batch, model.Channels.Count, ImageHeight, ImageWidth], output: true);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int CellsX { get; }
    public int CellsY { get; }
    public int ImageWidth { get; }
    public int ImageHeight { get; }

    /// <summary>[N, Z] or [N, Z, h + 2 margin, w + 2 margin]; only the first of a fixed batch is used.</summary>
    public float[] Z { get; }

    /// <summary>[N, K] or [N, K, h + 2 margin, w + 2 margin] of a conditional model, else empty.</summary>
    public float[] Label { get; }

    /// <summary>One [N, 1, h, w] a noise input.</summary>
    public float[][] Noise { get; }

    /// <summary>[N, C, H, W].</summary>
    public float[] Image { get; }

    public long Bytes { get; private set; }

    public void Run(OnnxSession session)
    {
        // Where the device has memory of its own, binding is what copies an input there, so each call binds anew (a few bytes of garbage).
        if (session.CopiesInputs)
            foreach (var (name, value) in inputs) binding.BindInput(name, value);
        session.Run(binding);
    }

    public static long[] ZShape(ModelInfo model, int cellsX, int cellsY) => model.IsSpatial
        ? [model.Batch, model.ZDim, cellsY + 2L * model.Margin, cellsX + 2L * model.Margin]
        : [model.Batch, model.ZDim / Math.Max(1, model.ZTail.Aggregate(1, (a, b) => a * b)), .. model.ZTail.Select(d => (long)d)];

    public static long[] LabelShape(ModelInfo model, int cellsX, int cellsY) => model.IsSpatial
        ? [model.Batch, model.Classes.Count, cellsY + 2L * model.Margin, cellsX + 2L * model.Margin]
        : [model.Batch, model.Classes.Count];

    public static long[] NoiseShape(ModelInfo model, int index, int cellsX, int cellsY)
    {
        var noise = model.NoiseArray[index];
        return [model.Batch, 1, (long)noise.Scale * cellsY + noise.Extra, (long)noise.Scale * cellsX + noise.Extra];
    }

    public void Dispose()
    {
        binding.Dispose();
        foreach (var (_, value) in inputs) value.Dispose();
        inputs.Clear();
        image?.Dispose();
    }

    float[] Bind(string name, long[] shape, bool output)
    {
        var buffer = new float[shape.Aggregate(1L, (a, b) => a * b)];       // bounded by TexturePlan
        var value = OrtValue.CreateTensorValueFromMemory(buffer, shape);    // pins it for as long as the value lives
        if (output) binding.BindOutput(name, image = value);
        else
        {
            inputs.Add((name, value));
            binding.BindInput(name, value);
        }
        Bytes += buffer.Length * sizeof(float);
        return buffer;
    }
}
