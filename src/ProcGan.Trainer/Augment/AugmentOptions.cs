namespace ProcGan.Trainer.Augment;

/// <summary>What is done to pictures, real and fake alike, before D sees them.</summary>
public sealed record AugmentOptions
{
    internal const string None = "none";
    internal static readonly string[] AllKinds = ["jitter", "roll", "cutout", "colour"];

    /// <summary>none, or some of jitter, roll, cutout and colour, with commas between.</summary>
    public string Kinds { get; init; } = None;
    /// <summary>Chance that a kind is applied to a picture, 0 to 1; where it adapts, the chance to begin with.</summary>
    public double Strength { get; init; } = 1;
    /// <summary>Where the mean sign of D's logits on real pictures is held by changing the strength, 0 to 1; 0 = the strength is fixed.</summary>
    public double Target { get; init; }
    /// <summary>Thousands of images in which the strength can go from 0 to 1.</summary>
    public double AdaptKimg { get; init; } = 50;

    internal bool Has(string kind) => Kinds.Split(',').Contains(kind);
    internal bool IsOff => Kinds == None || (Strength == 0 && Target == 0);
    internal bool Adapts => Kinds != None && Target > 0;

    internal void Check(Action<bool, string, object, string> check)
    {
        check(Kinds == None || Kinds.Split(',').All(AllKinds.Contains), "--augment", Kinds, "none, or some of jitter, roll, cutout, colour with commas between");
        check(Strength is >= 0 and <= 1, "--augment-strength", Strength, "a chance, 0 to 1");
        check(Target is >= 0 and < 1, "--augment-target", Target, "0 (fixed strength) or below 1, such as 0.6");
        check(AdaptKimg is > 0 and <= 1e6, "--augment-kimg", AdaptKimg, "more than 0");
    }
}
