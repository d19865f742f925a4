using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>The chain inside Mutate and Clone: each operation sees the result of the one before.</summary>
public interface IImageProcessingContext
{
    Size GetCurrentSize();
}

/// <summary>The operations, whatever the pixel format.</summary>
internal abstract class ImageContext : IImageProcessingContext
{
    public abstract Size GetCurrentSize();
    internal abstract void Resize(Size size, IResampler sampler, bool compand, bool premultiply);
    internal abstract void Rearrange(Size size, Func<int, int, (int X, int Y)> source);
    internal abstract void MapColours(Func<Vector4, Vector4> map);
    internal abstract void Draw(Image foreground, Point at, float opacity);
}

internal sealed class ImageContext<TPixel>(Image<TPixel> image) : ImageContext
    where TPixel : unmanaged, IPixel<TPixel>
{
    public override Size GetCurrentSize() => image.Size;

    internal override void Resize(Size size, IResampler sampler, bool compand, bool premultiply)
    {
        // Nought on one side means: keep the proportion.
        int width = size.Width == 0 && size.Height > 0
            ? Math.Max(1, (int)MathF.Round(image.Width * size.Height / (float)image.Height)) : size.Width;
        int height = size.Height == 0 && size.Width > 0
            ? Math.Max(1, (int)MathF.Round(image.Height * size.Width / (float)image.Width)) : size.Height;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(width, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(height, 0);
        if (image.Size == new Size(width, height))
            return;
        if (sampler is Nearest)
        {
            (float fx, float fy) = (image.Width / (float)width, image.Height / (float)height);
            Rearrange(new Size(width, height), (x, y) => ((int)(x * fx), (int)(y * fy)));
            return;
        }

        TPixel[] resized = Image<TPixel>.Allocate(width, height);
        Resampling.Resize<TPixel>(image.Pixels, image.Size, resized, new Size(width, height), sampler, compand, premultiply);
        image.Replace(resized, new Size(width, height));
    }

    internal override void Rearrange(Size size, Func<int, int, (int X, int Y)> source)
    {
        TPixel[] moved = Image<TPixel>.Allocate(size.Width, size.Height);
        Span<TPixel> from = image.Pixels;
        for (int y = 0, i = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++, i++)
            {
                (int sx, int sy) = source(x, y);
                moved[i] = from[sy * image.Width + sx];
            }
        }

        image.Replace(moved, size);
    }

    internal override void MapColours(Func<Vector4, Vector4> map)
    {
        foreach (ref TPixel pixel in image.Pixels)
            pixel.FromScaledVector4(map(pixel.ToScaledVector4()));
    }

    /// <summary>Source-over in straight alpha, cut at the edges.</summary>
    internal override void Draw(Image foreground, Point at, float opacity)
    {
        if (opacity is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(opacity), opacity, "must be 0..1");
        Image<TPixel> front = foreground as Image<TPixel> ?? foreground.CloneAs<TPixel>();
        for (int y = Math.Max(0, at.Y); y < Math.Min(image.Height, at.Y + front.Height); y++)
        {
            for (int x = Math.Max(0, at.X); x < Math.Min(image.Width, at.X + front.Width); x++)
            {
                Vector4 source = front.Row(y - at.Y)[x - at.X].ToScaledVector4();
                float alpha = source.W * opacity;
                if (alpha <= 0)
                    continue;
                ref TPixel pixel = ref image.Row(y)[x];
                Vector4 behind = pixel.ToScaledVector4();
                float rest = behind.W * (1 - alpha);
                Vector4 mixed = (source * alpha + behind * rest) / (alpha + rest);
                mixed.W = alpha + rest;
                pixel.FromScaledVector4(mixed);
            }
        }
    }
}
