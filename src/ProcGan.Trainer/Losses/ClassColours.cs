using static TorchSharp.torch;

namespace ProcGan.Trainer.Losses;

/// <summary>Holds the colours and contrasts of each class where those of its photographs are: the mean and the deviation of each channel.</summary>
/// <remarks>
/// A discriminator that norms the pictures of a class together sees neither well. Feature matching (Salimans et al. 2016, section 3.1), with two differences: what is matched
/// are moving averages, so that single pictures stay as different as they are; and a picture is only pulled along their difference, which does not shrink how pictures vary.
/// </remarks>
/// <param name="weight">Of the pull.</param>
/// <param name="classes">K; 0 = all pictures are of one kind.</param>
/// <param name="channels">C.</param>
sealed class ClassColours(double weight, int classes, int channels) : IDisposable
{
    /// <summary>Share that an average keeps when a picture comes; less of the first ones.</summary>
    const double Keep = 0.98;

    const double Smallest = 1e-4;    // added to a variance: its root has no slope at 0

    readonly int moments = 2 * channels;

    /// <summary>[K, 4 C + 1], float32: for each class the averages of real pictures (C means, C deviations), of fake ones, and how many of each came: what a checkpoint holds.</summary>
    public Tensor State { get; } = zeros(Math.Max(1, classes), 4L * channels + 1).DetachFromDisposeScope();

    /// <summary>What is added to G's loss; the averages have moved on.</summary>
    /// <param name="fake">[N, C, R, R]</param>
    /// <param name="real">[N, C, R, R], of the same classes one by one.</param>
    /// <param name="label">[N, K], 1 for each picture's class; null = all are of one kind.</param>
    /// <returns>Scalar. Its gradient counts, its value says nothing.</returns>
    public Tensor Pull(Tensor fake, Tensor real, Tensor? label)
    {
        using var scope = NewDisposeScope();
        var ofFake = Moments(fake);                                                        // [N, 2 C]
        var pull = new float[ofFake.shape[0] * moments];
        using (no_grad())
        {
            float[] state = State.data<float>().ToArray();
            float[] reals = Values(Moments(real)), fakes = Values(ofFake.detach());
            long[] kinds = label is null ? new long[ofFake.shape[0]] : label.argmax(1).cpu().data<long>().ToArray();
            for (int n = 0; n < kinds.Length; n++)
            {
                Span<float> own = state.AsSpan((int)kinds[n] * (2 * moments + 1), 2 * moments + 1);
                double keep = Math.Min(Keep, own[^1] / (own[^1] + 1));
                own[^1]++;
                for (int m = 0; m < moments; m++)
                {
                    own[m] = (float)(keep * own[m] + (1 - keep) * reals[n * moments + m]);
                    own[moments + m] = (float)(keep * own[moments + m] + (1 - keep) * fakes[n * moments + m]);
                    pull[n * moments + m] = own[moments + m] - own[m];
                }
            }
            State.copy_(tensor(state, State.shape));
        }
        var towards = tensor(pull, [ofFake.shape[0], moments], device: ofFake.device);
        return ((ofFake * towards).sum() * (weight / ofFake.shape[0])).MoveToOuterDisposeScope();
    }

    static float[] Values(Tensor x) => x.cpu().data<float>().ToArray();

    /// <summary>Mean and deviation of each channel of each picture: [N, C, R, R] -> [N, 2 C].</summary>
    static Tensor Moments(Tensor x)
    {
        var mean = x.mean([2L, 3L], keepdim: true);
        var variance = (x - mean).square().mean([2L, 3L]);
        return cat([mean.flatten(1), (variance + Smallest).sqrt()], 1);
    }

    public void Dispose() => State.Dispose();
}
