namespace ProcGan.Runtime.Materials;

/// <summary>Buffers for making a material, kept from texture to texture. They only grow.</summary>
sealed class MaterialScratch
{
    float[] channels = [], height = [], relief = [], mips = [];

    /// <summary>The model's planes, with the neighbours that derived maps look at.</summary>
    public Span<float> Channels(long length) => Grown(ref channels, length);

    /// <summary>Two planes of derived height over the same texels, before and after smoothing.</summary>
    public Span<float> Height(long length) => Grown(ref height, length);

    /// <summary>Height with its surroundings.</summary>
    public Span<float> Relief(long length) => Grown(ref relief, length);

    /// <summary>Means that a mip chain is made of.</summary>
    public Span<float> Mips(long length) => Grown(ref mips, length);

    static Span<float> Grown(ref float[] buffer, long length)
    {
        if (buffer.Length < length) buffer = new float[length];
        return buffer.AsSpan(0, (int)length);
    }
}
