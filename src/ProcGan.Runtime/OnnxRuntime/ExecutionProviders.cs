using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>Names of execution providers: what users say, what ONNX Runtime lists, and how each is appended.</summary>
static class ExecutionProviders
{
    public const string Auto = "Auto", Cpu = "CPU";
    const string Suffix = "ExecutionProvider";

    /// <summary>What users say -> the name that ONNX Runtime lists, without its suffix.</summary>
    static readonly (string Name, string Listed)[] known =
    [
        (Cpu, "CPU"), ("WebGPU", "WebGpu"), ("DirectML", "Dml"), ("CUDA", "CUDA"), ("CoreML", "CoreML"), ("TensorRT", "Tensorrt"),
        ("OpenVINO", "OpenVINO"), ("XNNPACK", "Xnnpack"), ("QNN", "QNN"), ("ROCm", "ROCM"), ("MIGraphX", "MIGraphX"), ("NNAPI", "Nnapi"),
    ];

    /// <summary>What fits the platform, best first. The CPU is not among them: it is what the others are measured against.</summary>
    public static string[] Candidates() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? ["DirectML", "CUDA", "WebGPU"]
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? ["CoreML", "WebGPU"]
        : ["CUDA", "WebGPU"];

    /// <summary>False where asking a GPU provider is bound to fail, slowly and with the driver's own words on stderr.</summary>
    public static bool MayHaveGpu() => !RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        || Directory.Exists("/dev/dri") || File.Exists("/dev/nvidiactl") || File.Exists("/dev/dxg") || File.Exists("/dev/kfd");

    /// <summary>The canonical form of a name; an unknown one is an error that names the nearest.</summary>
    public static string Canonical(string name)
    {
        if (Same(name, Auto)) return Auto;
        foreach (var (said, listed) in known)
            if (Same(name, said) || Same(name, listed) || Same(name, listed + Suffix)) return said;
        string[] available = Available();
        foreach (string listed in available)
            if (Same(name, listed)) return listed;
        var valid = known.Select(k => k.Name).Prepend(Auto).Concat(available).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        string nearest = valid.OrderBy(v => EditDistance(v.ToUpperInvariant(), name.ToUpperInvariant())).First();
        throw new ArgumentException($"execution provider '{name}' is unknown, did you mean '{nearest}'? There are {string.Join(", ", valid)}.");
    }

    /// <summary>Whether the native library in use was built with it.</summary>
    public static bool IsAvailable(string canonical) => Available().Any(name => Same(name, canonical));

    /// <summary>Names of what the native library in use was built with.</summary>
    public static string[] Available()
    {
        NativeSession.EnsureEnvironment();      // whoever asks first would else make one that writes to stderr
        return OrtEnv.Instance().GetAvailableProviders()
            .Select(p => p.EndsWith(Suffix, StringComparison.Ordinal) ? p.Substring(0, p.Length - Suffix.Length) : p)
            .Select(listed => known.FirstOrDefault(k => k.Listed == listed).Name ?? listed).ToArray();
    }

    public static void Append(SessionOptions session, string canonical, int deviceId)
    {
        switch (canonical)
        {
            case Cpu: break;                                                // always there, as the last resort
            case "DirectML":
                session.EnableMemoryPattern = false;                        // not supported by it
                session.AppendExecutionProvider_DML(deviceId);
                break;
            case "CUDA": session.AppendExecutionProvider_CUDA(deviceId); break;
            case "TensorRT": session.AppendExecutionProvider_Tensorrt(deviceId); break;
            case "ROCm": session.AppendExecutionProvider_ROCm(deviceId); break;
            case "MIGraphX": session.AppendExecutionProvider_MIGraphX(deviceId); break;
            case "OpenVINO": session.AppendExecutionProvider_OpenVINO(); break;
            case "NNAPI": session.AppendExecutionProvider_Nnapi(); break;
            default: session.AppendExecutionProvider(canonical); break;     // WebGPU, CoreML, XNNPACK, QNN, and what is yet to come
        }
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>Levenshtein's: the fewest insertions, deletions and replacements.</summary>
    static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[b.Length];
    }
}
