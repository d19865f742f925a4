using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Metrics;
using ProcGan.Trainer.Metrics.Evaluation;

namespace ProcGan.Trainer.Tests.Metrics;

sealed class EvaluationTests
{
    const int Side = 32, Count = 200;

    static readonly TextureSet Set = TextureSource.Load("builtin:bricks", new DataOptions { Resolution = Side, WorkingSize = 96 });

    /// <summary>Data, the same a little spoilt, and noise: every measure puts them in this order.</summary>
    [Test]
    public void Of_DataSpoiltDataAndNoise_AreInOrderInEveryMeasure()
    {
        ChannelMap map = ChannelMap.Between(Set.ChannelNames, Set.ChannelNames, "bricks");
        PictureSet Crops(int part) => PictureSet.OfData(Set, map, Side, Count, (long)part * Count);
        PictureSet data = Crops(2), spoilt = Crops(3), noise = Crops(4);
        Spoil(spoilt.Crops);
        var random = new Philox(1, 99);
        random.FillNormal(noise.Crops.Values, 0, 0.1f);
        var alike = new float[noise.Crops.PictureSize];       // as those of an untrained generator are
        random.FillNormal(alike, 0, 0.4f);
        for (int i = 0; i < noise.Crops.Values.Length; i++)
            noise.Crops.Values[i] += alike[i % alike.Length];
        Evaluation[] order = [.. new[] { data, spoilt with { LatticePeriod = 8 }, noise with { LatticePeriod = 8 } }.Select(set => Measured(set, Crops(0), Crops(1)))];
        Assert.Multiple(() =>
        {
            foreach (string key in order[0].Measures.Where(m => m.Good != Good.None && !m.Key.StartsWith("seam", StringComparison.Ordinal)).Select(m => m.Key))
                Assert.That((order[0][key].Fault < order[1][key].Fault, order[1][key].Fault < order[2][key].Fault), Is.EqualTo((true, true)),
                    $"{key}: {string.Join(", ", order.Select(e => e[key].Value))}");
            Assert.That((order[0]["copies"].Value, order[2]["copies"].Value), Is.EqualTo((1.0, 0.0)));
            Assert.That(order[1]["lattice"].Value, Is.GreaterThan(1), "a lattice of 8 pixels was drawn");
        });
    }

    static Evaluation Measured(PictureSet judged, PictureSet real, PictureSet held)
    {
        var map = ChannelMap.Between(Set.ChannelNames, Set.ChannelNames, "bricks");
        using FeatureBank bank = FeatureBank.Random(3, Side, Side);
        return Evaluation.Of(judged, real, held, bank, Memorisation.Of(judged.Crops, new NearestCrops(Set, map, 3, Side), real.Crops, 2), 2, (_, _) => { }, default);
    }

    [Test]
    public void Of_DataInFolders_SaysWhichOfThemIsMissing()
    {
        TextureSet planks = TextureSource.Load("builtin:planks", new DataOptions { Resolution = Side, WorkingSize = 96 });
        TextureImage[] Named(TextureSet set, string folder) => [.. set.Images.Take(4).Select((image, i) => image with { Name = $"{folder}/{i}.png" })];
        TextureSet both = Set with { Images = [.. Named(Set, "bricks"), .. Named(planks, "planks")] }, one = Set with { Images = Named(Set, "bricks") };
        ChannelMap map = ChannelMap.Between(Set.ChannelNames, Set.ChannelNames, "both");
        PictureSet judged = PictureSet.OfData(one, map, Side, Count, 2L * Count), real = PictureSet.OfData(both, map, Side, Count, 0);
        Assert.That((judged.Kinds.Count, real.Kinds.Count), Is.EqualTo((0, Count)), "one folder is no kinds");
        Evaluation found = Measured(judged, real, PictureSet.OfData(both, map, Side, Count, Count));
        double bricks = found["coverage.bricks"].Value!.Value, missing = found["coverage.planks"].Value!.Value;
        int own = real.Kinds.Count(kind => kind == "bricks");
        Assert.Multiple(() =>
        {
            Assert.That(missing, Is.LessThan(0.1), "no planks were made");
            Assert.That(bricks, Is.GreaterThan(0.8));
            Assert.That(found["coverage.planks"].OfData, Is.GreaterThan(0.8));
            Assert.That((own * bricks + (Count - own) * missing) / Count, Is.EqualTo(found["coverage"].Value).Within(1e-12));
        });
    }

    /// <summary>A little blurred along x, paler, with slow waves along y, with a lattice of eight pixels, and a little like the one before.</summary>
    static void Spoil(ImageBatch images)
    {
        for (int n = images.Count - 1; n >= 0; n--)
            for (int i = 0; i < images.PictureSize; i++)
            {
                ref float value = ref images.Picture(n)[i];
                if (i % Side > 0)
                    value = 0.9f * value + 0.1f * images.Picture(n)[i - 1];
                value = 0.04f * MathF.Sin(i / Side % Side * 0.4f) + 0.93f * (n > 0 ? 0.95f * value + 0.05f * images.Picture(n - 1)[i] : value) + (i % 8 == 0 && i / Side % 8 == 0 ? 0.1f : 0);
            }
    }

    [Test]
    public void Of_Seams_AreThoseOfTheImagesThatTile()
    {
        ChannelMap map = ChannelMap.Between(Set.ChannelNames, Set.ChannelNames, "bricks");
        PictureSet set = PictureSet.OfData(Set, map, Side, 64, 0);
        Assert.That(set.Whole, Has.Count.EqualTo(Set.Images.Count));
        Assert.That(set.Whole.Average(image => SeamRatio.OfColumns(image).Ratio), Is.EqualTo(1).Within(0.5), "painted walls tile");
    }

    [Test]
    public void ChannelMap_GreyAndColour_BecomeEachOther()
    {
        var colour = new ImageBatch([1, 0, -1], 1, 3, 1, 1);
        string[] rgb = ["albedo.r", "albedo.g", "albedo.b"];
        Assert.That(ChannelMap.Between(rgb, ["albedo"], "x").Of(colour).Values, Is.EqualTo(new[] { 0.299f - 0.114f }).Within(1e-6));
        Assert.That(ChannelMap.Between(["height", "albedo"], rgb, "x").Of(new ImageBatch([0.5f, 0.25f], 1, 2, 1, 1)).Values, Is.EqualTo(new[] { 0.25f, 0.25f, 0.25f }));
        Assert.That(() => ChannelMap.Between(rgb, ["height"], "wall.jpg"), Throws.TypeOf<UserError>().With.Message.Contains("'wall.jpg' has the channels albedo.r"));
    }
}
