using ProcGan.Trainer.Data;
using ProcGan.Trainer.Training;
using ProcGan.Trainer.Training.Presets;

namespace ProcGan.Trainer.Tests.Training;

public sealed class PresetTests
{
    static readonly PresetFacts Photograph = new(new DataGlance(1, 1024), HasCuda: false, FastBFloat16: false);

    static TrainingOptions Chosen(string preset, double minutes, PresetFacts facts, Func<TrainingOptions, TrainingOptions>? asked = null, string family = "spatial") =>
        Preset.Choose(TrainingOptions.For(family, "photos"), d => (asked ?? (o => o))(d with { Preset = preset, Minutes = minutes }).Validated(), facts);

    [Test]
    public void Choose_AnythingThatCanBe_GivesOptionsThatWork([Values("fast", "balanced", "quality", "none")] string preset,
        [Values("spatial", "dcgan", "mlp", "progressive", "style")] string family, [Values] bool cuda, [Values] bool bfloat16)
    {
        foreach (double minutes in (double[])[0.01, 10, 1000])
            foreach (int images in (int[])[0, 1, 300, DataGlance.Thousands])
                foreach (int side in (int[])[28, 64, 4096])
                {
                    var options = Chosen(preset, minutes, new PresetFacts(new DataGlance(images, side), cuda, bfloat16), family: family);   // validates
                    Assert.That(options.Why.Keys, Is.SubsetOf(OptionChanges.Values(options).Keys), "a reason belongs to an option");
                    Assert.That(options.Why.Count == 0, Is.EqualTo(preset == "none"));
                }
    }

    [Test]
    public void Choose_None_IsTheFamilysDefaults() =>
        Assert.That(OptionChanges.Values(Chosen("none", 20, Photograph)),
            Is.EqualTo(OptionChanges.Values(TrainingOptions.For("spatial", "photos") with { Minutes = 20 })));

    [Test]
    public void Choose_WhatWasAskedForByName_StandsAboveThePreset()
    {
        var options = Chosen("fast", 5, Photograph, o => o with { Width = 40, Batch = 6 });
        Assert.Multiple(() =>
        {
            Assert.That((options.Width, options.Batch), Is.EqualTo((40, 6)));
            Assert.That(options.Why.Keys, Does.Not.Contain("width").And.Not.Contain("batch").And.Contains("precision"));
        });
    }

    [Test]
    public void Choose_Presets_DifferInWidth()
    {
        int[] widths = [.. new[] { "fast", "balanced", "quality" }.Select(preset => Chosen(preset, 60, Photograph).Width)];
        Assert.That(widths, Is.Ordered.Ascending.And.Unique);
        Assert.That(Chosen("quality", 5, Photograph).Width, Is.EqualTo(Chosen("balanced", 5, Photograph).Width), "five minutes are too short for more");
    }

    [Test]
    public void Choose_SmallImages_AreLearntAtASmallSize() =>
        Assert.That(Chosen("balanced", 5, Photograph with { Data = new DataGlance(DataGlance.Thousands, 28) }).Resolution, Is.EqualTo(32));

    [TestCase(1, 1024, true, 512)]
    [TestCase(8, 512, true, 512)]
    [TestCase(1, 511, true, 0)]
    [TestCase(9, 1024, true, 0)]
    [TestCase(1, 1024, false, 0)]
    public void Choose_FewSetsOfMaps_AreLearntFromMorePixels(int images, int side, bool maps, int size) =>
        Assert.That(Chosen("balanced", 5, Photograph with { Data = new DataGlance(images, side, HasMaps: maps) }).WorkingSize, Is.EqualTo(size));

    [TestCase("spatial", true, 1, 32, 1)]
    [TestCase("spatial", false, 0, 16, 0)]
    [TestCase("dcgan", true, 0, 16, 0)]
    public void Choose_SetsOfMaps_AreDrawnWithMoreChannelsAndKeepTheirGrain(string family, bool maps, int depth, int lastWidth, double spectrumWeight)
    {
        var chosen = Chosen("balanced", 20, Photograph with { Data = new DataGlance(1, 1024, HasMaps: maps) }, family: family);
        Assert.That((chosen.Form.Depth, chosen.Form.LastWidth, chosen.Loss.SpectrumWeight), Is.EqualTo((depth, lastWidth, spectrumWeight)));
    }

    [TestCase("spatial", 1, true, "weight")]
    [TestCase("spatial", 30, true, "weight")]
    [TestCase("spatial", 1, false, "batch")]
    [TestCase("spatial", 8, false, "weight")]
    [TestCase("spatial", 9, false, "batch")]
    [TestCase("dcgan", 1, true, "batch")]
    public void Choose_Maps_AreMadeWithoutBatchNormAtFullSize(string family, int images, bool maps, string norm) =>
        Assert.That(Chosen("balanced", 20, Photograph with { Data = new DataGlance(images, 1024, HasMaps: maps) }, family: family).Form.GeneratorNorm, Is.EqualTo(norm));

    [TestCase(1, 3, 1.0 / 5)]
    [TestCase(1, 60, 1.0 / 5)]
    [TestCase(8, 20, 1.0 / 2)]
    [TestCase(73, 20, 0.5)]
    [TestCase(1171, 20, 1.0 / 4)]
    public void Choose_ImagesAndLength_SetTheDiscriminatorsRate(int images, double minutes, double share)
    {
        var options = Chosen("balanced", minutes, Photograph with { Data = new DataGlance(images, 1024) });
        Assert.That(options.DiscriminatorRate / options.GeneratorRate, Is.EqualTo(share).Within(1e-12));
    }

    [TestCase(3, 1.0 / 8)]
    [TestCase(20, 3.1 / 40)]
    public void Choose_LargePatchOfOnePhotograph_WantsALowRate(double minutes, double share)
    {
        var options = Chosen("balanced", minutes, Photograph, o => o with { DiscriminatorPatch = 46 });
        Assert.That(options.DiscriminatorRate / options.GeneratorRate, Is.EqualTo(share).Within(1e-12));
    }

    [Test]
    public void Choose_FewImages_AreJudgedByTheirPatches()
    {
        static (int, int) Judge(TrainingOptions options) => (options.DiscriminatorPatch, options.DiscriminatorScales);
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Chosen("balanced", 20, Photograph)), Is.EqualTo((38, 2)));
            Assert.That(Judge(Chosen("balanced", 20, Photograph, o => o with { DiscriminatorPatch = 22 })), Is.EqualTo((22, 1)));
            Assert.That(Judge(Chosen("balanced", 20, Photograph, o => o with { DiscriminatorScales = 1 })), Is.EqualTo((38, 1)));
            Assert.That(Judge(Chosen("balanced", 20, Photograph with { Data = new DataGlance(73, 1024) })), Is.EqualTo((78, 1)));
            Assert.That(Judge(Chosen("balanced", 20, Photograph with { Data = new DataGlance(1, 1024, HasMaps: true) })), Is.EqualTo((38, 2)));
            Assert.That(Judge(Chosen("balanced", 20, Photograph, family: "dcgan")), Is.EqualTo((78, 1)));
            Assert.That(Chosen("balanced", 20, Photograph).Loss.Lecam, Is.EqualTo(0.3));
            Assert.That(Chosen("balanced", 3, Photograph).Loss.Lecam, Is.Zero, "a short run learns faster without");
        });
    }

    [Test]
    public void Choose_ManyImages_AreJudgedWithoutBatchNorm()
    {
        var many = Photograph with { Data = new DataGlance(73, 1024) };
        static (string, string) Judge(TrainingOptions options) => (options.DiscriminatorNorm, options.Loss.Game);
        Assert.Multiple(() =>
        {
            Assert.That(Judge(Chosen("balanced", 20, many)), Is.EqualTo(("spectral", "hinge")));
            Assert.That(Judge(Chosen("balanced", 20, Photograph)), Is.EqualTo(("batch", "non-saturating")));
            Assert.That(Judge(Chosen("balanced", 20, many, o => o with { DiscriminatorNorm = "layer" })), Is.EqualTo(("layer", "non-saturating")), "a game goes with its norm");
            Assert.That(Judge(Chosen("balanced", 20, many, o => o with { Loss = new() { Game = "least-squares" } })), Is.EqualTo(("spectral", "least-squares")));
            Assert.That(Judge(Chosen("balanced", 20, many, o => o with { Classes = "none" })), Is.EqualTo(("batch", "non-saturating")), "images that are not told apart are alike");
            Assert.That(Judge(Chosen("balanced", 20, many, o => o with { Data = "builtin:bricks" })), Is.EqualTo(("batch", "non-saturating")));
        });
    }

    [Test]
    public void Choose_FewPhotographs_AreEachJudgedByThemselves()
    {
        static (string, string, int, double, string, int) Of(TrainingOptions o) =>
            (o.DiscriminatorNorm, o.Loss.Game, o.DiscriminatorPatch, o.Loss.ColourWeight, o.Form.Conditioning, o.Form.NoisePictures);
        var (by, alone, many) = (("class", "non-saturating", 38, 5.0, "norm", 4), ("batch", "non-saturating", 38, 0.0, "concat", 1), ("spectral", "hinge", 78, 0.0, "concat", 1));
        PresetFacts Few(int images, bool maps = false) => Photograph with { Data = new DataGlance(images, 1024, HasMaps: maps) };
        Assert.Multiple(() =>
        {
            Assert.That(Of(Chosen("balanced", 20, Few(2))), Is.EqualTo(by));
            Assert.That(Of(Chosen("balanced", 20, Few(8))), Is.EqualTo(by));
            Assert.That(Of(Chosen("balanced", 20, Few(9))), Is.EqualTo(many));
            Assert.That(Of(Chosen("balanced", 20, Few(1))), Is.EqualTo(alone));
            Assert.That(Of(Chosen("balanced", 20, Few(8), o => o with { Classes = "none" })), Is.EqualTo(alone));
            Assert.That(Of(Chosen("balanced", 20, Few(8, maps: true))).Item1, Is.EqualTo("spectral"), "not tried with maps");
            Assert.That(Of(Chosen("balanced", 20, Few(8), o => o with { Batch = 7 })).Item1, Is.EqualTo("spectral"), "pairs want an even batch");
            Assert.That(Chosen("balanced", 20, Few(8)).Loss.Lecam, Is.Zero, "each is seen an eighth as often as one alone");
        });
    }

    [TestCase(true, "cuda", "bfloat16")]
    [TestCase(false, "cpu", "float32")]
    public void Choose_Device_DecidesPrecision(bool cuda, string device, string precision)
    {
        var options = Chosen("balanced", 20, Photograph with { HasCuda = cuda });
        Assert.That((options.Device, options.Precision), Is.EqualTo((device, precision)));
    }

    [Test]
    public void OptionsFile_HoldsPresetAndReasons()
    {
        using var folder = new TestFolder();
        var options = Chosen("quality", 60, Photograph);
        File.WriteAllText(folder.File("options.json"), OptionsFile.ToJson(options));
        var read = OptionsFile.Read(folder.File("options.json"));
        Assert.That(OptionsFile.ToJson(read), Is.EqualTo(OptionsFile.ToJson(options)));
        Assert.That(read.Why["width"], Is.Not.Empty);
    }

    /// <summary>Pictures a second of one core, by cpu time: 321, 210 and 142 were measured.</summary>
    [TestCase(16, 321)]
    [TestCase(24, 210)]
    [TestCase(32, 142)]
    public void KimgOf_Minutes_IsNearWhatWasMeasured(int width, double imagesPerSecond) =>
        Assert.That(Photograph.KimgOf(TinyRun.Options with { Kimg = null, Minutes = 1, Resolution = 64, Width = width, Threads = 1 }),
            Is.EqualTo(60 * imagesPerSecond / 1000).Within(10).Percent);

    /// <summary>27 pictures a second in place of 36 were measured.</summary>
    [Test]
    public void KimgOf_AFurtherConvolution_TakesItsTime()
    {
        var minute = TinyRun.Options with { Kimg = null, Minutes = 1, Resolution = 64, Width = 32, Threads = 1 };
        double deep = Photograph.KimgOf(minute with { Form = new() { Depth = 1, LastWidth = 32 } });
        Assert.That(deep / Photograph.KimgOf(minute), Is.EqualTo(27.0 / 36).Within(5).Percent);
    }

    [Test]
    public void KimgOf_Minutes_CountsCoresAndTheirSpeed()
    {
        var minute = TinyRun.Options with { Kimg = null, Minutes = 1, Resolution = 64, Width = 32, Threads = 0 };
        double one = Photograph.KimgOf(minute);
        Assert.Multiple(() =>
        {
            Assert.That((Photograph with { Cores = 2 }).KimgOf(minute), Is.EqualTo(1.57 * one).Within(1).Percent);
            Assert.That((Photograph with { Cores = 2 }).KimgOf(minute with { Threads = 1 }), Is.EqualTo(one));
            Assert.That((Photograph with { CoreSpeed = 0.25 }).KimgOf(minute), Is.EqualTo(one / 4));
            Assert.That((Photograph with { CoreSpeed = 0.25 }).KimgOf(minute with { Device = "cuda" }), Is.EqualTo(Photograph.KimgOf(minute with { Device = "cuda" })));
            Assert.That((Photograph with { CoreSpeed = 0.25, Cores = 2 }).KimgOf(minute with { Kimg = 5 }), Is.EqualTo(5));
        });
    }

    [Test]
    public void Choose_SlowCores_AreGivenWhatTheyHaveTimeFor()
    {
        var slow = Photograph with { CoreSpeed = 0.25 };
        Assert.That(Chosen("quality", 60, Photograph).Width, Is.GreaterThan(Chosen("quality", 30, slow).Width));
        Assert.That((Chosen("balanced", 20, Photograph).Loss.Lecam, Chosen("balanced", 20, slow).Loss.Lecam), Is.EqualTo((0.3, 0)));
    }
}
