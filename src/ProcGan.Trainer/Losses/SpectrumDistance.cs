using ProcGan.Trainer.Metrics;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Losses;

/// <summary>
/// How far the fine grain of two batches differs in strength, as a loss: radial power spectra, each channel's by itself (spectral
/// regularisation: Durall et al. 2020, arXiv 2003.01826, here between batches).
/// </summary>
/// <remarks>
/// D hears a channel by its contrast: a roughness or an AO of a few levels may lose its grain unnoticed. Here all channels count alike. Rings of frequencies are those of
/// <see cref="RadialSpectrum"/> (pictures less their mean, under a Hann window), from periods of <see cref="LongestPeriod"/> px up to its <see cref="RadialSpectrum.UsedNyquist"/>: what is
/// coarser differs from crop to crop. A ring's power is the mean over the batch, with the power of rounding to 8 bits added, since below that nothing can be seen; the loss is the mean
/// over rings and channels of the squared difference of their natural logarithms.
/// </remarks>
sealed class SpectrumDistance : IDisposable
{
    public const int LongestPeriod = 16;
    const double Rounding = 2 / 255.0 * (2 / 255.0) / 12;

    readonly Tensor cosines, sines;   // [R, R]: frequency by pixel, with the window
    readonly Tensor rings;            // [R * R, rings]: mean over a ring's frequencies, and of the window's power

    /// <param name="side">Pixels a side, R: 4 or more.</param>
    /// <param name="device">Of the pictures.</param>
    public SpectrumDistance(int side, Device device)
    {
        int first = Math.Max(1, side / LongestPeriod), last = Math.Max(first, (int)(RadialSpectrum.UsedNyquist * side / 2));
        double[] window = [.. Enumerable.Range(0, side).Select(i => Math.Pow(Math.Sin(Math.PI * (i + 0.5) / side), 2))];
        double windowPower = Math.Pow(window.Sum(w => w * w), 2);
        float[] Waves(Func<double, double> wave) => [.. Enumerable.Range(0, side * side).Select(i => (float)(window[i % side] * wave(2 * Math.PI * (i / side) * (i % side) / side)))];
        int[] ringOf = [.. Enumerable.Range(0, side * side).Select(i => Ring(i / side, i % side, side) - first)];
        int[] sizes = [.. Enumerable.Range(0, last - first + 1).Select(ring => ringOf.Count(r => r == ring))];
        var means = new float[side * side * sizes.Length];
        for (int i = 0; i < ringOf.Length; i++)
            if (ringOf[i] >= 0 && ringOf[i] < sizes.Length)
                means[i * sizes.Length + ringOf[i]] = (float)(1 / (sizes[ringOf[i]] * windowPower));
        using var scope = NewDisposeScope();
        cosines = tensor(Waves(Math.Cos), [side, side], device: device).DetachFromDisposeScope();
        sines = tensor(Waves(Math.Sin), [side, side], device: device).DetachFromDisposeScope();
        rings = tensor(means, [side * side, sizes.Length], device: device).DetachFromDisposeScope();
    }

    /// <param name="a">[N, C, R, R] in [-1, 1], float32: what learns.</param>
    /// <param name="b">[M, C, R, R]: what it is to be like.</param>
    /// <returns>Scalar; 0 for batches of the same spectra, and 1.3 where all rings differ by 5 dB.</returns>
    public Tensor Between(Tensor a, Tensor b) => (LogPower(a) - LogPower(b)).square().mean();

    /// <summary>[C, rings]</summary>
    Tensor LogPower(Tensor x)
    {
        x = x - x.mean([2L, 3L], keepdim: true);
        // The transform as products: of 64 x 64 pixels they are nothing beside a convolution, and need no library.
        Tensor re = cosines.matmul(x), im = sines.matmul(x), cos = cosines.transpose(0, 1), sin = sines.transpose(0, 1);
        var power = (re.matmul(cos) - im.matmul(sin)).square() + (re.matmul(sin) + im.matmul(cos)).square();     // [N, C, R, R]
        return (power.mean([0L]).flatten(1).matmul(rings) + Rounding).log();
    }

    static int Ring(int y, int x, int side)
    {
        (y, x) = (Math.Min(y, side - y), Math.Min(x, side - x));
        return (int)Math.Round(Math.Sqrt(x * x + y * y));
    }

    public void Dispose()
    {
        cosines.Dispose();
        sines.Dispose();
        rings.Dispose();
    }
}
