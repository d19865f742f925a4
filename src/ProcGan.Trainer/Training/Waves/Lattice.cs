using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Training.Waves;

/// <summary>The one or two waves of which all that repeats in a material is made: the lattice of its bricks, tiles or boards.</summary>
/// <remarks>
/// A material that repeats has peaks in its spectrum at sums and differences of its lattice's two waves (Bravais). Handing a generator all peaks
/// as waves of their own, each at its own random phase, breaks these ties and lets it tell single courses apart, which it then colours
/// alike; learnt wave vectors (Bergmann et al. 2017) drift, which slants courses. So the lattice is sought that explains the peaks: of brightness
/// and of outlines, for joints repeat where the bricks between them all differ.
/// </remarks>
static class Lattice
{
    const int MaxImages = 16, PeaksOfEach = 10;
    /// <summary>Cycles per cell. Slower ones do not fit a crop; what is faster, a network makes of its fundamental.</summary>
    const double LowestCycles = 0.2, HighestCycles = 1.4;
    /// <summary>The highest for one photograph of many: a set of small pictures has courses of a few pixels.</summary>
    const double HighestOfOne = 3;
    /// <summary>A wave explains its multiples, and sums with multiples of the other, up to this order; each order is worth a little less, so
    /// that a lattice is no finer than it has to be.</summary>
    const int HighestOrder = 6, HighestMultiple = 4;
    const double WorthOfOrder = 0.93;
    /// <summary>What a lattice has to explain to be believed, and a second wave beyond what the first does. Grain without a period stays below 2; a cracked
    /// road has 5, the most irregular brickwork tried 7, most walls 20 to 60.</summary>
    const double LeastScore = 6, WorthASecond = 1.5;
    /// <summary>Two waves name a lattice if the sine of the angle between them is at least this.</summary>
    const double LeastSine = 0.35;

    /// <summary>A peak and the picture that shows it.</summary>
    readonly record struct Candidate(SpectralPeak Peak, GreyPicture? Picture)
    {
        public double Weight => Math.Log(Peak.Prominence / PowerSpectrum.LeastProminence) + 0.2;
    }

    /// <returns>At most two waves in cycles per cell; none where the images have no period in common.</returns>
    public static IReadOnlyList<Wave> Of(TextureSet set, int cellPixels, int most)
    {
        if (most == 0)
            return [];
        var images = set.Images.Take(MaxImages).ToArray();
        return [.. Sought([.. images.Select(GreyPicture.Brightness)], [.. images.Select(GreyPicture.Outlines)], cellPixels, most, HighestCycles)
            .Select(found => InCells(found.Peak, cellPixels))];
    }

    /// <summary>The lattice of each image by itself, between the bins of its spectrum too, for a model that knows its images apart.</summary>
    /// <returns>Exactly <paramref name="most"/> waves an image; where it has fewer, the rest are (0, 0).</returns>
    public static IReadOnlyList<Wave>[] OfEach(IReadOnlyList<TextureImage> images, int cellPixels, int most)
    {
        var waves = new IReadOnlyList<Wave>[images.Count];
        Parallel.For(0, images.Count, i =>
        {
            var found = Sought([GreyPicture.Brightness(images[i])], [GreyPicture.Outlines(images[i])], cellPixels, most, HighestOfOne);
            double reach = 0.5 * cellPixels / Math.Min(images[i].Width, images[i].Height);
            waves[i] = [.. found.Select(f => new PictureTone(f.Picture!).Refine(InCells(f.Peak, cellPixels), cellPixels, reach)),
                        .. Enumerable.Repeat(new Wave(0, 0), most - found.Count)];
        });
        return waves;
    }

    static Wave InCells(SpectralPeak peak, int cellPixels) => new(peak.X * cellPixels, peak.Y * cellPixels);

    static IReadOnlyList<Candidate> Sought(GreyPicture[] brightness, GreyPicture[] outlines, int cellPixels, int most, double highestCycles)
    {
        double lowest = LowestCycles / cellPixels, highest = highestCycles / cellPixels;
        var peaks = new List<Candidate>();
        double resolution = 0;
        foreach (var pictures in new[] { outlines, brightness })
        {
            var spectrum = new PowerSpectrum(pictures);
            resolution = spectrum.Resolution;
            peaks.AddRange(spectrum.Peaks(PeaksOfEach, lowest, 2 * highest).Select(peak => new Candidate(peak, pictures.Length == 1 ? pictures[0] : null)));
        }
        Candidate[] waves = [.. peaks.Where(c => c.Peak.Length <= highest).DistinctBy(c => (c.Peak.X, c.Peak.Y))];
        var one = Best(waves.Select(a => new[] { a }));
        var two = most < 2 ? default : Best(waves.SelectMany((a, i) => waves[(i + 1)..].Where(b => Cross(a, b) >= LeastSine).Select(b => new[] { a, b })));
        var best = two.Score > one.Score + WorthASecond ? two : one;
        return best.Score >= LeastScore ? best.Waves : [];

        (double Score, Candidate[] Waves) Best(IEnumerable<Candidate[]> choices) =>
            choices.Select(choice => (Score(choice, peaks, resolution), choice)).DefaultIfEmpty((0, [])).MaxBy(scored => scored.Item1);
    }

    static double Cross(Candidate a, Candidate b) =>
        Math.Abs(a.Peak.X * b.Peak.Y - a.Peak.Y * b.Peak.X) / (a.Peak.Length * b.Peak.Length);

    /// <summary>The log prominence of all peaks that are on the lattice.</summary>
    static double Score(Candidate[] waves, List<Candidate> peaks, double resolution)
    {
        double score = 0;
        foreach (var peak in peaks)
        {
            int order = Order(waves, peak.Peak, resolution);
            if (order > 0)
                score += peak.Weight * Math.Pow(WorthOfOrder, order - 1);
        }
        return score;
    }

    /// <summary>Of how many waves the peak is the sum, each counted as often as it enters; 0 = it is none.</summary>
    static int Order(Candidate[] waves, SpectralPeak peak, double resolution)
    {
        int least = 0;
        for (int a = -HighestMultiple; a <= HighestMultiple; a++)
            for (int b = waves.Length == 1 ? 0 : -HighestMultiple; b <= (waves.Length == 1 ? 0 : HighestMultiple); b++)
            {
                int order = Math.Abs(a) + Math.Abs(b);
                if (order == 0 || order > HighestOrder || (least > 0 && order >= least))
                    continue;
                double x = a * waves[0].Peak.X + b * waves[^1].Peak.X - peak.X, y = a * waves[0].Peak.Y + b * waves[^1].Peak.Y - peak.Y;
                // Each wave is known to half a bin, so that sums of many are known less well.
                double tolerance = (order <= 2 ? 0.75 : 1.1) * resolution;
                if (Math.Max(Math.Abs(x), Math.Abs(y)) <= tolerance)
                    least = order;
            }
        return least;
    }
}
