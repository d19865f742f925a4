using SixLabors.ImageSharp.Formats.Png.Chunks;

namespace SixLabors.ImageSharp.Formats.Png
{
    public enum PngColorType : byte
    {
        Grayscale = 0,
        Rgb = 2,
        Palette = 3,
        GrayscaleWithAlpha = 4,
        RgbWithAlpha = 6,
    }

    public enum PngBitDepth : byte
    {
        Bit1 = 1,
        Bit2 = 2,
        Bit4 = 4,
        Bit8 = 8,
        Bit16 = 16,
    }

    public enum PngCompressionLevel
    {
        Level0 = 0,
        NoCompression = Level0,
        Level1 = 1,
        BestSpeed = Level1,
        Level2 = 2,
        Level3 = 3,
        Level4 = 4,
        Level5 = 5,
        Level6 = 6,
        DefaultCompression = Level6,
        Level7 = 7,
        Level8 = 8,
        Level9 = 9,
        BestCompression = Level9,
    }

    public class PngMetadata
    {
        public PngBitDepth? BitDepth { get; set; }
        public PngColorType? ColorType { get; set; }

        /// <summary>tEXt, zTXt and iTXt chunks.</summary>
        public IList<PngTextData> TextData { get; set; } = [];

        internal PngMetadata Copy() => new() { BitDepth = BitDepth, ColorType = ColorType, TextData = [.. TextData] };
    }

    public sealed class PngFormat : IImageFormat
    {
        private PngFormat() { }

        public static PngFormat Instance { get; } = new();
        public string Name => "PNG";
        public string DefaultMimeType => "image/png";
        public IEnumerable<string> MimeTypes => ["image/png", "image/apng"];
        public IEnumerable<string> FileExtensions => ["png", "apng"];
    }
}

namespace SixLabors.ImageSharp.Formats.Png.Chunks
{
    public readonly struct PngTextData : IEquatable<PngTextData>
    {
        public PngTextData(string keyword, string value, string languageTag, string translatedKeyword)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(keyword);
            (Keyword, Value, LanguageTag, TranslatedKeyword) = (keyword, value, languageTag, translatedKeyword);
        }

        public string Keyword { get; }
        public string Value { get; }
        public string LanguageTag { get; }
        public string TranslatedKeyword { get; }

        public bool Equals(PngTextData other) => (Keyword, Value, LanguageTag, TranslatedKeyword)
            == (other.Keyword, other.Value, other.LanguageTag, other.TranslatedKeyword);
        public override bool Equals(object? obj) => obj is PngTextData other && Equals(other);
        public override int GetHashCode() => HashCode.Combine(Keyword, Value, LanguageTag, TranslatedKeyword);
        public override string ToString() => $"PngTextData [ Name={Keyword}, Value={Value} ]";
        public static bool operator ==(PngTextData left, PngTextData right) => left.Equals(right);
        public static bool operator !=(PngTextData left, PngTextData right) => !left.Equals(right);
    }
}
