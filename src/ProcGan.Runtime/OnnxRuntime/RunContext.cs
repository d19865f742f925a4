using Microsoft.ML.OnnxRuntime;
using ProcGan.Runtime.Models;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>Buffers for one call at one size, pinned and bound once, so that a call moves nothing and allocates nothing.</summary>
sealed class RunContext : IDisposable
{
    readonly List<(string Name, OrtValue Value)> inputs = [];
    readonly OnnxSession session;
    OrtValue? output;
    readonly OrtIoBinding binding;

    /// <param name="session">Where it will run.</param>
    /// <param name="model">Says what the tensors are.</param>
    /// <param name="cellsX">Columns of cells, without margin.</param>
    /// <param name="cellsY">Rows.</param>
    /// <param name="packed">What comes back is <see cref="Rgba"/> rather than <see cref="Image"/>.</param>
    public RunContext(OnnxSession session, ModelInfo model, int cellsX, int cellsY, bool packed)
    {
        this.session = session;
        (CellsX, CellsY, Packed) = (cellsX, cellsY, packed);
        ImageWidth = model.IsSpatial ? cellsX * model.Stride : model.Width;
        ImageHeight = model.IsSpatial ? cellsY * model.Stride : model.Height;
        binding = session.CreateBinding();
        try
        {
            Z = Input(model.ZName, ZShape(model, cellsX, cellsY));
            Label = model.Classes.Count == 0 ? [] : Input("label", LabelShape(model, cellsX, cellsY));
            Noise = new float[model.NoiseArray.Length][];
            for (int i = 0; i < Noise.Length; i++)
                Noise[i] = Input(model.NoiseArray[i].Name, NoiseShape(model, i, cellsX, cellsY));
            Image = packed ? [] : Output<float>(model.ImageName, [model.Batch, model.Channels.Count, ImageHeight, ImageWidth]);
            Rgba = packed ? Output<int>(PictureTail.Output, [model.Batch, ImageHeight, ImageWidth]) : [];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int CellsX { get; }
    public int CellsY { get; }
    public bool Packed { get; }
    public int ImageWidth { get; }
    public int ImageHeight { get; }

    /// <summary>[N, Z] or [N, Z, h + 2 margin, w + 2 margin]; only the first of a fixed batch is used.</summary>
    public float[] Z { get; }

    /// <summary>[N, K] or [N, K, h + 2 margin, w + 2 margin] of a conditional model, else empty.</summary>
    public float[] Label { get; }

    /// <summary>One [N, 1, h, w] a noise input.</summary>
    public float[][] Noise { get; }

    /// <summary>[N, C, H, W]; empty if packed.</summary>
    public float[] Image { get; }

    /// <summary>[N, H, W], a pixel each, R in the lowest byte; empty if not packed.</summary>
    public int[] Rgba { get; }

    public long Bytes { get; private set; }

    public void Run() => session.Run(binding, inputs);

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
        // What is bound may have a copy on the device, where another call may be under way.
        if (session.CopiesInputs)
            lock (session.Gate) binding.Dispose();
        else binding.Dispose();
        foreach (var (_, value) in inputs) value.Dispose();
        inputs.Clear();
        output?.Dispose();
    }

    float[] Input(string name, long[] shape)
    {
        var value = Pinned(shape, out float[] buffer);
        inputs.Add((name, value));
        if (!session.CopiesInputs) binding.BindInput(name, value);
        return buffer;
    }

    T[] Output<T>(string name, long[] shape) where T : unmanaged
    {
        binding.BindOutput(name, output = Pinned(shape, out T[] buffer));
        return buffer;
    }

    OrtValue Pinned<T>(long[] shape, out T[] buffer) where T : unmanaged
    {
        buffer = new T[shape.Aggregate(1L, (a, b) => a * b)];        // bounded by TexturePlan
        Bytes += buffer.Length * 4L;
        return OrtValue.CreateTensorValueFromMemory(buffer, shape);     // pins it for as long as the value lives
    }
}
