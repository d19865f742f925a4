using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;

namespace SixLabors.ImageSharp;

/// <summary>What a file's header says.</summary>
public class ImageInfo
{
    public ImageInfo(PixelTypeInfo pixelType, Size size, ImageMetadata? metadata) =>
        (PixelType, Size, Metadata) = (pixelType, size, metadata ?? new ImageMetadata());

    public PixelTypeInfo PixelType { get; }
    public Size Size { get; }
    public ImageMetadata Metadata { get; }
    public int Width => Size.Width;
    public int Height => Size.Height;
    public Rectangle Bounds => new(0, 0, Width, Height);
}
