namespace ProcGan.Trainer.Training;

/// <summary>When a growing generator grows.</summary>
static class GrowthSchedule
{
    /// <summary>Share of the run after which it is whole: the details have the rest.</summary>
    const double Grown = 0.6;

    /// <summary>Each resolution is trained alone for as long as the next one fades in: 0 at first, <paramref name="most"/> from 0.6 of the run on.</summary>
    /// <param name="share">How much of the run is done, 0 to 1.</param>
    /// <param name="most">Doublings beyond the first resolution.</param>
    public static double At(double share, int most)
    {
        double stages = Math.Clamp(share / Grown, 0, 1) * most;
        int whole = (int)Math.Min(stages, most);
        return whole == most ? most : whole + Math.Max(0, 2 * (stages - whole) - 1);
    }
}
