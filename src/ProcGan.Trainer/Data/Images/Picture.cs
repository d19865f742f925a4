namespace ProcGan.Trainer.Data.Images;

/// <summary>A decoded image as it is: 1 grey, 2 grey with alpha, 3 RGB, 4 RGBA.</summary>
/// <param name="High">[H, W, C] bytes, or the high ones of 16 bits.</param>
/// <param name="Low">[H, W, C] low bytes of 16 bits; null for 8.</param>
sealed record Picture(int Width, int Height, int Channels, byte[] High, byte[]? Low)
{
    public bool HasAlpha => Channels is 2 or 4;
    public int Colours => Channels - (HasAlpha ? 1 : 0);

    /// <summary>Some of the channels, in the order given.</summary>
    public Picture Pick(params int[] channels) =>
        new(Width, Height, channels.Length, Pick(High, channels), Low is null ? null : Pick(Low, channels));

    byte[] Pick(byte[] pixels, int[] channels)
    {
        byte[] result = GC.AllocateUninitializedArray<byte>(Width * Height * channels.Length);
        for (int s = 0, o = 0; o < result.Length; s += Channels)
        {
            foreach (int c in channels)
                result[o++] = pixels[s + c];
        }
        return result;
    }

    /// <summary>One channel: the mean of the colours where the file was saved in colour.</summary>
    public Picture ToGrey()
    {
        if (Colours == 1 || IsGrey())
            return Pick(0);
        int pixels = Width * Height;
        (byte[] high, byte[]? low) = (new byte[pixels], Low is null ? null : new byte[pixels]);
        for (int i = 0, s = 0; i < pixels; i++, s += Channels)
        {
            if (Low is null)
                high[i] = (byte)((High[s] + High[s + 1] + High[s + 2] + 1) / 3);
            else
            {
                int sum = (At(s) + At(s + 1) + At(s + 2) + 1) / 3;
                (high[i], low![i]) = ((byte)(sum >> 8), (byte)sum);
            }
        }
        return new(Width, Height, 1, high, low);

        int At(int k) => (High[k] << 8) | Low![k];
    }

    /// <summary>Red, green and blue are equal everywhere.</summary>
    public bool IsGrey()
    {
        if (Colours == 1)
            return true;
        for (int s = 0; s < High.Length; s += Channels)
        {
            if (High[s] != High[s + 1] || High[s] != High[s + 2])
                return false;
        }
        return true;
    }

    /// <summary>Alpha that differs from pixel to pixel says something; one value all over does not.</summary>
    public bool AlphaVaries()
    {
        for (int s = Channels - 1; s < High.Length; s += Channels)
        {
            if (High[s] != High[Channels - 1])
                return true;
        }
        return false;
    }

    /// <summary>Where nothing is seen, files have any colour: it becomes the mean of what is seen, so that resampling draws no fringe.</summary>
    public void FillUnseen()
    {
        int alpha = Channels - 1;
        Span<long> sums = stackalloc long[3];
        long weight = 0;
        for (int s = 0; s < High.Length; s += Channels)
        {
            weight += High[s + alpha];
            for (int c = 0; c < alpha; c++)
                sums[c] += High[s + c] * High[s + alpha];
        }
        if (weight == 0)
            return;
        for (int s = 0; s < High.Length; s += Channels)
        {
            for (int c = 0; High[s + alpha] == 0 && c < alpha; c++)
                High[s + c] = (byte)((sums[c] + weight / 2) / weight);
        }
    }

    public Picture ResizedTo(int width, int height, bool wrapX, bool wrapY)
    {
        if ((width, height) == (Width, Height))
            return this;
        if (Low is null)
            return new(width, height, Channels, Resample.Lanczos(High, Width, Height, Channels, width, height, wrapX, wrapY), null);
        (byte[] high, byte[] low) = Resample.Lanczos16(High, Low, Width, Height, Channels, width, height, wrapX, wrapY);
        return new(width, height, Channels, high, low);
    }
}
