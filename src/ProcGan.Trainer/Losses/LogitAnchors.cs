using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Losses;

/// <summary>Holds D's logits near what they have been on pictures of the other kind, so that D cannot grow ever surer of the few that it knows (LeCam: Tseng et al. 2021).</summary>
/// <remarks>Real logits are pulled down to the moving average of fake ones, fake logits up to that of real ones, and only from beyond it, as the authors' program does.</remarks>
sealed class LogitAnchors(double weight, int scales) : IDisposable
{
    /// <summary>Share that an average keeps in a step; less in the first ones, which know nothing yet.</summary>
    const double Keep = 0.99;

    /// <summary>[S + 1, 2], float32: the averages of real and of fake logits at each of S scales, and in the last line the steps so far: what a checkpoint holds.</summary>
    public Tensor State { get; } = zeros(scales + 1, 2).DetachFromDisposeScope();

    /// <summary>What is added to D's loss; then the averages move on.</summary>
    /// <param name="real">Logits of real pictures, [N, 1, h, w] for each scale.</param>
    /// <param name="fake">Of fake ones.</param>
    /// <returns>Scalar, the mean over the scales times the weight.</returns>
    public Tensor Penalty(IReadOnlyList<Tensor> real, IReadOnlyList<Tensor> fake)
    {
        float[] state = State.data<float>().ToArray();
        float steps = state[2 * scales];
        double keep = Math.Min(Keep, steps / (steps + 1));
        Tensor? sum = null;
        for (int i = 0; i < scales; i++)
        {
            ref float ofReal = ref state[2 * i], ofFake = ref state[2 * i + 1];
            ofReal = Moved(ofReal, real[i]);
            ofFake = Moved(ofFake, fake[i]);
            var term = functional.relu(real[i] - ofFake).square().mean() + functional.relu(ofReal - fake[i]).square().mean();
            sum = sum is null ? term : sum + term;
        }
        state[2 * scales] = steps + 1;
        using (no_grad())
            State.copy_(tensor(state, [scales + 1L, 2L]));
        return sum! * (weight / scales);

        float Moved(float average, Tensor logits)
        {
            using var guard = no_grad();
            return (float)(keep * average + (1 - keep) * logits.mean().ToDouble());
        }
    }

    public void Dispose() => State.Dispose();
}
