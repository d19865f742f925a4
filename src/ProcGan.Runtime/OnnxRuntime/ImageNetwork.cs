using ProcGan.Runtime.Models;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>Any graph that turns pictures into numbers: float [N, C, H, W] -> float [N, D]. The trainer judges pictures with them.</summary>
/// <remarks>An output [N, D, h, w] is averaged over its pixels. Runs on the CPU, one thread a call; calls may overlap.</remarks>
sealed class ImageNetwork : IDisposable
{
    readonly OnnxSession session;
    readonly OnnxPort input, output;
    readonly string name;

    ImageNetwork(OnnxSession session, OnnxPort input, OnnxPort output, string name)
    {
        this.session = session;
        this.input = input;
        this.output = output;
        this.name = name;
    }

    /// <summary>Pictures a run, where the file fixes it; else null.</summary>
    public int? Batch => Fixed(0);
    public int? Channels => Fixed(1);
    public int? Height => Fixed(2);
    public int? Width => Fixed(3);

    /// <exception cref="ModelFormatException">The file is no such graph; the message names it.</exception>
    public static ImageNetwork Load(string path) => Load(ModelFile.ReadBytes(path), path);

    public static ImageNetwork Load(byte[] bytes, string name)
    {
        OnnxFile file;
        try
        {
            file = OnnxFile.Parse(bytes);
        }
        catch (InvalidDataException e)
        {
            throw ModelFile.Wrong(name, e.Message, e);
        }
        if (file.Inputs.Count != 1 || file.Inputs[0] is not { ElementType: OnnxPort.Float, Dims.Length: 4 } input || input.Dims.Any(d => d is 0 or > Limits.Side))
            throw ModelFile.Wrong(name, $"has the inputs {string.Join(", ", file.Inputs)}, expected one float [N, C, H, W]; export the network that takes pictures", null);
        var output = file.Outputs.Find(port => port.ElementType == OnnxPort.Float && port.Dims is null or { Length: 2 or 4 })
            ?? throw ModelFile.Wrong(name, $"has the outputs {string.Join(", ", file.Outputs)}, expected a float [N, D] or [N, D, h, w]; export its features", null);
        var options = new GeneratorOptions { Provider = ExecutionProviders.Cpu, Threads = 1 };
        return new(OnnxSession.Open(bytes, name, ExecutionProviders.Cpu, options), input, output, name);
    }

    /// <summary>[N, D] of some pictures.</summary>
    /// <param name="pictures">[N, C, H, W], as many as <see cref="Batch"/> where that is fixed.</param>
    public float[] Run(float[] pictures, int count, int channels, int height, int width)
    {
        float[] values = session.Run(input.Name, pictures, [count, channels, height, width], output.Name, out long[] shape);
        if (shape.Length is not (2 or 4) || shape[0] != count || shape[1] < 1)
            throw ModelFile.Wrong(name, $"makes [{string.Join(", ", shape)}] of {count} pictures, expected [N, D] or [N, D, h, w]; export its features", null);
        return shape.Length == 2 ? values : Pooled(values, (int)(shape[2] * shape[3]));
    }

    public void Dispose() => session.Dispose();

    static float[] Pooled(float[] values, int pixels)
    {
        var means = new float[values.Length / pixels];
        for (int i = 0; i < means.Length; i++)
        {
            double sum = 0;
            for (int p = 0; p < pixels; p++) sum += values[i * pixels + p];
            means[i] = (float)(sum / pixels);
        }
        return means;
    }

    int? Fixed(int axis) => input.Dims![axis] < 0 ? null : (int)input.Dims[axis];
}
