using static TorchSharp.torch;

namespace ProcGan.Trainer.Augment;

/// <summary>Holds the mean sign of D's logits on real pictures at a target by changing the chance of augmentation (ADA: Karras et al. 2020).</summary>
/// <remarks>The sign says how much D knows its pictures by heart: 0, it cannot tell; 1, it is sure of every one.</remarks>
sealed class AdaptiveStrength(AugmentOptions options) : IDisposable
{
    const int Interval = 4;   // steps from one change to the next, as in the paper

    /// <summary>[strength, sum of signs, steps summed], float32: what a checkpoint holds.</summary>
    public Tensor State { get; } = tensor(new[] { options.Strength == 1 ? 0f : (float)options.Strength, 0, 0 }).DetachFromDisposeScope();

    /// <summary>Chance of each kind, 0 to 1.</summary>
    public double Value => Values()[0];

    /// <param name="sign">Mean sign over a batch, -1 to 1.</param>
    /// <param name="batch">Its size.</param>
    public void Observe(double sign, int batch)
    {
        float[] state = Values();
        (float strength, float sum, float steps) = (state[0], state[1] + (float)sign, state[2] + 1);
        if (steps == Interval)
        {
            strength += Math.Sign(sum / steps - options.Target) * (float)(batch * Interval / (options.AdaptKimg * 1000));
            (strength, sum, steps) = (Math.Clamp(strength, 0, 1), 0, 0);
        }
        using var scope = NewDisposeScope();
        State.copy_(tensor(new[] { strength, sum, steps }));
    }

    float[] Values() => State.data<float>().ToArray();

    public void Dispose() => State.Dispose();
}
