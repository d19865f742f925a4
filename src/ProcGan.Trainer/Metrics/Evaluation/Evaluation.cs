namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>All measures of one set of pictures against data.</summary>
/// <param name="Side">Of the crops that were compared, in pixels.</param>
/// <param name="Count">Crops of each side.</param>
/// <param name="Features">Name of the feature network.</param>
sealed record Evaluation(int Side, int Count, string Features, IReadOnlyList<Measure> Measures)
{
    public Measure this[string key] => Measures.Single(m => m.Key == key);

    /// <param name="judged">Generated pictures, or whatever is judged like them.</param>
    /// <param name="real">Crops of the data.</param>
    /// <param name="held">As many other crops of the data: what nothing learnt can beat.</param>
    /// <param name="bank">Features for KID and its kin.</param>
    /// <param name="nearest">Distances to the nearest crops of the data, of some of the judged pictures.</param>
    /// <param name="threads">The result does not depend on it.</param>
    /// <param name="progress">0 to 1, and what is being done.</param>
    /// <param name="stop">Asked between measures.</param>
    public static Evaluation Of(PictureSet judged, PictureSet real, PictureSet held, FeatureBank bank, Memorisation nearest, int threads,
                                Action<double, string> progress, CancellationToken stop)
    {
        List<Measure> measures = [];
        void Begin(double share, string what)
        {
            stop.ThrowIfCancellationRequested();
            progress(share, what);
        }
        Begin(0, "sliced Wasserstein distance");
        Distances(measures, judged, real, held, threads);
        Begin(0.3, "features");
        FeatureMeasures(measures, judged, real, held, bank, threads);
        Begin(0.7, "MS-SSIM");
        if (MultiScaleSsim.Fits(real.Crops))
            measures.Add(new("ms-ssim", "MS-SSIM of pairs", MultiScaleSsim.OfPairs(judged.Crops, threads), MultiScaleSsim.OfPairs(held.Crops, threads), Good.Near));
        measures.Add(new("diversity", "diversity", Training.Diversity.Of(judged.Crops, real.Crops), Training.Diversity.Of(held.Crops, real.Crops), Good.Near, Ideal: 1));
        Begin(0.8, "spectrum");
        Spectra(measures, judged, real, held, threads);
        Seams(measures, judged, held);
        measures.Add(new("nearest", "nearest crop, median", nearest.Median, null, Good.None));
        measures.Add(new("nearest.least", "nearest crop, least", nearest.Least, null, Good.None));
        measures.Add(new("copies", "copies", nearest.Copies, null, Good.None));
        return new Evaluation(real.Crops.Width, real.Crops.Count, bank.Name, measures);
    }

    static void Distances(List<Measure> measures, PictureSet judged, PictureSet real, PictureSet held, int threads)
    {
        SwdResult[] swd = SlicedWasserstein.Measure(SwdOptions.Published with { Threads = threads }, real.Crops, judged.Crops, held.Crops);
        measures.Add(new("swd", "SWD x 1000", swd[0].Mean, swd[1].Mean, Good.Low));
        for (int level = 0; level < swd[0].Levels.Count && swd[0].Levels.Count > 1; level++)
            measures.Add(new($"swd.{real.Crops.Width >> level}", $"  at {real.Crops.Width >> level} px", swd[0].Levels[level], swd[1].Levels[level], Good.Low));
        measures.Add(new("colour", "colour distance", ColourDistance.Between(judged.Crops, real.Crops), ColourDistance.Between(held.Crops, real.Crops), Good.Low));
    }

    static void FeatureMeasures(List<Measure> measures, PictureSet judged, PictureSet real, PictureSet held, FeatureBank bank, int threads)
    {
        FeatureSet ofReal = bank.Extract(real.Crops, threads), ofJudged = bank.Extract(judged.Crops, threads), ofHeld = bank.Extract(held.Crops, threads);
        if (bank.IsRandom)
            (ofJudged, ofHeld, ofReal) = (ofJudged.RelativeTo(ofReal), ofHeld.RelativeTo(ofReal), ofReal.RelativeTo(ofReal));
        else
            measures.Add(new("fid", "FID", FrechetDistance.Between(ofReal, ofJudged), FrechetDistance.Between(ofReal, ofHeld), Good.Low));
        measures.Add(new("kid", "KID x 1000", 1000 * KernelDistance.Between(ofReal, ofJudged, threads), 1000 * KernelDistance.Between(ofReal, ofHeld, threads), Good.Low));
        Neighbourhoods a = Neighbourhoods.Of(ofReal, ofJudged, threads), b = Neighbourhoods.Of(ofReal, ofHeld, threads);
        measures.Add(new("precision", "precision", a.Precision, b.Precision, Good.High));
        measures.Add(new("recall", "recall", a.Recall, b.Recall, Good.High));
        measures.Add(new("density", "density", a.Density, b.Density, Good.High));
        measures.Add(new("coverage", "coverage", a.Coverage, b.Coverage, Good.High));
        foreach (string kind in real.Kinds.Distinct().Order(StringComparer.Ordinal))
            measures.Add(new($"coverage.{kind}", $"  of {kind}", ShareOf(a.Covered, real.Kinds, kind), ShareOf(b.Covered, real.Kinds, kind), Good.High));
    }

    /// <summary>The share of one kind that is covered.</summary>
    static double ShareOf(IReadOnlyList<bool> covered, IReadOnlyList<string> kinds, string kind)
    {
        var own = covered.Where((_, i) => kinds[i] == kind).ToArray();
        return own.Count(value => value) / (double)own.Length;
    }

    static void Spectra(List<Measure> measures, PictureSet judged, PictureSet real, PictureSet held, int threads)
    {
        RadialSpectrum ofReal = new(real.Crops, threads), ofJudged = new(judged.Crops, threads), ofHeld = new(held.Crops, threads);
        (double mean, double worst) = RadialSpectrum.Distance(ofJudged, ofReal);
        (double meanHeld, double worstHeld) = RadialSpectrum.Distance(ofHeld, ofReal);
        measures.Add(new("spectrum", "radial spectrum, mean dB", mean, meanHeld, Good.Low));
        measures.Add(new("spectrum.worst", "radial spectrum, worst dB", worst, worstHeld, Good.Low));
        if (judged.LatticePeriod > 1)
            measures.Add(new("lattice", $"lattice of {judged.LatticePeriod} px, dB", ofJudged.Peak(judged.LatticePeriod, ofReal), ofHeld.Peak(judged.LatticePeriod, ofReal), Good.Low));
    }

    static void Seams(List<Measure> measures, PictureSet judged, PictureSet held)
    {
        SeamRatio? x = Seam(judged, SeamRatio.OfColumns), y = Seam(judged, SeamRatio.OfRows), dataX = Seam(held, SeamRatio.OfColumns), dataY = Seam(held, SeamRatio.OfRows);
        measures.Add(new("seam.x", "seam ratio, x", x?.Ratio, dataX?.Ratio, Good.Near, Ideal: 1));
        measures.Add(new("seam.x.rank", "  rank of the wrap column", x?.Rank, dataX?.Rank, Good.Near, Ideal: 0.5));
        measures.Add(new("seam.y", "seam ratio, y", y?.Ratio, dataY?.Ratio, Good.Near, Ideal: 1));
        measures.Add(new("seam.y.rank", "  rank of the wrap row", y?.Rank, dataY?.Rank, Good.Near, Ideal: 0.5));
    }

    /// <summary>The mean over all whole pictures.</summary>
    static SeamRatio? Seam(PictureSet set, Func<ImageBatch, SeamRatio> of)
    {
        int count = set.Whole.Sum(group => group.Count);
        if (count == 0)
            return null;
        double ratio = 0, rank = 0;
        foreach (ImageBatch group in set.Whole)
        {
            SeamRatio seam = of(group);
            ratio += seam.Ratio * group.Count / count;
            rank += seam.Rank * group.Count / count;
        }
        return new SeamRatio(ratio, rank);
    }
}
