using System.CommandLine;
using ProcGan.Trainer.Augment;

namespace ProcGan.Trainer.Cli;

/// <summary>What is done to pictures before D sees them, as switches.</summary>
sealed class AugmentSwitches
{
    readonly Option<string> kinds = new("--augment") { Description = "What is done to real and fake pictures before the discriminator sees them: none, or some of jitter,roll,cutout,colour [default: jitter for spatial, else none]" };
    readonly Option<double?> strength = new("--augment-strength") { Description = "Chance of each of them for a picture [default: 1; 0 to begin with where it adapts]" };
    readonly Option<double?> target = new("--augment-target") { Description = "Adapt the strength, so that the discriminator is right about real pictures by this much (0 = guesses, 1 = always); 0.6 is usual [default: 0, fixed]" };
    readonly Option<double?> kimg = new("--augment-kimg") { Description = "Thousands of images in which the strength can go from 0 to 1 [default: 50]" };

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { kinds, strength, target, kimg })
            verb.Options.Add(option);
    }

    public AugmentOptions Of(ParseResult parse, AugmentOptions d) => d with
    {
        Kinds = parse.GetValue(kinds) ?? d.Kinds,
        Strength = parse.GetValue(strength) ?? d.Strength,
        Target = parse.GetValue(target) ?? d.Target,
        AdaptKimg = parse.GetValue(kimg) ?? d.AdaptKimg,
    };
}
