namespace ProcGan.Trainer.Export.Latents;

/// <summary>A way through latent space, and what it does.</summary>
/// <param name="Name">What it changes most, of what has a name.</param>
/// <param name="Step">What one standard deviation adds: to the global latents of a field, to z of a vector model. Of length 1, since latents are N(0, 1).</param>
/// <param name="Effect">Root mean square change of a picture by one standard deviation, in levels of 255.</param>
sealed record NamedDirection(string Name, float[] Step, double Effect);

/// <summary>What is known of a generator's latents.</summary>
/// <param name="Directions">The one with the greatest effect first.</param>
/// <param name="Effects">What changes of a picture when one kind of latents alone is drawn anew: root mean square, in levels of 255.</param>
sealed record LatentFacts(IReadOnlyList<NamedDirection> Directions, IReadOnlyList<(string Kind, double Effect)> Effects)
{
    public static readonly LatentFacts None = new([], []);
}
