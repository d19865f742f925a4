using ProcGan.Runtime;
using ProcGan.Runtime.Imaging;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Looking;

/// <summary>What was measured of a picture, on the worker's thread; null where the view does not show it.</summary>
sealed record Study
{
    /// <summary>Differences across the edges over those inside: 1 = no seam is to be seen.</summary>
    public (double X, double Y)? Seams { get; init; }

    public Histogram? Histogram { get; init; }

    /// <summary>Log power, the mean in the middle.</summary>
    public Picture? Spectrum { get; init; }

    /// <summary>Null where the view shows none of it.</summary>
    public static Study? Of(Picture picture, TextureView view)
    {
        if (!view.Seams && !view.Histogram && !view.Spectrum)
            return null;
        bool measurable = picture.Width >= 2 && picture.Height >= 2;
        return new Study
        {
            Seams = view.Seams && measurable
                ? (SeamRatio.Measure(picture.Rgba, picture.Width, picture.Height, TileAxes.X), SeamRatio.Measure(picture.Rgba, picture.Width, picture.Height, TileAxes.Y))
                : null,
            Histogram = view.Histogram ? Looking.Histogram.Of(picture) : null,
            Spectrum = view.Spectrum ? Looking.Spectrum.Of(picture) : null,
        };
    }

    /// <summary>Whether another view of the same texture needs another study.</summary>
    public static bool Differs(TextureView a, TextureView b) =>
        (a.Seams, a.Histogram, a.Spectrum, a.Map, a.Mode) != (b.Seams, b.Histogram, b.Spectrum, b.Map, b.Mode);
}
