using System.Globalization;
using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Training.Presets;

/// <summary>One rule an option, in the order in which one may depend on another. What was measured for them is in docs/TRAINING.md.</summary>
static class PresetRules
{
    /// <summary>Sees the options as they stand; null where the family's default is right, or the option is not for this family.</summary>
    public delegate Choice? Rule(TrainingOptions options, PresetFacts facts);

    public static readonly IReadOnlyList<Rule> All = [Device, Precision, Resolution, WorkingSize, Depth, LastWidth, GeneratorNorm, NoisePictures, Conditioning, Width, Batch, DiscriminatorNorm, Game, DiscriminatorPatch, DiscriminatorScales, DiscriminatorRate, Lecam, Spectrum, Colours, Augmentation, Average, EarlyStop];

    /// <summary>Images that a discriminator learns by heart before long.</summary>
    const int FewImages = 8;
    /// <summary>A discriminator that nothing holds has begun to learn one photograph by heart by then (docs/TRAINING.md).</summary>
    const double KnowsFewImagesKimg = 50;
    /// <summary>Pixels at a side; what the discriminator's logits see, where images are few.</summary>
    const int SmallPatch = 38;
    /// <summary>That lie side by side in a material set as it is learnt.</summary>
    const int CropsOfMaps = 8;
    /// <summary>Channels at the picture's resolution from which a set of maps is made.</summary>
    const int WidthOfMaps = 32;
    /// <summary>What several photographs were learnt well with.</summary>
    const int NoiseOfClasses = 4;
    const double PullOfColours = 5;
    /// <summary>Wider networks learn less from each second, so they want a long run.</summary>
    const double WideWorthKimg = 100, WideMost = 400;

    static Choice? Device(TrainingOptions options, PresetFacts facts) => facts.HasCuda
        ? new("device", "libtorch finds a CUDA device", o => o with { Device = "cuda" })
        : new("device", "libtorch finds no CUDA device", o => o with { Device = "cpu" });

    static Choice? Precision(TrainingOptions options, PresetFacts facts) => options.Device == "cuda"
        ? new("precision", "GPUs compute it faster, and rounding below the noise of a step does no harm", o => o with { Precision = "bfloat16" })
        : facts.FastBFloat16
            ? new("precision", "this CPU's convolutions are about twice as fast in it", o => o with { Precision = "bfloat16" })
            : new("precision", "this CPU gains nothing from bfloat16", o => o with { Precision = "float32" });

    static Choice? Resolution(TrainingOptions options, PresetFacts facts)
    {
        if (options.Family == "mlp")
            return new("resolution", "dense layers are for small pictures", o => o with { Resolution = facts.Data.Side is >= 8 and < 32 ? facts.Data.Side : 32 });
        if (facts.Data.Side is > 0 and < 64)
            return new("resolution", $"the images have {facts.Data.Side} px", o => o with { Resolution = 32 });
        bool large = options is { Preset: Preset.Quality, Device: "cuda" } && facts.Data.Side >= 512;
        return large ? new("resolution", "a GPU has the time to learn larger structure", o => o with { Resolution = 128 })
            : new("resolution", "larger crops take four times as long and show a CPU's run too few of them", o => o with { Resolution = 64 });
    }

    /// <summary>Of what a crop shows, maps tell more than a photograph does, and a small picture of them is known by heart at once (docs/TRAINING.md).</summary>
    static Choice? WorkingSize(TrainingOptions options, PresetFacts facts) =>
        options.Family != "spatial" || !facts.Data.HasMaps || facts.Data.Images > FewImages || facts.Data.Side < CropsOfMaps * options.Resolution ? null
        : new("working size", "maps are known by heart sooner than a photograph, and four times as many pixels take longer", o => o with { WorkingSize = CropsOfMaps * o.Resolution });

    static Choice? Width(TrainingOptions options, PresetFacts facts)
    {
        if (options.Family != "spatial")
            return null;
        double kimg = facts.KimgOf(options);
        (int width, string why) = options.Preset switch
        {
            Preset.Fast => (16, "twice the pictures a second of 32, for a first look"),
            Preset.Quality when kimg >= WideMost => (64, Kimg("time for", kimg, "at 32, so detail can be bought with it")),
            Preset.Quality when kimg >= WideWorthKimg => (48, Kimg("time for", kimg, "at 32, so detail can be bought with it")),
            _ => (32, Kimg("time for about", kimg, "; wider networks learn less in it")),
        };
        return new("width", why, o => o with { Width = width, DiscriminatorWidth = width });
    }

    static Choice? Depth(TrainingOptions options, PresetFacts facts) => options.Family != "spatial" || !facts.Data.HasMaps ? null
        : new("form: depth", "one more convolution tells the maps apart at full size", o => o with { Form = o.Form with { Depth = 1 } });

    /// <summary>Where one map is flat, as AO is, and another has grain, of few channels the same are still for both (docs/TRAINING.md).</summary>
    static Choice? LastWidth(TrainingOptions options, PresetFacts facts) => options.Family != "spatial" || !facts.Data.HasMaps ? null
        : new("form: last width", "of fewer channels flat maps such as AO take the grain from the others", o => o with { Form = o.Form with { LastWidth = WidthOfMaps } });

    /// <summary>Batch norm lets a generator make droplets, and of maps it does (docs/TRAINING.md).</summary>
    static Choice? GeneratorNorm(TrainingOptions options, PresetFacts facts)
    {
        string? why = options.Family == "spatial" && facts.Data.HasMaps ? "batch norm at full size invites flat blisters in maps"
            : HasFewClasses(options, facts) ? "several looks are learnt sooner so than with batch norm at full size" : null;
        return why is null ? null : new("form: generator norm", why, o => o with { Form = o.Form with { GeneratorNorm = "weight" } });
    }

    static Choice? NoisePictures(TrainingOptions options, PresetFacts facts) => !HasFewClasses(options, facts) ? null
        : new("form: noise pictures", "more pictures of noise make small shapes more various", o => o with { Form = o.Form with { NoisePictures = NoiseOfClasses } });

    static Choice? Conditioning(TrainingOptions options, PresetFacts facts) => !HasFewClasses(options, facts) ? null
        : new("form: conditioning", "each class then has channels of its own", o => o with { Form = o.Form with { Conditioning = "norm" } });

    static Choice? Batch(TrainingOptions options, PresetFacts facts) => (Networks.Family.Named(options.Family).IsField, options.Device) switch
    {
        (false, _) => null,
        (_, "cuda") => new("batch", "smaller ones do not keep a GPU busy", o => o with { Batch = 32 }),
        _ => new("batch", "many small steps beat few large ones", o => o with { Batch = 8 }),
    };

    static Choice? DiscriminatorNorm(TrainingOptions options, PresetFacts facts) => options.Family != "spatial" || !HasClasses(options, facts) ? null
        : HasFewClasses(options, facts) && options.Batch % Networks.DiscriminatorNetwork.OfAClass == 0
        ? new("discriminator norm", "each class by itself is seen as sharply as a single photograph", o => o with { DiscriminatorNorm = "class" })
        : new("discriminator norm", "batch norm takes from each batch what its images differ in, their colours and contrast", o => o with { DiscriminatorNorm = "spectral" });

    static Choice? Game(TrainingOptions options, PresetFacts facts) => options.Family != "spatial" || options.DiscriminatorNorm != "spectral" ? null
        : new("loss: game", "what a discriminator of spectral norm learns best by", o => o with { Loss = o.Loss with { Game = "hinge" } });

    static Choice? DiscriminatorPatch(TrainingOptions options, PresetFacts facts) =>
        options.Family != "spatial" || options.DiscriminatorNorm is not ("batch" or "class") || facts.Data.Images > FewImages ? null
        : new("discriminator patch", "of what is so small a photograph has too many to be learnt by heart soon", o => o with { DiscriminatorPatch = SmallPatch });

    static Choice? DiscriminatorScales(TrainingOptions options, PresetFacts facts) => options.Family != "spatial" || options.DiscriminatorPatch != SmallPatch ? null
        : new("discriminator scales", "one more sees at half the size what a small patch does not hold: whole bricks and boards", o => o with { DiscriminatorScales = 2 });

    static Choice? DiscriminatorRate(TrainingOptions options, PresetFacts facts)
    {
        if (options.Family != "spatial")
            return null;
        if (options.DiscriminatorNorm == "spectral")
            return facts.Data.Images > FewImages
                ? new("discriminator rate", "half of the generator's: so many images are not learnt by heart soon", o => o with { DiscriminatorRate = o.GeneratorRate / 2 })
                : new("discriminator rate", "a quarter of the generator's: few images are soon learnt by heart", o => o with { DiscriminatorRate = o.GeneratorRate / 4 });
        if (options.DiscriminatorNorm == "class")
            return new("discriminator rate", "half of the generator's: each image comes up once in as many pictures as there are classes", o => o with { DiscriminatorRate = o.GeneratorRate / 2 });
        if (facts.Data.Images > FewImages)
            return new("discriminator rate", "a quarter of the generator's: many images are not learnt by heart soon", o => o with { DiscriminatorRate = o.GeneratorRate / 4 });
        if (options.DiscriminatorPatch == SmallPatch)
            return new("discriminator rate", "a fifth of the generator's: small patches are not learnt by heart soon", o => o with { DiscriminatorRate = Rounded(o.GeneratorRate / 5) });
        double kimg = facts.KimgOf(options);
        return kimg > KnowsFewImagesKimg
            ? new("discriminator rate", Kimg("a thirteenth of the generator's: in", kimg, "the discriminator knows few images by heart otherwise"), o => o with { DiscriminatorRate = Rounded(o.GeneratorRate / 13) })
            : new("discriminator rate", Kimg("an eighth of the generator's: in", kimg, "the discriminator does not learn few images by heart"), o => o with { DiscriminatorRate = o.GeneratorRate / 8 });
    }

    static Choice? Lecam(TrainingOptions options, PresetFacts facts)
    {
        double kimg = facts.KimgOf(options);
        double judgedTogether = options.DiscriminatorNorm == "class" ? kimg / Math.Max(1, facts.Data.Images) : kimg;   // of each class by itself
        return options.Family != "spatial" || options.DiscriminatorPatch != SmallPatch || judgedTogether <= KnowsFewImagesKimg ? null
            : new("loss: lecam", Kimg("in", kimg, "the discriminator grows too sure of few images otherwise"), o => o with { Loss = o.Loss with { Lecam = 0.3 } });
    }

    /// <summary>What a discriminator hears of a map is its contrast, and of a roughness or an AO that is little.</summary>
    static Choice? Spectrum(TrainingOptions options, PresetFacts facts) => options.Family != "spatial" || !facts.Data.HasMaps ? null
        : new("loss: spectrum weight", "maps of little contrast lose their finest grain otherwise", o => o with { Loss = o.Loss with { SpectrumWeight = 1 } });

    static Choice? Colours(TrainingOptions options, PresetFacts facts) => options.DiscriminatorNorm != "class" ? null
        : new("loss: colour weight", "a norm over the pictures of a class hides its colours from the discriminator", o => o with { Loss = o.Loss with { ColourWeight = PullOfColours } });

    /// <summary>Few photographs, each a class.</summary>
    static bool HasFewClasses(TrainingOptions options, PresetFacts facts) =>
        options.Family == "spatial" && facts.Data.Images <= FewImages && !facts.Data.HasMaps && HasClasses(options, facts);

    /// <summary>Whether images of different looks are classes, as <see cref="ClassSet"/> will find.</summary>
    static bool HasClasses(TrainingOptions options, PresetFacts facts) => facts.Data.Images > 1 && options.Classes switch
    {
        "none" => false,
        "auto" => ClassSet.AreClasses(options.Data, facts.Data.Images),
        _ => true,
    };

    static Choice? Augmentation(TrainingOptions options, PresetFacts facts) => options.Family != "spatial" ? null
        : new("augment: kinds", "moved by a few pixels a texture stays one, and a weave of the generator's has no place to settle",
              o => o with { Augment = o.Augment with { Kinds = "jitter" } });

    static Choice? Average(TrainingOptions options, PresetFacts facts)
    {
        double kimg = facts.KimgOf(options), halfLife = Math.Clamp(Math.Round(kimg / 20), 3, 10);
        return new("ema kimg", "a twentieth of the run, and of what was seen so far while that is less", o => o with { EmaKimg = halfLife });
    }

    static Choice? EarlyStop(TrainingOptions options, PresetFacts facts) => options.Minutes >= 180
        ? new("early stop", "hours without a better snapshot are better spent on another run", o => o with { EarlyStop = 15 })
        : new("early stop", "never: the rates fall at the end, and much is gained there", o => o with { EarlyStop = 0 });

    /// <summary>To two digits, as a person would type it.</summary>
    static double Rounded(double rate) => double.Parse(rate.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    static string Kimg(string before, double kimg, string after) =>
        string.Create(CultureInfo.InvariantCulture, $"{before} {(kimg < 10 ? Math.Round(kimg, 1) : Math.Round(kimg, 0))} kimg {after}").Trim().Replace(" ;", ";", StringComparison.Ordinal);
}
