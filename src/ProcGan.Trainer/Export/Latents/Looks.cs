using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Export.Latents;

/// <summary>What of a picture has a name: numbers that a person can see.</summary>
static class Looks
{
    public static readonly string[] Names = ["brightness", "warmth", "contrast", "grain"];

    /// <param name="images">[N, C, H, W] in [-1, 1]; the first three channels are colour, or the first is grey.</param>
    /// <returns>Mean over the pictures, one number a name.</returns>
    public static double[] Of(Tensor images)
    {
        using var scope = NewDisposeScope();
        bool colour = images.shape[1] >= 3;
        Tensor grey = colour ? images.narrow(1, 0, 3).mean([1L], keepdim: true) : images.narrow(1, 0, 1);
        Tensor means = images.mean([0L, 2L, 3L]);
        double warmth = colour ? (means[0] - means[2]).ToDouble() : 0;
        Tensor centred = grey - grey.mean([2L, 3L], keepdim: true);
        long width = grey.shape[3];
        Tensor steps = (grey.narrow(3, 1, width - 1) - grey.narrow(3, 0, width - 1)).abs();
        return [grey.mean().ToDouble(), warmth, centred.square().mean([1L, 2L, 3L]).sqrt().mean().ToDouble(), steps.mean().ToDouble()];
    }
}
