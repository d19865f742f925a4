using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp;

/// <summary>One frame of pixels, row 0 on top, in one array.</summary>
public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    private TPixel[]? pixels;

    public Image(int width, int height) : this(width, height, default(TPixel)) { }

    public Image(int width, int height, TPixel backgroundColor) : this(Allocate(width, height), width, height, new ImageMetadata())
    {
        if (!backgroundColor.Equals(default))
            Pixels.Fill(backgroundColor);
    }

    internal Image(TPixel[] pixels, int width, int height, ImageMetadata metadata)
        : base(new PixelTypeInfo(Marshal.SizeOf<TPixel>() * 8), metadata, new Size(width, height)) =>
        this.pixels = pixels;

    internal Span<TPixel> Pixels => pixels ?? throw new ObjectDisposedException("Image", "Trying to execute an operation on a disposed image.");
    internal Span<TPixel> Row(int y) => Pixels.Slice(y * Width, Width);

    public TPixel this[int x, int y]
    {
        get => Pixels[Index(x, y)];
        set => Pixels[Index(x, y)] = value;
    }

    public Image<TPixel> Clone() => new(Pixels.ToArray(), Width, Height, Metadata.DeepClone());

    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Pixels.Length, nameof(destination));
        Pixels.CopyTo(destination);
    }

    public void CopyPixelDataTo(Span<byte> destination) => CopyPixelDataTo(MemoryMarshal.Cast<byte, TPixel>(destination));

    public bool DangerousTryGetSinglePixelMemory(out Memory<TPixel> memory)
    {
        _ = Pixels;
        memory = pixels;
        return true;
    }

    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels) =>
        processPixels(new PixelAccessor<TPixel>(Pixels, Width, Height));

    public void ProcessPixelRows<TPixel2>(Image<TPixel2> image2, PixelAccessorAction<TPixel, TPixel2> processPixels)
        where TPixel2 : unmanaged, IPixel<TPixel2> =>
        processPixels(
            new PixelAccessor<TPixel>(Pixels, Width, Height),
            new PixelAccessor<TPixel2>(image2.Pixels, image2.Width, image2.Height));

    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    protected override void Dispose(bool disposing) => pixels = null;

    internal static TPixel[] Allocate(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(width, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(height, 0);
        return new TPixel[checked(width * height)];
    }

    internal override Image<TTo> ConvertTo<TTo>()
    {
        TTo[] converted = GC.AllocateUninitializedArray<TTo>(Pixels.Length);
        PixelConversion.Convert<TPixel, TTo>(Pixels, converted);
        return new Image<TTo>(converted, Width, Height, Metadata.DeepClone());
    }

    internal override void EncodeWith(IImageEncoder encoder, Stream stream) => encoder.Encode(this, stream);

    internal override Image CloneUntyped() => Clone();

    internal override ImageContext CreateContext() => new ImageContext<TPixel>(this);

    /// <summary>Takes the pixels of another image, as Mutate does when an operation changed the size.</summary>
    internal void Replace(TPixel[] replacement, Size size)
    {
        pixels = replacement;
        UpdateSize(size);
    }

    private int Index(int x, int y)
    {
        if ((uint)x >= (uint)Width)
            throw new ArgumentOutOfRangeException(nameof(x), x, $"the image is {Width} pixels wide");
        if ((uint)y >= (uint)Height)
            throw new ArgumentOutOfRangeException(nameof(y), y, $"the image is {Height} pixels high");
        return y * Width + x;
    }
}
