using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Batch normalisation over N, H, W (Ioffe and Szegedy 2015): [N, C, H, W] -> the same shape.</summary>
/// <remarks>Own rather than TorchSharp's, because <see cref="Momentum"/> has to change: set to 1/n on the n-th of a row of
/// batches, the running statistics become the plain mean over them, which is how a weight average gets its own statistics.</remarks>
sealed class BatchNorm : Module<Tensor, Tensor>
{
    public const double Epsilon = 1e-5;

    readonly Parameter weight, bias;                      // [C]
    readonly Tensor running_mean, running_var;            // [C], buffers

    public BatchNorm(RandomWeights init, long channels) : base(nameof(BatchNorm))
    {
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

    public override Tensor forward(Tensor x) =>
        functional.batch_norm(x, running_mean, running_var, weight, bias, training, Momentum, Epsilon);
}
