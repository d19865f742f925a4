using System.Runtime.Intrinsics.X86;
using ProcGan.Trainer.Files;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>Where and in which type a run computes, as its options ask and the machine allows.</summary>
sealed record Compute(Device Device, ScalarType Type)
{
    /// <exception cref="UserError">The device is not there.</exception>
    public static Compute For(TrainingOptions options)
    {
        if (options.Device == "cuda" && !HasCuda)
            throw new UserError("--device is cuda, but this libtorch finds no CUDA device: leave the option out to train on the CPU, " +
                                "or install a CUDA build of libtorch and NVIDIA's driver.");
        set_num_threads(options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
        var type = options.Precision switch
        {
            "bfloat16" => bfloat16,
            "float32" => float32,
            _ => options.Device == "cuda" || HasFastBFloat16 ? bfloat16 : float32,
        };
        return new Compute(device(options.Device), type);
    }

    public static bool HasCuda => cuda.is_available();

    /// <summary>What a user should know of the precision that was asked for by name; null where there is nothing.</summary>
    public static string? Doubt(TrainingOptions options) => Doubt(options, HasFastBFloat16);

    internal static string? Doubt(TrainingOptions options, bool fastBFloat16) => options is { Precision: "bfloat16", Device: "cpu" } && !fastBFloat16
        ? "--precision is bfloat16, which this processor computes more slowly than float32: a new run with --precision auto, the default, takes what is faster"
        : null;

    /// <summary>Whether bfloat16 convolutions beat float32 ones on this CPU.</summary>
    /// <remarks>A rule by processor and no timing, so that a seed gives the same model on every run. AMD's cores with
    /// AVX512-BF16 (Zen 4 and later) run its dot products at full rate; Intel's run them at half the rate of float32 outside AMX, and
    /// measure 0.5 to 0.8 times as fast on this trainer's layers (docs/TRAINING.md).</remarks>
    public static bool HasFastBFloat16
    {
        get
        {
            if (!Avx512F.IsSupported)
                return false;
            var (_, ebx, _, edx) = X86Base.CpuId(0, 0);
            bool amd = ebx == 0x68747541 && edx == 0x69746E65;        // "Auth" "enti"
            return amd && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;   // AVX512_BF16
        }
    }

    /// <summary>Pictures a second that a core of this CPU trains with, over those of one with fast bfloat16, roughly (docs/TRAINING.md).</summary>
    /// <remarks>Also by processor and no timing: presets depend on it.</remarks>
    public static double CoreSpeed => HasFastBFloat16 ? 1 : Avx512F.IsSupported ? 0.5 : 0.25;
}
