namespace ProcGan.Trainer.Export;

/// <summary>
/// Keeps the last doubling of the resolution "in depth": phase (dy, dx) of channel c, one of the four pixels of a
/// low-resolution cell, is channel 4c + 2dy + dx (torch's pixel_shuffle order), until the very end spreads the colours.
/// </summary>
/// <remarks>The same sums as at the high resolution, in a quarter of the time: see docs/PERFORMANCE.md.</remarks>
static class SubPixel
{
    /// <summary>A 3 x 3 convolution without padding, for input and output in depth: [O, I, 3, 3] -> [4 O, 4 I, 2, 2].</summary>
    /// <remarks>It pays for few outputs (colour): one DepthToSpace of 3 channels takes the place of one of many.</remarks>
    public static FloatTensor InDepth(FloatTensor weight)
    {
        weight.Expect("convolution in depth", -1, -1, 3, 3);
        int outputs = (int)weight.Shape[0], inputs = (int)weight.Shape[1];
        ReadOnlySpan<float> from = weight.Values.Span;
        var to = new float[outputs * 4 * inputs * 4 * 4];
        for (int o = 0; o < outputs; o++)
            for (int phase = 0; phase < 4; phase++)
                for (int i = 0; i < inputs; i++)
                    for (int y = 0; y < 3; y++)
                        for (int x = 0; x < 3; x++)
                        {
                            int py = (phase >> 1) + y, px = (phase & 1) + x;   // where the tap falls, in pixels from the cell's corner
                            int channel = 4 * i + 2 * (py & 1) + (px & 1), tap = 2 * (py >> 1) + (px >> 1);
                            to[((o * 4 + phase) * 4 * inputs + channel) * 4 + tap] = from[((o * inputs + i) * 3 + y) * 3 + x];
                        }
        return new FloatTensor(to, 4 * outputs, 4 * inputs, 2, 2);
    }

    /// <summary>Each value some times in a row: a bias per channel becomes one per channel and phase.</summary>
    public static float[] Repeat(ReadOnlySpan<float> values, int times = 4)
    {
        var to = new float[times * values.Length];
        for (int i = 0; i < to.Length; i++)
            to[i] = values[i / times];
        return to;
    }

    /// <summary>
    /// A 2 x 2 convolution of stride 2 that turns P noise pictures [N, P, 2h, 2w] into the sum of strength[c, p] * noise p for every channel in
    /// depth: [4 C, P, 2, 2]. The runtime adds it inside the convolution it belongs to.
    /// </summary>
    /// <param name="strength">[C, P, 1, 1].</param>
    public static FloatTensor Noise(FloatTensor strength)
    {
        strength.Expect("strength of noise", -1, -1, 1, 1);
        int channels = (int)strength.Shape[0], pictures = (int)strength.Shape[1];
        ReadOnlySpan<float> from = strength.Values.Span;
        var to = new float[channels * 4 * pictures * 4];
        for (int c = 0; c < channels; c++)
            for (int phase = 0; phase < 4; phase++)
                for (int p = 0; p < pictures; p++)
                    to[((c * 4 + phase) * pictures + p) * 4 + phase] = from[c * pictures + p];   // the phase's pixel is the tap of the same number
        return new FloatTensor(to, 4 * channels, pictures, 2, 2);
    }
}
