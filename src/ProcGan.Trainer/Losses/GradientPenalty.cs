using static TorchSharp.torch;

namespace ProcGan.Trainer.Losses;

/// <summary>Penalties on the slope of D, [N, C, H, W] -> logits of one or several scales; results scalar, differentiable by D's weights.</summary>
static class GradientPenalty
{
    /// <summary>Half the mean squared slope at the pictures: R1 at real ones (Mescheder et al. 2018), R2 at fake ones.</summary>
    /// <remarks>For one logit a picture it is the papers'. Of P logits a picture, each looking at its own patch, the sum's squared slope is
    /// the sum of theirs, so it is divided by P: the weight means the same, whatever the size of the picture.</remarks>
    public static Tensor ZeroCentred(Func<Tensor, IReadOnlyList<Tensor>> d, Tensor pictures)
    {
        var slope = Slope(d, pictures, logits => Math.Sqrt(logits[0].numel()));
        return slope.square().sum() / (2 * pictures.shape[0]);
    }

    /// <summary>Mean of (|slope| - 1)^2 on the way between real and fake pictures (WGAN-GP: Gulrajani et al. 2017).</summary>
    /// <param name="d">The critic; of several logits a picture, their mean is its value.</param>
    /// <param name="real">[N, C, H, W]</param>
    /// <param name="fake">[N, C, H, W]</param>
    /// <param name="mix">Share of the real picture in each point, [N, 1, 1, 1] in 0 to 1.</param>
    public static Tensor OneCentred(Func<Tensor, IReadOnlyList<Tensor>> d, Tensor real, Tensor fake, Tensor mix)
    {
        var slope = Slope(d, fake + mix * (real - fake), logits => logits[0].numel());
        var length = (slope.square().sum([1L, 2L, 3L]) + 1e-12).sqrt();   // [N]; the root has no slope at 0
        return (length - 1).square().mean();
    }

    /// <param name="d">Pictures to logits.</param>
    /// <param name="pictures">[N, C, H, W]</param>
    /// <param name="divisor">Of the sum over a picture's logits [1, 1, h, w].</param>
    /// <returns>Gradient of each picture's value by its pixels, [N, C, H, W].</returns>
    static Tensor Slope(Func<Tensor, IReadOnlyList<Tensor>> d, Tensor pictures, Func<Tensor, double> divisor)
    {
        var points = pictures.detach().requires_grad_();
        var value = d(points).Select(logits => logits.sum() / divisor(logits)).Aggregate((a, b) => a + b);
        return autograd.grad([value], [points], create_graph: true)[0];
    }
}
