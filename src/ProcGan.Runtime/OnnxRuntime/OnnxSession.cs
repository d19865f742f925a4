using Microsoft.ML.OnnxRuntime;
using ProcGan.Runtime.Models;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>One loaded graph on one execution provider. Native errors leave as one-line exceptions of this library.</summary>
sealed class OnnxSession : IDisposable
{
    readonly RunOptions runOptions = new();
    readonly NativeSession native;
    readonly InferenceSession session;
    readonly string model;

    OnnxSession(NativeSession native, string model, string provider, int threads)
    {
        this.native = native;
        session = native.Session;
        this.model = model;
        (Provider, Threads) = (provider, threads);
        runOptions.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
    }

    /// <summary>Canonical name of the execution provider.</summary>
    public string Provider { get; }

    /// <summary>How many strips of one texture may run at once.</summary>
    public int Threads { get; }

    /// <summary>Whether <see cref="PictureTail"/> is in the graph.</summary>
    public bool MakesRgba => native.MakesRgba;

    /// <summary>Whether inputs may live in another memory than the caller's. Then whoever touches the session or what is bound to it holds the
    /// <see cref="Gate"/>: only the CPU provider takes several calls at once.</summary>
    public bool CopiesInputs => Provider != ExecutionProviders.Cpu;

    /// <summary>One for all that share the session.</summary>
    public object Gate => native.Gate;

    /// <param name="bytes">The file, already judged by <see cref="OnnxFile"/>.</param>
    /// <param name="model">Its name, for errors.</param>
    /// <param name="provider">Canonical; not Auto.</param>
    /// <param name="options">Threads and device.</param>
    /// <param name="withTail">The file with the last steps of a picture in the graph; null = they are done here.</param>
    /// <param name="hash">SHA-256 of the file, by which sessions are shared; null = they are not.</param>
    public static OnnxSession Open(byte[] bytes, string model, string provider, GeneratorOptions options, byte[]? withTail = null, string? hash = null)
    {
        bool onCpu = provider == ExecutionProviders.Cpu;
        // On the CPU a session has one thread of its own whatever the option says, so generators of any number of threads share it.
        var key = new SharedWeights.Key(hash ?? "", provider, options.DeviceId, onCpu ? 0 : options.Threads, withTail != null);
        var native = hash != null && options.Shared is { } shared ? shared.Rent(key, () => NativeSession.Open(bytes, model, provider, options, withTail))
            : NativeSession.Open(bytes, model, provider, options, withTail);
        return new(native, model, provider, !onCpu ? 1 : options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
    }

    /// <summary>Runs with buffers that are already filled and bound. Allocates nothing on the CPU.</summary>
    /// <param name="binding">Has the output; on the CPU the inputs too.</param>
    /// <param name="inputs">What is bound for each call where a device has memory of its own, since binding is what copies it there.</param>
    public void Run(OrtIoBinding binding, List<(string Name, OrtValue Value)> inputs)
    {
        try
        {
            if (!CopiesInputs)
            {
                session.RunWithBinding(runOptions, binding);
                return;
            }
            lock (Gate)
            {
                foreach (var (name, value) in inputs) binding.BindInput(name, value);
                session.RunWithBinding(runOptions, binding);
            }
        }
        catch (OnnxRuntimeException e)
        {
            throw Failed(e);
        }
    }

    public OrtIoBinding CreateBinding() => session.CreateIoBinding();

    /// <summary>Runs once on zeros to learn what shape comes out: [N, C, H, W].</summary>
    public long[] OutputShape(IReadOnlyList<(string Name, long[] Shape)> inputs, string output)
    {
        var values = new Dictionary<string, OrtValue>();
        try
        {
            foreach (var (name, shape) in inputs)
                values.Add(name, OrtValue.CreateTensorValueFromMemory(new float[shape.Aggregate(1L, (a, b) => a * b)], shape));
            lock (Gate)
            {
                using var results = session.Run(runOptions, values, [output]);
                return results[0].GetTensorTypeAndShape().Shape;
            }
        }
        catch (OnnxRuntimeException e)
        {
            throw Failed(e);
        }
        finally
        {
            foreach (var value in values.Values) value.Dispose();
        }
    }

    /// <summary>Runs once with buffers of its own: one input, one output.</summary>
    public float[] Run(string input, float[] values, long[] shape, string output, out long[] outputShape)
    {
        try
        {
            using var value = OrtValue.CreateTensorValueFromMemory(values, shape);
            using var results = session.Run(runOptions, [input], [value], [output]);
            outputShape = results[0].GetTensorTypeAndShape().Shape;
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }
        catch (OnnxRuntimeException e)
        {
            throw Failed(e);
        }
    }

    public void Dispose()
    {
        native.Dispose();
        runOptions.Dispose();
    }

    Exception Failed(OnnxRuntimeException e) => Provider == ExecutionProviders.Cpu
        ? new ModelFormatException($"'{model}' fails when it is run: {NativeMessage.OneLine(e)}; export it again.", e)
        : new ProviderException($"execution provider '{Provider}' fails to run '{model}': {NativeMessage.OneLine(e)}; choose another, CPU always works.", e);
}
