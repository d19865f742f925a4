using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Batch normalisation over N, H, W (Ioffe and Szegedy 2015): [N, C, H, W] -> the same shape.</summary>
/// <remarks>Own rather than TorchSharp's, because <see cref="Momentum"/> has to change: set to 1/n on the n-th of a row of
/// batches, the running statistics become the plain mean over them, which is how a weight average gets its own statistics.
/// <para>Of weights (Salimans and Kingma 2016), it takes no statistics of the batch, but those that a convolution's weights would give to inputs of independent
/// standard normals behind a ReLU: 0 and |w| / sqrt 2. The deviation of a batch a generator can blow up: a few pixels of enormous values, and all
/// others come out as flat as it likes. One sees that as droplets (Karras et al. 2020, section 2), blisters or holes.</para></remarks>
sealed class BatchNorm : Module<Tensor, Tensor>
{
    public const double Epsilon = 1e-5;

    readonly Parameter weight, bias;                      // [C]
    readonly Tensor running_mean, running_var;            // [C], buffers
    readonly bool ofWeights;
    readonly int together;

    /// <param name="init">Draws the weights.</param>
    /// <param name="channels">C.</param>
    /// <param name="ofWeights">It is a norm of the weights before it.</param>
    /// <param name="together">In training, pictures in a row that make a batch of their own; 0 = all are one.</param>
    public BatchNorm(RandomWeights init, long channels, bool ofWeights = false, int together = 0) : base(nameof(BatchNorm))
    {
        this.ofWeights = ofWeights;
        this.together = together;
        weight = Parameter(init.Normal(0.02, channels).add_(1));
        bias = Parameter(zeros(channels));
        running_mean = zeros(channels);
        running_var = ones(channels);
        RegisterComponents();
    }

    /// <summary>Weight of the newest batch in the running statistics, 0 to 1.</summary>
    public double Momentum { get; set; } = 0.1;

    public Tensor Weight => weight;
    public Tensor Bias => bias;
    public Tensor RunningMean => running_mean;
    public Tensor RunningVar => running_var;

    /// <summary>What it multiplies each channel by in evaluation: [C].</summary>
    public Tensor Scale => weight * (running_var + Epsilon).rsqrt();

    public override Tensor forward(Tensor x)
    {
        if (!training || together == 0 || x.shape[0] <= together)
            return Normed(x);
        using var scope = NewDisposeScope();
        return cat([.. x.split(together).Select(Normed)]).MoveToOuterDisposeScope();
    }

    Tensor Normed(Tensor x) =>
        functional.batch_norm(x, running_mean, running_var, weight, bias, training, Momentum, Epsilon);

    /// <summary>Behind a convolution.</summary>
    /// <param name="x">What it made: [N, C, H, W]</param>
    /// <param name="filters">Its weights: [C, Cin, k, k]</param>
    public Tensor Behind(Tensor x, Tensor filters)
    {
        if (!ofWeights)
            return forward(x);
        using var scope = NewDisposeScope();
        var variance = filters.square().sum([1L, 2L, 3L]) / 2;                    // [C]
        using (no_grad())
        {
            running_var.copy_(variance);                                          // for an exported model it is a norm as any other
            running_mean.zero_();
        }
        var scale = weight * (variance + Epsilon).rsqrt();
        return (x * Everywhere(scale, x) + Everywhere(bias, x)).MoveToOuterDisposeScope();
    }

    static Tensor Everywhere(Tensor values, Tensor x) => values.view(1, -1, 1, 1).to(x.dtype);
}
