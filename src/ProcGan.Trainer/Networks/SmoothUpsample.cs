using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A 3 x 3 convolution and bilinear doubling, without padding: [N, Cin, H, W] -> [N, Cout, 2H - 6, 2W - 6].</summary>
/// <remarks>
/// Between two inputs lie two pixels, at a quarter and three quarters. Learnt phases and nearest neighbours leave copies of the spectrum above the old Nyquist
/// frequency, a lattice that later layers have to hide; this low-pass all but takes them away, as the filters of Karras et al. (2020, 2021) do.
/// The convolution works at the low resolution, a quarter of the work, and the doubling is a 2 x 2 convolution with constant weights: its dense form is
/// seven to nine times as fast as libtorch's interpolation of bfloat16, and an exported graph can give it the norm's scales.
/// </remarks>
sealed class SmoothUpsample : Upsample
{
    const float Near = 0.75f, Far = 0.25f;

    readonly Parameter weight;   // [Cout, Cin, 3, 3]
    readonly Tensor doubling;    // [4 Cout, Cout, 2, 2], constant

    public SmoothUpsample(RandomWeights init, long inChannels, long outChannels, double std = 0.02) : base(nameof(SmoothUpsample))
    {
        weight = Parameter(init.Normal(std, outChannels, inChannels, 3, 3).ChannelsLast());
        doubling = Bilinear(outChannels);
        RegisterComponents();
    }

    public Tensor Weight => weight;
    public override Tensor Filters => weight;
    public override int Shortfall => 6;

    /// <summary>The weights of the doubling, behind the convolution: [4 Cout, Cout, 2, 2].</summary>
    public override Tensor PhaseWeight() => doubling;

    protected override Tensor Convolved(Tensor x) => functional.conv2d(x, weight.to(x.dtype));

    static Tensor Bilinear(long channels)
    {
        var weights = new float[4 * channels * channels * 4];
        for (long c = 0; c < channels; c++)
            for (int phase = 0; phase < 4; phase++)
                for (int d = 0; d < 4; d++)
                    weights[((4 * c + phase) * channels + c) * 4 + d] = Share(phase >> 1, d >> 1) * Share(phase & 1, d & 1);
        return tensor(weights, [4 * channels, channels, 2L, 2L]).ChannelsLast();
        static float Share(int phase, int input) => phase == input ? Near : Far;
    }
}
