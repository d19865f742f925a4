namespace ProcGan.Runtime.Latents;

/// <summary>How a walk leaves one keyframe and comes to the next.</summary>
public enum WalkEasing
{
    /// <summary>At one speed all along; the direction changes at once at a keyframe.</summary>
    Linear,

    /// <summary>Slowly away and slowly in: 3 t^2 - 2 t^3.</summary>
    Smooth,

    /// <summary>The same with no jump in acceleration either: 6 t^5 - 15 t^4 + 10 t^3.</summary>
    Smoother,
}

/// <summary>A walk through keyframes: a recipe for every moment.</summary>
/// <remarks>Every moment is a recipe like any other, so a frame of an animation can be made alone, in any order, and again.</remarks>
public sealed class LatentWalk
{
    readonly TextureRecipe[] keys;
    readonly bool closed;
    readonly WalkEasing easing;

    /// <param name="keyframes">At least one; two for a walk.</param>
    /// <param name="closed">From the last back to the first, for a loop without a jump.</param>
    /// <param name="easing">Between two keyframes.</param>
    public LatentWalk(IEnumerable<TextureRecipe> keyframes, bool closed = false, WalkEasing easing = WalkEasing.Smooth)
    {
        keys = (keyframes ?? throw new ArgumentNullException(nameof(keyframes))).ToArray();
        if (keys.Length == 0) throw new ArgumentException("a walk needs at least one keyframe.", nameof(keyframes));
        if (easing is < WalkEasing.Linear or > WalkEasing.Smoother) throw new ArgumentException($"easing is {(int)easing}, must be Linear, Smooth or Smoother.", nameof(easing));
        this.closed = closed;
        this.easing = easing;
    }

    /// <summary>How long it is: one unit from keyframe to keyframe.</summary>
    public double Length => closed ? keys.Length : keys.Length - 1;

    /// <summary>The recipe at a time from 0 to <see cref="Length"/>; a loop goes around for ever, an open walk waits at its ends.</summary>
    public TextureRecipe At(double time)
    {
        if (double.IsNaN(time) || double.IsInfinity(time)) throw new ArgumentException($"time is {time}, must be a finite number.", nameof(time));
        if (Length == 0) return keys[0];
        time = closed ? time - Math.Floor(time / Length) * Length : Math.Max(0, Math.Min(Length, time));
        int from = (int)Math.Min(Math.Floor(time), Length - 1);
        return keys[from].Blend(keys[(from + 1) % keys.Length], Eased(Math.Min(1, time - from)));
    }

    double Eased(double t) => easing switch
    {
        WalkEasing.Linear => t,
        WalkEasing.Smooth => t * t * (3 - 2 * t),
        _ => t * t * t * (t * (6 * t - 15) + 10),
    };
}
