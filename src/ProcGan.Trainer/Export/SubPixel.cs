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
    /// A 2 x 2 convolution of stride 2 that turns a noise map [N, 1, 2h, 2w] into strength[c] * noise for every channel in depth:
    /// [4 C, 1, 2, 2]. The runtime adds it inside the convolution it belongs to.
    /// </summary>
    public static FloatTensor Noise(ReadOnlySpan<double> strength)
    {
        var to = new float[strength.Length * 4 * 4];
        for (int c = 0; c < strength.Length; c++)
            for (int phase = 0; phase < 4; phase++)
                to[(c * 4 + phase) * 4 + phase] = (float)strength[c];   // the phase's pixel is the tap of the same number
        return new FloatTensor(to, 4 * strength.Length, 1, 2, 2);
    }
}
