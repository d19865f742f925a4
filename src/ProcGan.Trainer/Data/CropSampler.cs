using ProcGan.Runtime.Latents;

namespace ProcGan.Trainer.Data;

/// <summary>How crops may differ from the images they are cut from.</summary>
/// <param name="MirrorX">Half of the crops are mirrored left to right.</param>
/// <param name="MirrorY">Half of the crops are turned upside down.</param>
/// <param name="Turns">Half of the crops are transposed; with both mirrors that makes all quarter turns.</param>
/// <param name="ScaleMin">Smallest factor on the size of what is seen; evenly distributed octaves.</param>
/// <param name="ScaleMax">Largest factor.</param>
readonly record struct CropVariety(bool MirrorX, bool MirrorY, bool Turns, double ScaleMin = 1, double ScaleMax = 1)
{
    public bool Scales => ScaleMin != 1 || ScaleMax != 1;
}

/// <summary>Deals random crops. Which ones depends on (seed, step, index in the batch) alone, so a resumed run sees the same.</summary>
/// <remarks>One thread at a time.</remarks>
sealed class CropSampler
{
    /// <summary>Philox stream of the crops; counter = (step, index, 0, stream).</summary>
    const ulong Stream = 32;

    static readonly float[] Levels = [.. Enumerable.Range(0, 256).Select(v => v / 127.5f - 1)];

    readonly TextureImage[] images;
    readonly int crop, channels;
    readonly ulong seed;
    readonly CropVariety variety;
    readonly byte[] scratch, fineScratch;
    readonly float[] turned;
    readonly CropScaler? scaler;
    readonly int together;
    readonly int[]?[] alike;            // by image: those of its class

    public CropSampler(TextureSet set, int crop, ulong seed, bool mirrorX = false, bool mirrorY = false)
        : this(set, crop, seed, new CropVariety(mirrorX, mirrorY, Turns: false))
    {
    }

    /// <param name="set">Images of at least <paramref name="crop"/> pixels a side.</param>
    /// <param name="crop">Side of a crop in pixels.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="variety">What is done to crops.</param>
    /// <param name="together">Crops in a row that are of one class.</param>
    /// <param name="classOf">The class of each image; needed for that.</param>
    public CropSampler(TextureSet set, int crop, ulong seed, CropVariety variety, int together = 1, IReadOnlyList<int>? classOf = null)
    {
        images = [.. set.Images];
        if (images.Length == 0)
            throw new ArgumentException($"'{set.Name}' has no images", nameof(set));
        if (Array.Find(images, i => Math.Min(i.Width, i.Height) < crop) is { } small)
            throw new ArgumentException($"'{small.Name}' is {small.Width} x {small.Height}, smaller than the {crop} x {crop} crop", nameof(set));
        (this.crop, this.seed, this.variety) = (crop, seed, variety);
        channels = set.ChannelNames.Count;
        this.together = classOf is null ? 1 : together;
        alike = new int[]?[images.Length];
        if (this.together > 1)
        {
            foreach (var kind in Enumerable.Range(0, images.Length).GroupBy(i => classOf![i]))
            {
                int[] members = [.. kind];
                foreach (int i in members)
                    alike[i] = members;
            }
        }
        int longest = Math.Max(crop, (int)Math.Ceiling(crop / variety.ScaleMin)) * channels;
        (scratch, fineScratch) = (new byte[longest], new byte[longest]);
        turned = new float[variety.Turns ? crop * crop : 0];
        scaler = variety.Scales ? new CropScaler(crop, channels) : null;
    }

    /// <summary>Where one crop comes from. Images are drawn evenly, whatever their size.</summary>
    /// <param name="Turned">Transposed after mirroring.</param>
    /// <param name="Side">Side of the square in the image; 0 = that of the crop, so that nothing is resampled.</param>
    public readonly record struct Place(int Image, int X, int Y, bool MirrorX, bool MirrorY, bool Turned = false, int Side = 0);

    public Place PlaceOf(long step, int index)
    {
        Philox.Block(seed, 0, (ulong)step, (ulong)index, 0, Stream, out ulong r0, out ulong r1, out ulong r2, out ulong r3);
        int image = ImageOf(step, index, r0);
        TextureImage source = images[image];
        int side = variety.Scales ? SideOf(r3, source) : crop;
        return new(
            image,
            Below(r1, source.TilesX ? source.Width : source.Width - side + 1),
            Below(r2, source.TilesY ? source.Height : source.Height - side + 1),
            variety.MirrorX && (r3 & 1) != 0,
            variety.MirrorY && (r3 & 2) != 0,
            variety.Turns && (r3 & 4) != 0,
            side == crop ? 0 : side);
    }

    /// <summary>The first of a row draws from all images, the others from those of its class.</summary>
    int ImageOf(long step, int index, ulong bits)
    {
        int place = index % together;
        if (place == 0)
            return Below(bits, images.Length);
        Philox.Block(seed, 0, (ulong)step, (ulong)(index - place), 0, Stream, out ulong first, out _, out _, out _);
        int[] members = alike[Below(first, images.Length)]!;
        return members[Below(bits, members.Length)];
    }

    /// <param name="step">Number of the training step.</param>
    /// <param name="batch">Crops to deal.</param>
    /// <param name="nchw">[N, C, crop, crop] in [-1, 1], overwritten whole.</param>
    /// <param name="labels">[N] class of each crop; may be empty.</param>
    public void Fill(long step, int batch, Span<float> nchw, Span<int> labels = default)
    {
        int size = channels * crop * crop;
        if (nchw.Length != (long)batch * size)
        {
            throw new ArgumentException(
                $"{nchw.Length} values for {batch} crops of {channels} x {crop} x {crop}, expected {(long)batch * size}", nameof(nchw));
        }
        if (!labels.IsEmpty && labels.Length != batch)
            throw new ArgumentException($"{labels.Length} labels for {batch} crops", nameof(labels));
        for (int n = 0; n < batch; n++)
        {
            Place place = PlaceOf(step, n);
            Span<float> chw = nchw.Slice(n * size, size);
            if (place.Side == 0)
                Cut(images[place.Image], place, crop, chw);
            else
            {
                Cut(images[place.Image], place, place.Side, scaler!.Source(place.Side));
                scaler.Scale(place.Side, chw);
            }
            if (place.Turned)
                Transpose(chw);
            if (!labels.IsEmpty)
                labels[n] = images[place.Image].Class;
        }
    }

    void Cut(TextureImage image, Place place, int side, Span<float> chw)
    {
        int first = Math.Min(side, image.Width - place.X);      // the rest continues at the left edge
        for (int y = 0; y < side; y++)
        {
            int sourceY = place.Y + y;
            if (sourceY >= image.Height)
                sourceY -= image.Height;
            int target = (place.MirrorY ? side - 1 - y : y) * side;
            CutRow(image, sourceY, place.X, chw, side, target, first);
            if (first < side)
                CutRow(image, sourceY, 0, chw, side, target + first, side - first);
            if (place.MirrorX)
            {
                for (int c = 0; c < channels; c++)
                    chw.Slice(c * side * side + target, side).Reverse();
            }
        }
    }

    void CutRow(TextureImage image, int y, int x, Span<float> chw, int side, int target, int count)
    {
        int offset = (y * image.Width + x) * channels, length = count * channels, plane = side * side;
        ReadOnlySpan<byte> row = image.Store.Slice(offset, length, scratch);
        ReadOnlySpan<byte> fine = image.Fine is { } store ? store.Slice(offset, length, fineScratch) : default;
        ReadOnlySpan<float> levels = Levels;
        for (int c = 0; c < channels; c++)
        {
            Span<float> line = chw.Slice(c * plane + target, count);
            if (fine.IsEmpty)
            {
                for (int i = 0, s = c; i < line.Length; i++, s += channels)
                    line[i] = levels[row[s]];
            }
            else
            {
                for (int i = 0, s = c; i < line.Length; i++, s += channels)
                    line[i] = ((row[s] << 8) | fine[s]) / 32767.5f - 1;
            }
        }
    }

    void Transpose(Span<float> chw)
    {
        for (int c = 0; c < channels; c++)
        {
            Span<float> plane = chw.Slice(c * crop * crop, crop * crop);
            plane.CopyTo(turned);
            for (int y = 0; y < crop; y++)
            {
                for (int x = 0; x < crop; x++)
                    plane[x * crop + y] = turned[y * crop + x];
            }
        }
    }

    /// <summary>Factors have evenly distributed logarithms; a crop never leaves its image.</summary>
    int SideOf(ulong bits, TextureImage source)
    {
        double u = (bits >> 11) * (1.0 / (1L << 53));
        double factor = variety.ScaleMin * Math.Pow(variety.ScaleMax / variety.ScaleMin, u);
        return Math.Clamp((int)Math.Round(crop / factor), 2, Math.Min(source.Width, source.Height));
    }

    static int Below(ulong bits, int bound) => (int)Math.BigMul(bits, (ulong)bound, out _);
}
