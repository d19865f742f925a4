using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Tests.Data;

public sealed class CropSamplerTests
{
    static TextureSet Two() => ImageMaker.SetOf(
        ImageMaker.Numbered("wide", 40, 30, tilesX: true, tilesY: false), ImageMaker.Numbered("small", 20, 20, tilesX: false, tilesY: false));

    [Test]
    public void PlaceOf_SeedStepIndex_IsWhatNumpysPhiloxSays()
    {
        CropSampler sampler = new(Two(), 16, seed: 42, mirrorX: true, mirrorY: true);
        foreach (Reference.Place p in Reference.All.Places)
            Assert.That(sampler.PlaceOf(p.Step, p.Index), Is.EqualTo(new CropSampler.Place(p.Image, p.X, p.Y, p.MirrorX, p.MirrorY)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Fill_EveryCrop_HoldsTheSourcePixels(bool mirror)
    {
        TextureSet set = Two();
        CropSampler sampler = new(set, 16, seed: 5, mirror, mirror);
        float[] nchw = new float[6 * 3 * 16 * 16], expected = new float[nchw.Length];
        for (long step = 0; step < 50; step++)
        {
            sampler.Fill(step, 6, nchw);
            for (int i = 0; i < nchw.Length; i++)
            {
                (int n, int c, int y, int x) = (i / 768, i / 256 % 3, i / 16 % 16, i % 16);
                CropSampler.Place place = sampler.PlaceOf(step, n);
                TextureImage image = set.Images[place.Image];
                int sx = (place.X + (place.MirrorX ? 15 - x : x)) % image.Width, sy = place.Y + (place.MirrorY ? 15 - y : y);
                expected[i] = image.Pixels[(sy * image.Width + sx) * 3 + c] / 127.5f - 1;
            }
            Assert.That(nchw.AsSpan().SequenceEqual(expected), $"step {step}");
        }
    }

    [Test]
    public void Fill_FiveChannels_KeepsTheirOrder()
    {
        TextureImage image = ImageMaker.Numbered("maps", 8, 8, true, true, channels: 5);
        float[] nchw = new float[5 * 64];
        CropSampler sampler = new(ImageMaker.SetOf(image), 8, seed: 0);
        sampler.Fill(9, 1, nchw);
        CropSampler.Place place = sampler.PlaceOf(9, 0);
        for (int c = 0; c < 5; c++)
            Assert.That(nchw[c * 64], Is.EqualTo(image.Pixels[(place.Y * 8 + place.X) * 5 + c] / 127.5f - 1));
    }

    [Test]
    public void Fill_BatchInParts_GivesTheSameCrops()
    {
        CropSampler sampler = new(Two(), 16, seed: 1);
        float[] whole = new float[8 * 768], part = new float[3 * 768];
        sampler.Fill(4, 8, whole);
        sampler.Fill(4, 3, part);
        Assert.That(part, Is.EqualTo(whole[..part.Length]));
    }

    [Test]
    public void PlaceOf_ManySteps_ReachesEveryPlaceAndNoOther()
    {
        CropSampler sampler = new(Two(), 16, seed: 3);
        HashSet<(int, int)> wide = [], small = [];
        for (long step = 0; step < 20_000; step++)
        {
            CropSampler.Place p = sampler.PlaceOf(step, 0);
            (p.Image == 0 ? wide : small).Add((p.X, p.Y));
        }
        Assert.That(wide, Has.Count.EqualTo(40 * 15));      // wraps on x; on y the crop stays inside
        Assert.That(small, Has.Count.EqualTo(5 * 5));
        Assert.That(wide.Max(p => p.Item2), Is.EqualTo(14));
    }

    [Test]
    public void Fill_SteadyState_AllocatesNothing()
    {
        CropSampler sampler = new(Two(), 16, seed: 3, mirrorX: true);
        float[] nchw = new float[8 * 768];
        sampler.Fill(0, 8, nchw);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long step = 0; step < 100; step++)
            sampler.Fill(step, 8, nchw);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void CropSampler_WrongSizes_ThrowsWithBothNumbers()
    {
        Assert.That(() => new CropSampler(Two(), 21, 0), Throws.ArgumentException.With.Message.Contains("20 x 20").And.Message.Contains("21 x 21"));
        Assert.That(() => new CropSampler(Two(), 16, 0).Fill(0, 2, new float[5]), Throws.ArgumentException.With.Message.Contains("1536"));
    }

    /// <summary>The first of each pair is what it is without pairs; the second is any image of its class.</summary>
    [Test]
    public void PlaceOf_TwoTogether_AreOfOneClass()
    {
        TextureSet set = ImageMaker.SetOf([.. Enumerable.Range(0, 6).Select(i => ImageMaker.Numbered($"{i}", 20, 20, tilesX: false, tilesY: false))]);
        int[] classOf = [0, 1, 1, 2, 1, 0];
        CropSampler plain = new(set, 16, seed: 4), pairs = new(set, 16, seed: 4, default(CropVariety) with { ScaleMin = 1, ScaleMax = 1 }, together: 2, classOf);
        var seconds = new int[6];
        for (long step = 0; step < 1000; step++)
        {
            for (int i = 0; i < 8; i += 2)
            {
                Assert.That(pairs.PlaceOf(step, i), Is.EqualTo(plain.PlaceOf(step, i)));
                int second = pairs.PlaceOf(step, i + 1).Image;
                Assert.That(classOf[second], Is.EqualTo(classOf[pairs.PlaceOf(step, i).Image]));
                seconds[second]++;
            }
        }
        // 4,000 draws of six are 667 each, deviation 24.
        Assert.That(seconds, Has.All.InRange(560, 780), "each image comes as often as the others");
    }
}
