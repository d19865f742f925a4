using Microsoft.ML.OnnxRuntime;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>ONNX Runtime's session, and how many use it: one, or several by <see cref="SharedWeights"/>.</summary>
sealed class NativeSession : IDisposable
{
    NativeSession(InferenceSession session, bool makesRgba)
    {
        Session = session;
        MakesRgba = makesRgba;
    }

    public InferenceSession Session { get; }

    /// <summary>Whether <see cref="Models.PictureTail"/> is in the graph.</summary>
    public bool MakesRgba { get; }

    /// <summary>Held by the one call at a time that a provider other than the CPU's can take.</summary>
    public object Gate { get; } = new();

    /// <summary>Gives it back where it is shared; null = it is not.</summary>
    public Action? Return { get; set; }

    public static NativeSession Open(byte[] bytes, string model, string provider, GeneratorOptions options, byte[]? withTail)
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
            if (withTail != null)
                try
                {
                    return new(new InferenceSession(withTail, session), makesRgba: true);
                }
                catch (OnnxRuntimeException)
                {
                    // a provider without such integers, or a graph that has these names: the model's own graph is what counts
                }
            return new(new InferenceSession(bytes, session), makesRgba: false);
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

    public void Dispose()
    {
        if (Return != null) Return();
        else Session.Dispose();
    }

    /// <summary>The environment is the one thing that is static; whoever comes first decides how much it logs.</summary>
    public static void EnsureEnvironment()
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
