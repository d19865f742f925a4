using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Nearest-neighbour doubling and a 3 x 3 convolution without padding:
/// [N, Cin, H, W] -> [N, Cout, 2H - 2, 2W - 2].</summary>
/// <remarks>
/// Unlike a transposed convolution it treats the four output phases alike, so it draws no lattice of its own
/// (Odena et al. 2016). After doubling, a 3 x 3 window covers just 2 x 2 distinct inputs, so that the taps that share an input are
/// added up first and the layer is a 2 x 2 convolution to 4 Cout channels with a pixel shuffle: 4/9 of the work.
/// </remarks>
sealed class ResizeUpsample : Upsample
{
    readonly Parameter weight;    // [Cout, Cin, 3, 3], the convolution behind the doubling
    readonly Tensor phase_taps;   // [9, 16], constant

    public ResizeUpsample(RandomWeights init, long inChannels, long outChannels, double std = 0.02) : base(nameof(ResizeUpsample))
    {
        weight = Parameter(init.Normal(std, outChannels, inChannels, 3, 3));
        phase_taps = PhaseTaps();
        RegisterComponents();
    }

    public Tensor Weight => weight;
    public override Tensor Filters => weight;

    /// <summary>The weights of the equal 2 x 2 convolution, rows as in <see cref="TransposedUpsample"/>: [4 Cout, Cin, 2, 2].</summary>
    public override Tensor PhaseWeight()
    {
        using var scope = NewDisposeScope();
        long outChannels = weight.shape[0], inChannels = weight.shape[1];
        var w = weight.view(outChannels, inChannels, 9).matmul(phase_taps);             // [Cout, Cin, 16] = (ay ax dy dx)
        w = w.view(outChannels, inChannels, 4, 2, 2).permute(0, 2, 1, 3, 4);            // [Cout, 4, Cin, 2, 2]
        return w.reshape(4 * outChannels, inChannels, 2, 2).ChannelsLast().MoveToOuterDisposeScope();
    }

    /// <summary>[9, 16]: tap (ty, tx) of the 3 x 3 kernel falls on input (dy, dx) of output phase (ay, ax).</summary>
    static Tensor PhaseTaps()
    {
        var taps = new float[9 * 16];
        for (int ty = 0; ty < 3; ty++)
            for (int tx = 0; tx < 3; tx++)
                for (int ay = 0; ay < 2; ay++)
                    for (int ax = 0; ax < 2; ax++)
                    {
                        int dy = (ay + ty) / 2, dx = (ax + tx) / 2;   // doubled row 2i + a + t comes from row i + (a + t) / 2
                        taps[(ty * 3 + tx) * 16 + ay * 8 + ax * 4 + dy * 2 + dx] = 1;
                    }
        return tensor(taps, [9L, 16L]);
    }
}
