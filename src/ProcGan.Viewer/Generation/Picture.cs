namespace ProcGan.Viewer.Generation;

/// <summary>Pixels in memory.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Rgba">RGBA8, sRGB, row 0 on top.</param>
sealed record Picture(int Width, int Height, byte[] Rgba);
