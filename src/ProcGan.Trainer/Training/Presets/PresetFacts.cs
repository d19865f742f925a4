using System.Globalization;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Training.Presets;

/// <summary>What a preset chooses by.</summary>
/// <param name="Data">How many images of which size.</param>
/// <param name="HasCuda">libtorch finds a CUDA device.</param>
/// <param name="FastBFloat16">Whether bfloat16 convolutions beat float32 ones on this CPU.</param>
/// <param name="CoreSpeed">What a core of this CPU does, over what one with fast bfloat16 does.</param>
/// <param name="Cores">That this process may use.</param>
readonly record struct PresetFacts(DataGlance Data, bool HasCuda, bool FastBFloat16, double CoreSpeed = 1, int Cores = 1)
{
    public static PresetFacts Of(string data) => new(DataGlance.Of(data), Compute.HasCuda, Compute.HasFastBFloat16, Compute.CoreSpeed, Environment.ProcessorCount);

    /// <summary>Thousands of images that the run will see: as asked for, or about as many as its minutes allow.</summary>
    /// <remarks>A core's time a picture, measured in bfloat16 with the spatial family at 64 px and batch 8: 3.1 ms at width 16, 7.0 at 32. Two threads made 1.57 times
    /// as many pictures as one. A further convolution of 32 channels at the picture's resolution made three pictures of four (in float32).</remarks>
    public double KimgOf(TrainingOptions options)
    {
        if (options.Kimg is { } kimg)
            return kimg;
        double further = options.Family == "spatial" ? 0.0023 * options.Form.Depth * options.Form.LastWidth * options.Form.LastWidth : 0;
        double milliseconds = (1.6 + 0.0053 * options.Width * options.Width + further) * Math.Pow(options.Resolution / 64.0, 2);
        double cores = Math.Pow(options.Threads > 0 ? options.Threads : Cores, Math.Log2(1.57));
        return options.Minutes!.Value * 60 / milliseconds * (options.Device == "cuda" ? GpuOverCore : cores * CoreSpeed);
    }

    /// <summary>A guess, for rules that only tell short runs from long ones.</summary>
    const double GpuOverCore = 20;

    /// <summary>The facts for a person: 40 images of 1024 px, 5 minutes on the CPU.</summary>
    public string Told(TrainingOptions options)
    {
        string images = Data.Images switch
        {
            0 => "data of unknown size",
            1 => $"one image of {Data.Side} px",
            DataGlance.Thousands => $"thousands of images of {Data.Side} px",
            _ => $"{Data.Images} images of {Data.Side} px",
        };
        string length = options.Kimg is { } kimg ? Text(kimg, "kimg") : Text(options.Minutes!.Value, options.Minutes == 1 ? "minute" : "minutes");
        return $"{images}, {length} on {(options.Device == "cuda" ? "a GPU" : "the CPU")}";

        static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {unit}");
    }
}
