namespace ProcGan.Runtime;

/// <summary>A way through latent space on which something that has a name changes: "wetter", "larger".</summary>
/// <param name="Name">As the model's maker named it.</param>
/// <param name="Step">What one standard deviation along it adds: to the global latents of a spatial model, to z of a vector model.</param>
public sealed record LatentDirection(string Name, ReadOnlyMemory<float> Step);
