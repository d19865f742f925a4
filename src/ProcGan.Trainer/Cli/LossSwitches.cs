using System.CommandLine;
using ProcGan.Trainer.Losses;

namespace ProcGan.Trainer.Cli;

/// <summary>What D and G are told, as switches.</summary>
sealed class LossSwitches
{
    readonly Option<string> game = new("--loss") { Description = $"The game between the networks: {string.Join(", ", AdversarialLoss.Names)} [default: non-saturating, style hinge]" };
    readonly Option<double?> r1 = new("--r1") { Description = "Weight of R1, which keeps the discriminator flat at real pictures; 1 is a fair start [default: 0]" };
    readonly Option<double?> r2 = new("--r2") { Description = "Weight of R2, the same at fake pictures [default: 0]" };
    readonly Option<double?> gradientPenalty = new("--gradient-penalty") { Description = "Weight of WGAN-GP's penalty; 10 in its paper [default: 0]" };
    readonly Option<int?> penaltyEvery = new("--penalty-every") { Description = "Steps from one computation of these penalties to the next [default: 4]" };
    readonly Option<double?> lecam = new("--lecam") { Description = "Weight of LeCam's pull of the discriminator's opinions to each other, which keeps it from growing sure of few pictures; 0.3 is a fair start [default: 0]" };
    readonly Option<double?> clip = new("--clip") { Description = "Largest weight of the discriminator; 0.01 in the first WGAN [default: 0, free]" };

    readonly Option<double?> patchWeight = new("--patch-weight") { Description = "Weight of the distance between patches of made and real pictures, which the generator then lowers too; 1 is a fair start [default: 0]" };
    readonly Option<double?> spectrumWeight = new("--spectrum-weight") { Description = "Weight of the difference in grain between made and real pictures, map by map, which the generator then lowers too; 1 is a fair start [default: 0]" };
    readonly Option<double?> colourWeight = new("--colour-weight") { Description = "Weight of the pull of each class's mean colour and contrast to those of its images; 5 is a fair start [default: 0]" };

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { game, r1, r2, gradientPenalty, penaltyEvery, lecam, clip, patchWeight, spectrumWeight, colourWeight })
            verb.Options.Add(option);
    }

    public LossOptions Of(ParseResult parse, LossOptions d) => d with
    {
        Game = parse.GetValue(game) ?? d.Game,
        R1 = parse.GetValue(r1) ?? d.R1,
        R2 = parse.GetValue(r2) ?? d.R2,
        GradientPenalty = parse.GetValue(gradientPenalty) ?? d.GradientPenalty,
        PenaltyEvery = parse.GetValue(penaltyEvery) ?? d.PenaltyEvery,
        Lecam = parse.GetValue(lecam) ?? d.Lecam,
        Clip = parse.GetValue(clip) ?? d.Clip,
        PatchWeight = parse.GetValue(patchWeight) ?? d.PatchWeight,
        SpectrumWeight = parse.GetValue(spectrumWeight) ?? d.SpectrumWeight,
        ColourWeight = parse.GetValue(colourWeight) ?? d.ColourWeight,
    };
}
