using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Png;

namespace SixLabors.ImageSharp.Metadata
{
    /// <summary>What a file said beside its pixels; kept through Clone and CloneAs.</summary>
    public sealed class ImageMetadata
    {
        private PngMetadata? png;

        public IImageFormat? DecodedImageFormat { get; internal set; }

        public ImageMetadata DeepClone() =>
            new() { png = png?.Copy(), DecodedImageFormat = DecodedImageFormat };

        internal PngMetadata Png
        {
            get => png ??= new PngMetadata();
            set => png = value;
        }
    }
}

namespace SixLabors.ImageSharp
{
    using SixLabors.ImageSharp.Metadata;

    public static class MetadataExtensions
    {
        public static PngMetadata GetPngMetadata(this ImageMetadata source) => source.Png;
    }
}
