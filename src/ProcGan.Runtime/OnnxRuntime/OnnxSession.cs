using Microsoft.ML.OnnxRuntime;
using ProcGan.Runtime.Models;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>One loaded graph on one execution provider. Native errors leave as one-line exceptions of this library.</summary>
sealed class OnnxSession : IDisposable
{
    readonly object gate = new();
    readonly RunOptions runOptions = new();
    readonly InferenceSession session;
    readonly string model;

    OnnxSession(InferenceSession session, string model, string provider, int threads, bool makesRgba)
    {
        (Threads, MakesRgba) = (threads, makesRgba);
        this.session = session;
        this.model = model;
        Provider = provider;
        runOptions.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
    }

    /// <summary>Canonical name of the execution provider.</summary>
    public string Provider { get; }

    /// <summary>How many strips of one texture may run at once.</summary>
    public int Threads { get; }

    /// <summary>Whether <see cref="PictureTail"/> is in the graph.</summary>
    public bool MakesRgba { get; }

    /// <summary>Only the CPU provider runs several calls of one session at once.</summary>
    bool CanOverlap => Provider == ExecutionProviders.Cpu;

    /// <summary>Whether inputs may live in another memory than the caller's.</summary>
    public bool CopiesInputs => Provider != ExecutionProviders.Cpu;

    /// <param name="bytes">The file, already judged by <see cref="OnnxFile"/>.</param>
    /// <param name="model">Its name, for errors.</param>
    /// <param name="provider">Canonical; not Auto.</param>
    /// <param name="options">Threads and device.</param>
    /// <param name="withTail">The file with the last steps of a picture in the graph; null = they are done here.</param>
    public static OnnxSession Open(byte[] bytes, string model, string provider, GeneratorOptions options, byte[]? withTail = null)
    {
        EnsureEnvironment();
        bool onCpu = provider == ExecutionProviders.Cpu;
        if (!ExecutionProviders.IsAvailable(provider))
            throw new ProviderException($"execution provider '{provider}' is not in this build of ONNX Runtime, which has "
                + $"{string.Join(", ", ExecutionProviders.Available())}; choose one of these or ship a build that has it.");
        using var session = new SessionOptions
        {
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = onCpu ? 1 : options.Threads,        // threads within an operator would change its sums: see TextureJob
            InterOpNumThreads = 1,
            // What goes wrong is in the exceptions; a library does not write to stderr.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        session.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        session.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        try
        {
            ExecutionProviders.Append(session, provider, options.DeviceId);
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or NotSupportedException)
        {
            throw new ProviderException($"execution provider '{provider}' does not start here: {NativeMessage.OneLine(e)}; choose another, CPU always works.", e);
        }
        try
        {
            int threads = !onCpu ? 1 : options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
            if (withTail != null)
                try
                {
                    return new(new InferenceSession(withTail, session), model, provider, threads, makesRgba: true);
                }
                catch (OnnxRuntimeException)
                {
                    // a provider without such integers, or a graph that has these names: the model's own graph is what counts
                }
            return new(new InferenceSession(bytes, session), model, provider, threads, makesRgba: false);
        }
        catch (OnnxRuntimeException e) when (onCpu)
        {
            throw new ModelFormatException($"'{model}' is refused by ONNX Runtime: {NativeMessage.OneLine(e)}; export it again with opset 17 or lower.", e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ProviderException($"execution provider '{provider}' cannot load '{model}': {NativeMessage.OneLine(e)}; choose another, CPU always works.", e);
        }
    }

    public static string[] AvailableProviders()
    {
        EnsureEnvironment();
        return ExecutionProviders.Available();
    }

    /// <summary>Runs with buffers that are already filled and bound. Allocates nothing.</summary>
    public void Run(OrtIoBinding binding)
    {
        try
        {
            if (CanOverlap) session.RunWithBinding(runOptions, binding);
            else
                lock (gate) session.RunWithBinding(runOptions, binding);
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
            using var results = session.Run(runOptions, values, [output]);
            return results[0].GetTensorTypeAndShape().Shape;
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
        session.Dispose();
        runOptions.Dispose();
    }

    Exception Failed(OnnxRuntimeException e) => Provider == ExecutionProviders.Cpu
        ? new ModelFormatException($"'{model}' fails when it is run: {NativeMessage.OneLine(e)}; export it again.", e)
        : new ProviderException($"execution provider '{Provider}' fails to run '{model}': {NativeMessage.OneLine(e)}; choose another, CPU always works.", e);

    /// <summary>The environment is the one thing that is static; whoever comes first decides how much it logs.</summary>
    static void EnsureEnvironment()
    {
        try
        {
            if (OrtEnv.IsCreated) return;
            var options = new EnvironmentCreationOptions { logId = "ProcGan", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            OrtEnv.CreateInstanceWithOptions(ref options);
        }
        catch (OnnxRuntimeException) when (OrtEnv.IsCreated)
        {
            // another thread was first
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new ProviderException("ONNX Runtime's native library is not there or does not fit: reference one native package in the "
                + $"application, such as Microsoft.ML.OnnxRuntime ({NativeMessage.OneLine(e.InnerException ?? e)}).", e);
        }
    }
}
