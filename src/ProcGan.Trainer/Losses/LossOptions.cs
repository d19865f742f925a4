namespace ProcGan.Trainer.Losses;

/// <summary>What D and G are told. A weight of 0 leaves a term out.</summary>
public sealed record LossOptions
{
    /// <summary>The game between D and G: non-saturating, minimax, least-squares, hinge, wasserstein or relativistic.</summary>
    public string Game { get; init; } = "non-saturating";

    /// <summary>Weight (gamma) of R1: half the squared slope of D at real pictures.</summary>
    public double R1 { get; init; }
    /// <summary>Weight of R2: the same at fake pictures.</summary>
    public double R2 { get; init; }
    /// <summary>Weight of the gradient penalty of WGAN-GP; the paper has 10.</summary>
    public double GradientPenalty { get; init; }
    /// <summary>Steps from one computation of these three to the next; each then counts that many times.</summary>
    public int PenaltyEvery { get; init; } = 4;

    /// <summary>Weight of the pull of D's logits towards those of the other kind (<see cref="LogitAnchors"/>).</summary>
    public double Lecam { get; init; }

    /// <summary>D's weights are kept within this distance of 0 (the first WGAN: 0.01); 0 = free.</summary>
    public double Clip { get; init; }

    /// <summary>Weight of the distance between patches of fake and real pictures (<see cref="PatchDistance"/>), which G then lowers too.</summary>
    public double PatchWeight { get; init; }

    /// <summary>Weight of the distance between the grain of fake and real pictures, channel by channel (<see cref="SpectrumDistance"/>), which G then lowers too.</summary>
    public double SpectrumWeight { get; init; }

    /// <summary>Weight of the pull of each class's mean colour and contrast to those of its photographs (<see cref="ClassColours"/>).</summary>
    public double ColourWeight { get; init; }

    internal void Check(Action<bool, string, object, string> check)
    {
        check(AdversarialLoss.Names.Contains(Game), "--loss", Game, string.Join(", ", AdversarialLoss.Names));
        check(R1 is >= 0 and <= 1e6, "--r1", R1, "0 (off) or its weight, such as 1");
        check(R2 is >= 0 and <= 1e6, "--r2", R2, "0 (off) or its weight, such as 1");
        check(GradientPenalty is >= 0 and <= 1e6, "--gradient-penalty", GradientPenalty, "0 (off) or its weight, such as 10");
        check(PenaltyEvery is >= 1 and <= 1024, "--penalty-every", PenaltyEvery, "1 to 1024 steps");
        check(Lecam is >= 0 and <= 1e6, "--lecam", Lecam, "0 (off) or its weight, such as 0.3");
        check(Clip is >= 0 and <= 100, "--clip", Clip, "0 (off) or the largest weight, such as 0.01");
        check(PatchWeight is >= 0 and <= 1e6, "--patch-weight", PatchWeight, "0 (off) or its weight, such as 1");
        check(SpectrumWeight is >= 0 and <= 1e6, "--spectrum-weight", SpectrumWeight, "0 (off) or its weight, such as 1");
        check(ColourWeight is >= 0 and <= 1e6, "--colour-weight", ColourWeight, "0 (off) or its weight, such as 5");
        check(Game != "wasserstein" || Clip > 0 || GradientPenalty > 0, "--loss", Game,
              "given with --gradient-penalty 10 (WGAN-GP) or --clip 0.01 (WGAN), since nothing else bounds its critic");
    }
}
