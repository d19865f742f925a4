namespace ProcGan.Trainer.Data;

/// <summary>What is learnt of the data, and how it is cut. Saved with the options of a run.</summary>
public sealed record InputOptions
{
    /// <summary>auto, all, common (what all material sets have), or names with commas between: albedo,height,roughness,metallic,ao.</summary>
    public string Maps { get; init; } = "auto";
    /// <summary>Factors on the size of what a crop shows, between which it is drawn.</summary>
    public double ScaleMin { get; init; } = 1;
    public double ScaleMax { get; init; } = 1;
    /// <summary>none, x (left to right), y (upside down) or both: what half of the crops are mirrored along.</summary>
    public string Flip { get; init; } = "none";
    /// <summary>Half of the crops are turned by a quarter.</summary>
    public bool Turns { get; init; }
    /// <summary>Flips and turns are left out where the images have an up or a slant.</summary>
    public bool Veto { get; init; } = true;
    /// <summary>MiB that the images may take; a larger set streams from disk. 0 = half of the machine's.</summary>
    public int MemoryMiB { get; init; }

    internal void Check(Action<bool, string, object, string> check)
    {
        check(MapList.Problem(Maps) is null, "--maps", Maps, MapList.Expected);
        bool scales = ScaleMin is >= 0.1 and <= 10 && ScaleMax is >= 0.1 and <= 10 && ScaleMin <= ScaleMax;
        check(scales, "--scale", FormattableString.Invariant($"{ScaleMin}..{ScaleMax}"), "two factors from 0.1 to 10, the smaller first, such as 0.7..1.4");
        check(Flip is "none" or "x" or "y" or "both", "--flip", Flip, "none, x, y or both");
        check(MemoryMiB >= 0, "--memory", MemoryMiB, "MiB, or 0 for half of the machine's");
    }
}
