using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Metrics;
using ProcGan.Trainer.Metrics.Evaluation;

namespace ProcGan.Trainer.Tests.Metrics;

sealed class NearestCropsTests
{
    const int Side = 16;

    static readonly TextureSet Set = Painted(tiles: true);
    static readonly ChannelMap Map = ChannelMap.Between(Set.ChannelNames, Set.ChannelNames, "painted");

    [Test]
    public void Of_CropsOfTheData_FindsThePlaceItWasCutFrom()
    {
        var sampler = new CropSampler(Set, Side, seed: 3);
        var values = new float[12 * 3 * Side * Side];
        sampler.Fill(0, 12, values);
        var nearest = new NearestCrops(Set, Map, 3, Side);
        NearestCrop[] found = nearest.Of(new ImageBatch(values, 12, 3, Side, Side), 2);
        for (int i = 0; i < 12; i++)
        {
            var place = sampler.PlaceOf(0, i);
            Assert.That((found[i].Image, found[i].X, found[i].Y, found[i].Distance), Is.EqualTo((place.Image, place.X, place.Y, 0.0)), $"crop {i}");
            Assert.That(nearest.Cut(found[i]).Values, Is.EqualTo(values.AsSpan(i * 3 * Side * Side, 3 * Side * Side).ToArray()));
        }
    }

    [Test]
    public void Of_NoisyCrops_FindsWhatAnExhaustiveSearchFinds()
    {
        ImageBatch pictures = Pictures.Of(6, 3, Side, Side, 5);      // grain over stripes
        var values = new float[6 * 3 * Side * Side];
        new CropSampler(Set, Side, seed: 4).Fill(0, 6, values);
        for (int i = 0; i < values.Length; i++)
            values[i] = 0.7f * values[i] + 0.3f * pictures.Values[i];
        var noisy = new ImageBatch(values, 6, 3, Side, Side);
        NearestCrop[] found = new NearestCrops(Set, Map, 3, Side).Of(noisy, 1);
        for (int n = 0; n < 6; n++)
            Assert.That(found[n].Distance, Is.EqualTo(Exhaustive(noisy.Picture(n).ToArray())).Within(1e-5), $"picture {n}");
    }

    [Test]
    public void Memorisation_CopiesAndStrangers_AreToldApart()
    {
        var values = new float[16 * 3 * Side * Side];
        new CropSampler(Set, Side, seed: 5).Fill(0, 16, values);
        var real = new ImageBatch(values, 16, 3, Side, Side);
        var nearest = new NearestCrops(Set, Map, 3, Side);
        Memorisation copies = Memorisation.Of(real, nearest, real, 2), strangers = Memorisation.Of(Pictures.Of(16, 3, Side, Side, 9), nearest, real, 2);
        Assert.Multiple(() =>
        {
            Assert.That((copies.Median, copies.Copies), Is.EqualTo((0.0, 1.0)));
            Assert.That(strangers.Least, Is.GreaterThan(0.3));
            Assert.That(strangers.Copies, Is.Zero);
        });
        using var folder = new TestFolder();
        copies.WriteSheet(folder.File("sheet.png"), nearest);
        byte[] sheet = ImageFile.Load(folder.File("sheet.png"), out int width, out int height);
        Assert.That((width, height), Is.EqualTo((6 * 132 - 4, 6 * 132 - 4)), "three pairs a row of 128 px each");
        for (int y = 0; y < 128; y++)      // a copy and its nearest crop are the same picture
            Assert.That(sheet.AsSpan(y * width * 4, 128 * 4).SequenceEqual(sheet.AsSpan((y * width + 132) * 4, 128 * 4)), Is.True);
    }

    /// <summary>With at most 50 places, every eighth is looked at, which is where these crops are.</summary>
    [Test]
    public void Of_MorePlacesThanAreLookedAt_LooksAtSomeOfThem()
    {
        var all = new NearestCrops(Set, Map, 3, Side);
        ImageBatch crop = all.Cut(new NearestCrop(1, 16, 8, 0));
        NearestCrop found = new NearestCrops(Set, Map, 3, Side, mostPlaces: 50).Of(crop, 2)[0];
        Assert.That(found, Is.EqualTo(new NearestCrop(1, 16, 8, 0)));
        Assert.That(new NearestCrops(Set, Map, 3, Side, mostPlaces: 1).Of(crop, 2)[0].Image, Is.Zero, "of two images one");
    }

    /// <summary>Over every place of every image.</summary>
    static double Exhaustive(float[] picture)
    {
        double best = double.MaxValue;
        foreach (TextureImage image in Set.Images)
        {
            byte[] pixels = image.Pixels;
            for (int top = 0; top < image.Height; top++)
                for (int left = 0; left < image.Width; left++)
                {
                    double sum = 0;
                    for (int i = 0; i < picture.Length; i++)
                    {
                        int c = i / (Side * Side), y = i / Side % Side, x = i % Side;
                        double difference = picture[i] - (pixels[((top + y) % image.Height * image.Width + (left + x) % image.Width) * 3 + c] / 127.5 - 1);
                        sum += difference * difference;
                    }
                    best = Math.Min(best, Math.Sqrt(sum / picture.Length));
                }
        }
        return best;
    }

    static TextureSet Painted(bool tiles) => TextureSet.Of("painted", TextureSet.Albedo, [.. Enumerable.Range(0, 2).Select(i => Image(i, 40, 32, tiles))], []);

    static TextureImage Image(int seed, int width, int height, bool tiles)
    {
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.Length; i++)
        {
            int c = i % 3, x = i / 3 % width, y = i / 3 / width;
            pixels[i] = (byte)(128 + 60 * Math.Sin(x * 0.31 + seed + Math.Sin(y * 0.17 + c)) + 50 * Math.Sin(y * 0.23 * (1 + 0.1 * c) + 0.004 * x * x + seed));
        }
        return new TextureImage($"image {seed}", width, height, 3, pixels, tiles, tiles);
    }
}
