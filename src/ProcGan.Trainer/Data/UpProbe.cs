namespace ProcGan.Trainer.Data;

/// <summary>Measures whether a material has an up: which mirror images and turns of it could be photographs of it too.</summary>
/// <remarks>
/// Three statistics of the grey steps gx, gy across a pixel, at three scales, over parts of the images:
/// grain, log(sum gy^2 / sum gx^2), which a quarter turn negates: boards and courses run one way;
/// slant, sum gx gy / sqrt(sum gx^2 sum gy^2), which a mirror along either axis negates: diagonal weaves;
/// light, the skewness of gx and of gy, which the mirror along that axis negates: bricks lit from above.
/// One that is far from 0 against its spread over the parts vetoes what would negate it.
/// </remarks>
sealed record UpProbe(double Grain, double Slant, double LightX, double LightY)
{
    const int MaxImages = 48, Parts = 3, Levels = 3, LeastSide = 6;

    /// <summary>Far from 0: half as much energy again along one axis, ...; and more than this many standard errors.</summary>
    const double GrainBar = 0.4, SlantBar = 0.12, LightBar = 0.25, Errors = 4;

    public static UpProbe Of(TextureSet set)
    {
        int count = Math.Min(set.Images.Count, MaxImages);
        UpProbe best = new(0, 0, 0, 0);
        List<double>[,] samples = new List<double>[Levels, 4];
        for (int i = 0; i < samples.Length; i++)
            samples[i / 4, i % 4] = [];
        for (int i = 0; i < count; i++)
        {
            TextureImage image = set.Images[(int)((long)i * set.Images.Count / count)];
            (float[] grey, int width, int height) = Grey(image);
            for (int level = 0; level < Levels; level++)
            {
                AddParts(grey, width, height, level, samples);
                (grey, width, height) = Half(grey, width, height);
            }
        }
        for (int level = 0; level < Levels; level++)
        {
            best = new(
                Larger(best.Grain, Sure(samples[level, 0])), Larger(best.Slant, Sure(samples[level, 1])),
                Larger(best.LightX, Sure(samples[level, 2])), Larger(best.LightY, Sure(samples[level, 3])));
        }
        return best;
    }

    bool HasGrain => Math.Abs(Grain) > GrainBar;
    bool HasSlant => Math.Abs(Slant) > SlantBar;
    bool HasLightX => Math.Abs(LightX) > LightBar;
    bool HasLightY => Math.Abs(LightY) > LightBar;

    /// <summary>Why a mirror image left to right would be another material; null where it would not.</summary>
    public string? AgainstFlipX => HasSlant ? "they run slanted" : HasLightX ? "they are lit, or built, differently on the left and on the right" : null;
    public string? AgainstFlipY => HasSlant ? "they run slanted" : HasLightY ? "they have an up: steps from top to bottom differ from those from bottom to top" : null;
    public string? AgainstTurns => HasGrain ? (Grain > 0 ? "they change faster from top to bottom than from left to right" : "they change faster from left to right than from top to bottom")
        : AgainstFlipX ?? AgainstFlipY;

    /// <summary>What is done to the crops of a run, and a line for each wish that the data veto.</summary>
    public static (CropVariety Variety, IReadOnlyList<string> Vetoes) Decide(TextureSet set, InputOptions wish)
    {
        bool x = wish.Flip is "x" or "both", y = wish.Flip is "y" or "both", turns = wish.Turns;
        List<string> vetoes = [];
        if (wish.Veto && (x || y || turns))
        {
            UpProbe probe = Of(set);
            x = Allowed(x, probe.AgainstFlipX, "--flip x");
            y = Allowed(y, probe.AgainstFlipY, "--flip y");
            turns = Allowed(turns, probe.AgainstTurns, "--turns");
        }
        return (new(x, y, turns, wish.ScaleMin, wish.ScaleMax), vetoes);

        bool Allowed(bool wished, string? against, string option)
        {
            if (wished && against is not null)
                vetoes.Add($"{option} is left out: the images do not look the same so, {against} (--no-veto takes it regardless).");
            return wished && against is null;
        }
    }

    static void AddParts(float[] grey, int width, int height, int level, List<double>[,] samples)
    {
        int w = width / Parts, h = height / Parts;
        if (Math.Min(w, h) < LeastSide)
            return;
        for (int part = 0; part < Parts * Parts; part++)
        {
            double xx = 0, yy = 0, xy = 0, xxx = 0, yyy = 0;
            for (int y = part / Parts * h + 1; y < (part / Parts + 1) * h - 1; y++)
            {
                for (int x = part % Parts * w + 1; x < (part % Parts + 1) * w - 1; x++)
                {
                    // Both about the same pixel without using it: steps that share one would go together in any grain.
                    int i = y * width + x;
                    double gx = grey[i + 1] - grey[i - 1], gy = grey[i + width] - grey[i - width];
                    (xx, yy, xy, xxx, yyy) = (xx + gx * gx, yy + gy * gy, xy + gx * gy, xxx + gx * gx * gx, yyy + gy * gy * gy);
                }
            }
            int n = (w - 2) * (h - 2);
            const double quiet = 0.02;      // of a flat part nothing is to be said
            if (xx + yy < quiet * n)
                continue;
            samples[level, 0].Add(Math.Log((yy + quiet * n) / (xx + quiet * n)));
            samples[level, 1].Add(xy / Math.Sqrt((xx + quiet * n) * (yy + quiet * n)));
            samples[level, 2].Add(xxx / Math.Pow(xx + quiet * n, 1.5) * Math.Sqrt(n));
            samples[level, 3].Add(yyy / Math.Pow(yy + quiet * n, 1.5) * Math.Sqrt(n));
        }
    }

    /// <summary>The mean, or 0 where it may as well be chance.</summary>
    static double Sure(List<double> samples)
    {
        if (samples.Count < 4)
            return 0;
        double mean = samples.Average(), error = Math.Sqrt(samples.Sum(s => (s - mean) * (s - mean)) / (samples.Count - 1) / samples.Count);
        return Math.Abs(mean) > Errors * error ? mean : 0;
    }

    static double Larger(double a, double b) => Math.Abs(b) > Math.Abs(a) ? b : a;

    static (float[] Grey, int Width, int Height) Grey(TextureImage image)
    {
        byte[] pixels = image.Pixels;
        int colours = Math.Min(image.Channels, image.Channels >= 3 ? 3 : 1);
        float[] grey = new float[image.Width * image.Height];
        for (int i = 0; i < grey.Length; i++)
        {
            for (int c = 0; c < colours; c++)
                grey[i] += pixels[i * image.Channels + c] / (float)colours;
        }
        return (grey, image.Width, image.Height);
    }

    static (float[], int, int) Half(float[] grey, int width, int height)
    {
        (int w, int h) = (width / 2, height / 2);
        float[] half = new float[w * h];
        for (int i = 0; i < half.Length; i++)
        {
            int s = i / w * 2 * width + i % w * 2;
            half[i] = (grey[s] + grey[s + 1] + grey[s + width] + grey[s + width + 1]) / 4;
        }
        return (half, w, h);
    }
}
