using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

public static class ProcessingExtensions
{
    public static void Mutate(this Image source, Action<IImageProcessingContext> operation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(operation);
        operation(source.CreateContext());
    }

    public static void Mutate<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel> => Mutate((Image)source, operation);

    public static Image Clone(this Image source, Action<IImageProcessingContext> operation)
    {
        Image clone = source.CloneUntyped();
        Mutate(clone, operation);
        return clone;
    }

    public static Image<TPixel> Clone<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel> => (Image<TPixel>)Clone((Image)source, operation);
}

public static class ResizeExtensions
{
    public static IImageProcessingContext Resize(this IImageProcessingContext source, Size size) =>
        Resize(source, size.Width, size.Height, KnownResamplers.Bicubic, false);

    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height) =>
        Resize(source, width, height, KnownResamplers.Bicubic, false);

    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height, bool compand) =>
        Resize(source, width, height, KnownResamplers.Bicubic, compand);

    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height, IResampler sampler) =>
        Resize(source, width, height, sampler, false);

    public static IImageProcessingContext Resize(this IImageProcessingContext source, Size size, IResampler sampler, bool compand) =>
        Resize(source, size.Width, size.Height, sampler, compand);

    public static IImageProcessingContext Resize(
        this IImageProcessingContext source, int width, int height, IResampler sampler, bool compand)
    {
        ((ImageContext)source).Resize(new Size(width, height), sampler, compand, premultiply: true);
        return source;
    }
}

public static class CropExtensions
{
    public static IImageProcessingContext Crop(this IImageProcessingContext source, int width, int height) =>
        Crop(source, new Rectangle(0, 0, width, height));

    public static IImageProcessingContext Crop(this IImageProcessingContext source, Rectangle cropRectangle)
    {
        Size size = source.GetCurrentSize();
        if (!new Rectangle(default, size).Contains(cropRectangle) || cropRectangle.Width <= 0 || cropRectangle.Height <= 0)
            throw new ArgumentException($"Crop rectangle should be smaller than the source bounds: {cropRectangle} of {size}.", nameof(cropRectangle));
        ((ImageContext)source).Rearrange(
            new Size(cropRectangle.Width, cropRectangle.Height), (x, y) => (x + cropRectangle.X, y + cropRectangle.Y));
        return source;
    }
}

public enum FlipMode
{
    None,
    Horizontal,
    Vertical,
}

public static class FlipExtensions
{
    public static IImageProcessingContext Flip(this IImageProcessingContext source, FlipMode flipMode)
    {
        (int width, int height) = source.GetCurrentSize();
        if (flipMode == FlipMode.Horizontal)
            ((ImageContext)source).Rearrange(new Size(width, height), (x, y) => (width - 1 - x, y));
        else if (flipMode == FlipMode.Vertical)
            ((ImageContext)source).Rearrange(new Size(width, height), (x, y) => (x, height - 1 - y));
        return source;
    }
}

public enum RotateMode
{
    None,
    Rotate90 = 90,
    Rotate180 = 180,
    Rotate270 = 270,
}

public static class RotateExtensions
{
    /// <summary>Clockwise, without resampling.</summary>
    public static IImageProcessingContext Rotate(this IImageProcessingContext source, RotateMode rotateMode)
    {
        (int width, int height) = source.GetCurrentSize();
        ImageContext context = (ImageContext)source;
        if (rotateMode == RotateMode.Rotate90)
            context.Rearrange(new Size(height, width), (x, y) => (y, height - 1 - x));
        else if (rotateMode == RotateMode.Rotate180)
            context.Rearrange(new Size(width, height), (x, y) => (width - 1 - x, height - 1 - y));
        else if (rotateMode == RotateMode.Rotate270)
            context.Rearrange(new Size(height, width), (x, y) => (width - 1 - y, x));
        return source;
    }
}

public static class DrawImageExtensions
{
    public static IImageProcessingContext DrawImage(this IImageProcessingContext source, Image foreground, float opacity) =>
        DrawImage(source, foreground, default(Point), opacity);

    public static IImageProcessingContext DrawImage(
        this IImageProcessingContext source, Image foreground, Point backgroundLocation, float opacity)
    {
        ((ImageContext)source).Draw(foreground, backgroundLocation, opacity);
        return source;
    }
}

public static class GrayscaleExtensions
{
    /// <summary>BT.709 luminance in every channel; alpha stays.</summary>
    public static IImageProcessingContext Grayscale(this IImageProcessingContext source)
    {
        ((ImageContext)source).MapColours(v =>
        {
            float l = Vector4.Dot(v, new Vector4(.2126F, .7152F, .0722F, 0F));
            return new Vector4(l, l, l, v.W);
        });
        return source;
    }
}
