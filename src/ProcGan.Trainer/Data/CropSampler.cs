using ProcGan.Runtime.Latents;

namespace ProcGan.Trainer.Data;

/// <summary>Deals random crops. Which ones depends on (seed, step, index in the batch) alone, so a resumed run sees the same.</summary>
sealed class CropSampler
{
    /// <summary>Philox stream of the crops; counter = (step, index, 0, stream).</summary>
    const ulong Stream = 32;

    static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(v => v / 127.5f - 1)];

    readonly TextureImage[] images;
    readonly int crop, channels;
    readonly ulong seed;
    readonly bool mirrorX, mirrorY;

    /// <param name="set">Images of at least <paramref name="crop"/> pixels a side.</param>
    /// <param name="crop">Side of a crop in pixels.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="mirrorX">Half of the crops are mirrored left to right.</param>
    /// <param name="mirrorY">Half of the crops are turned upside down.</param>
    public CropSampler(TextureSet set, int crop, ulong seed, bool mirrorX = false, bool mirrorY = false)
    {
        images = [.. set.Images];
        if (images.Length == 0)
            throw new ArgumentException($"'{set.Name}' has no images", nameof(set));
        if (Array.Find(images, i => Math.Min(i.Width, i.Height) < crop) is { } small)
            throw new ArgumentException($"'{small.Name}' is {small.Width} x {small.Height}, smaller than the {crop} x {crop} crop", nameof(set));
        (this.crop, this.seed, this.mirrorX, this.mirrorY) = (crop, seed, mirrorX, mirrorY);
        channels = set.ChannelNames.Count;
    }

    /// <summary>Where one crop comes from. Images are drawn evenly, whatever their size.</summary>
    public readonly record struct Place(int Image, int X, int Y, bool MirrorX, bool MirrorY);

    public Place PlaceOf(long step, int index)
    {
        Philox.Block(seed, 0, (ulong)step, (ulong)index, 0, Stream, out ulong r0, out ulong r1, out ulong r2, out ulong r3);
        int image = Below(r0, images.Length);
        TextureImage source = images[image];
        return new(
            image,
            Below(r1, source.TilesX ? source.Width : source.Width - crop + 1),
            Below(r2, source.TilesY ? source.Height : source.Height - crop + 1),
            mirrorX && (r3 & 1) != 0,
            mirrorY && (r3 & 2) != 0);
    }

    /// <param name="step">Number of the training step.</param>
    /// <param name="batch">Crops to deal.</param>
    /// <param name="nchw">[N, C, crop, crop] in [-1, 1], overwritten whole.</param>
    public void Fill(long step, int batch, Span<float> nchw)
    {
        int size = channels * crop * crop;
        if (nchw.Length != (long)batch * size)
        {
            throw new ArgumentException(
                $"{nchw.Length} values for {batch} crops of {channels} x {crop} x {crop}, expected {(long)batch * size}", nameof(nchw));
        }
        for (int n = 0; n < batch; n++)
        {
            Place place = PlaceOf(step, n);
            Cut(images[place.Image], place, nchw.Slice(n * size, size));
        }
    }

    void Cut(TextureImage image, Place place, Span<float> chw)
    {
        ReadOnlySpan<float> levels = Levels;
        int plane = crop * crop;
        for (int y = 0; y < crop; y++)
        {
            int sourceY = place.Y + y;
            if (sourceY >= image.Height)
                sourceY -= image.Height;
            ReadOnlySpan<byte> row = image.Pixels.AsSpan(sourceY * image.Width * channels, image.Width * channels);
            int target = (place.MirrorY ? crop - 1 - y : y) * crop;
            int first = Math.Min(crop, image.Width - place.X);      // the rest continues at the left edge
            for (int c = 0; c < channels; c++)
            {
                Span<float> line = chw.Slice(c * plane + target, crop);
                for (int x = 0, s = place.X * channels + c; x < first; x++, s += channels)
                    line[x] = levels[row[s]];
                for (int x = first, s = c; x < line.Length; x++, s += channels)
                    line[x] = levels[row[s]];
                if (place.MirrorX)
                    line.Reverse();
            }
        }
    }

    static int Below(ulong bits, int bound) => (int)Math.BigMul(bits, (ulong)bound, out _);
}
