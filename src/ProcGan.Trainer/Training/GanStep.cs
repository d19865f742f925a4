using ProcGan.Trainer.Augment;
using ProcGan.Trainer.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>The losses of one step, before its updates and without penalties.</summary>
readonly record struct StepLosses(double D, double G);

/// <summary>What one step learns from: pictures of the data and latents, made from the number of the step alone.</summary>
/// <param name="Step">Its number.</param>
/// <param name="Real">[N, C, R, R] in [-1, 1]</param>
/// <param name="Input">For as many fake pictures.</param>
sealed record StepInput(long Step, Tensor Real, LatentBatch Input);

/// <summary>One update of D, then one of G: what each is told.</summary>
/// <remarks>The fake pictures are made once and serve both: D learns from copies without history, G through the D that has just learnt.
/// Penalties are gradients of gradients, and are computed in float32 every few steps only.</remarks>
sealed class GanStep(Models models, TrainingOptions options, IReadOnlyList<string> channels, Device device) : IDisposable
{
    readonly LossOptions losses = options.Loss;
    readonly AdversarialLoss game = AdversarialLoss.Named(options.Loss.Game);
    readonly SpectrumDistance? spectra = options.Loss.SpectrumWeight > 0 ? new(options.Resolution, device) : null;
    readonly int albedo = channels.TakeWhile(name => name.StartsWith("albedo", StringComparison.Ordinal)).Count();

    /// <param name="from">Pictures and latents.</param>
    /// <param name="rate">Factor on the learning rates.</param>
    public StepLosses Run(StepInput from, double rate)
    {
        using var scope = NewDisposeScope();
        var fake = Rolled(models.G.forward(from.Input.Z, from.Input.Noise), from.Step);  // [N, C, R, R]
        double d = UpdateDiscriminator(from, fake.detach(), options.DiscriminatorRate * rate);
        double g = double.IsFinite(d) ? UpdateGenerator(from, fake, options.GeneratorRate * rate) : double.NaN;
        return new StepLosses(d, g);
    }

    /// <summary>Pictures that wrap have no first line: D is to see their seams as any other place.</summary>
    Tensor Rolled(Tensor fake, long step)
    {
        if (!models.G.IsTorus)
            return fake;
        Span<float> shares = stackalloc float[2];
        RandomValues.Fill(shares, options.Seed, TrainingStreams.Rolls, step);
        long Pixels(float share) => (long)(share * options.Resolution);
        return fake.roll((Pixels(shares[0]), Pixels(shares[1])), (2, 3));
    }

    double UpdateDiscriminator(StepInput from, Tensor fake, double rate)
    {
        models.DValues.ZeroGradients();
        models.D.IterateSpectralNorms();
        var real = Augmented(from.Real, from.Step, View.RealForD);
        fake = Augmented(fake, from.Step, View.FakeForD);
        var (realLogits, fakeLogits) = (Judge(real, from), Judge(fake, from));
        var loss = game.Discriminator(realLogits, fakeLogits);
        double value = loss.ToDouble();
        if (!double.IsFinite(value))
            return value;                     // no update: what went wrong first can still be told from the weights
        (models.Anchors is { } anchors ? loss + anchors.Penalty(realLogits, fakeLogits) : loss).backward();
        if (from.Step % losses.PenaltyEvery == 0)
            AddPenalties(from, real, fake);
        models.DOptimiser.Step(rate);
        if (losses.Clip > 0)
            using (no_grad())
                models.DValues.Values.clamp_(-losses.Clip, losses.Clip);
        models.Strength?.Observe(MeanSign(realLogits[0], fakeLogits[0]), options.Batch);
        return value;
    }

    double UpdateGenerator(StepInput from, Tensor fake, double rate)
    {
        models.GValues.ZeroGradients();
        SetTrainable(models.D, false);
        var loss = game.Generator(game.GeneratorSeesReal ? Judge(Augmented(from.Real, from.Step, View.RealForG), from) : [],
                                  Judge(Augmented(fake, from.Step, View.FakeForG), from));
        var told = losses.PatchWeight > 0 ? loss + losses.PatchWeight * Patches(from, fake) : loss;
        if (models.Colours is { } colours)
            told = told + colours.Pull(fake, from.Real, from.Input.Label);
        (spectra is null ? told : told + losses.SpectrumWeight * spectra.Between(fake, from.Real)).backward();
        SetTrainable(models.D, true);
        models.GOptimiser.Step(rate);
        return loss.ToDouble();
    }

    Tensor Patches(StepInput from, Tensor fake) => PatchDistance.Between(fake, from.Real,
        PatchDistance.Draw(options.Seed, TrainingStreams.Patches, from.Step, channels.Count, options.Resolution, fake.device));

    /// <summary>Real and fake pictures of a step have the same classes, one by one.</summary>
    IReadOnlyList<Tensor> Judge(Tensor pictures, StepInput from) => models.D.forward(pictures, from.Input.Label);

    /// <summary>Each is augmented by draws of its own.</summary>
    enum View { RealForD, FakeForD, FakeForG, RealForG }

    Tensor Augmented(Tensor pictures, long step, View view)
    {
        if (options.Augment.IsOff)
            return pictures;
        double strength = models.Strength?.Value ?? options.Augment.Strength;
        return AugmentPlan.Draw(options.Augment, strength, options.Seed, step * 4 + (long)view, options.Batch, options.Resolution).Apply(pictures, albedo);
    }

    /// <summary>How sure D is of real pictures, -1 to 1; in a game of differences, against the middle between real and fake.</summary>
    double MeanSign(Tensor real, Tensor fake)
    {
        using var guard = no_grad();
        return (game.Compares ? real - (real.mean() + fake.mean()) / 2 : real).sign().mean().ToDouble();
    }

    /// <summary>Adds the penalties' gradients to D's.</summary>
    void AddPenalties(StepInput from, Tensor real, Tensor fake)
    {
        IReadOnlyList<Tensor> Judged(Tensor pictures) => Judge(pictures, from);
        if (losses is { R1: 0, R2: 0, GradientPenalty: 0 })
            return;
        var type = models.D.ComputeType;
        models.D.ComputeType = float32;
        if (losses.R1 > 0)
            (GradientPenalty.ZeroCentred(Judged, real) * (losses.R1 * losses.PenaltyEvery)).backward();
        if (losses.R2 > 0)
            (GradientPenalty.ZeroCentred(Judged, fake) * (losses.R2 * losses.PenaltyEvery)).backward();
        if (losses.GradientPenalty > 0)
        {
            var mix = RandomValues.Uniform(options.Seed, TrainingStreams.PenaltyPoints, from.Step, real.shape[0], 1, 1, 1).to(real.device);
            (GradientPenalty.OneCentred(Judged, real, fake, mix) * (losses.GradientPenalty * losses.PenaltyEvery)).backward();
        }
        models.D.ComputeType = type;
    }

    static void SetTrainable(nn.Module network, bool trainable)
    {
        foreach (var parameter in network.parameters())
            parameter.requires_grad = trainable;
    }

    public void Dispose() => spectra?.Dispose();
}
