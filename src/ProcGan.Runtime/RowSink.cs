namespace ProcGan.Runtime;

/// <summary>Takes rows of a texture as they are made, from top to bottom, each once.</summary>
/// <param name="top">The first of these rows; 0 = top of the texture.</param>
/// <param name="rgba">RGBA8, sRGB, whole rows. Valid during the call only.</param>
public delegate void RowSink(int top, ReadOnlySpan<byte> rgba);
