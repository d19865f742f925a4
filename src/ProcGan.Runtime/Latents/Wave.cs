namespace ProcGan.Runtime.Latents;

/// <summary>A wave vector of a periodic channel, in cycles per cell.</summary>
/// <param name="X">Cycles per cell along x (columns, to the right).</param>
/// <param name="Y">Cycles per cell along y (rows, downwards).</param>
public readonly record struct Wave(double X, double Y);
