using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp;

/// <summary>An image of any pixel format; see Image.Load.cs for how one is read.</summary>
public abstract partial class Image : IDisposable
{
    private Size size;

    private protected Image(PixelTypeInfo pixelType, ImageMetadata metadata, Size size)
    {
        PixelType = pixelType;
        Metadata = metadata;
        this.size = size;
    }

    public int Width => size.Width;
    public int Height => size.Height;
    public Size Size => size;
    public Rectangle Bounds => new(0, 0, Width, Height);
    public PixelTypeInfo PixelType { get; }
    public ImageMetadata Metadata { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public void Save(Stream stream, IImageEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(encoder);
        EncodeWith(encoder, stream);
    }

    public Image<TPixel2> CloneAs<TPixel2>()
        where TPixel2 : unmanaged, IPixel<TPixel2> => ConvertTo<TPixel2>();

    protected abstract void Dispose(bool disposing);
    protected void UpdateSize(Size size) => this.size = size;

    internal abstract Image<TTo> ConvertTo<TTo>()
        where TTo : unmanaged, IPixel<TTo>;
    internal abstract void EncodeWith(IImageEncoder encoder, Stream stream);
    internal abstract Image CloneUntyped();
    internal abstract ImageContext CreateContext();
}
