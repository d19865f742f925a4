using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Data;

public sealed class BuiltInSetsTests
{
    /// <summary>Painted with integers and +, -, *, /, square root of floats alone, so these hold on every platform.</summary>
    [TestCase("builtin:bricks", "6fba65fa02668586aa7df6f67c1e51efd8fd88ad74d62a415cdbf4f322da6109")]
    [TestCase("builtin:planks", "2b0ad9264d88f9723a5a40ed2106e6919602ca6d176d908945719fe4830eb6c9")]
    [TestCase("builtin:stone", "0eb3a25580b66262c5d95d77529454570436be6b10b0ce03438309e55a3c8fd7")]
    [TestCase("builtin:tiles", "cbb9d717a7d70db05a85d3f1fd9550e5d18da8c60c9285c6cc9357cbb664611f")]
    [TestCase("builtin:cobbles", "e8d7a47dc1d3faa68d1da641b567ddf26d4a040cd3cb6cc36def1bc29813a68f")]
    public void Load_AllMaps_HasTheGoldenHash(string name, string hash)
    {
        TextureSet set = TextureSource.Load(name, new DataOptions { Maps = "all" });
        Assert.That(set.Hash, Is.EqualTo(hash));
        Assert.That(set.ChannelNames, Is.EqualTo(new[] { "albedo.r", "albedo.g", "albedo.b", "height", "roughness" }));
        Assert.That(set.Images, Has.Count.EqualTo(8));
        Assert.That(set.Images, Has.All.Matches<TextureImage>(i => i is { Width: 256, Height: 256, Channels: 5, TilesX: true, TilesY: true }));
        Assert.That(set.Images.Select(i => Convert.ToHexString(i.Pixels)).Distinct().Count(), Is.EqualTo(8));
    }

    [Test]
    public void Load_AlbedoAlone_IsTheAlbedoOfAllMaps()
    {
        TextureSet albedo = TextureSource.Load("builtin:stone", new DataOptions()), all = TextureSource.Load("builtin:stone", new DataOptions { Maps = "all" });
        Assert.That(albedo.ChannelNames, Is.EqualTo(new[] { "albedo.r", "albedo.g", "albedo.b" }));
        byte[] maps = all.Images[2].Pixels;
        byte[] colours = [.. Enumerable.Range(0, 65536 * 3).Select(i => maps[i / 3 * 5 + i % 3])];
        Assert.That(albedo.Images[2].Pixels.AsSpan().SequenceEqual(colours));
    }

    [Test]
    public void Load_Bricks_JointsLieBelowTheFaces()
    {
        // The joints are the fifth of the image that is deepest, and grey; the faces are red.
        byte[] pixels = TextureSource.Load("builtin:bricks", new DataOptions { Maps = "all" }).Images[0].Pixels;
        (double Height, double Redness)[] texels = [.. Enumerable.Range(0, 65536)
            .Select(i => ((double)pixels[i * 5 + 3], (double)pixels[i * 5] - pixels[i * 5 + 2])).OrderBy(t => t.Item1)];
        Assert.That(texels[..8000].Average(t => t.Height), Is.LessThan(90));
        Assert.That(texels[20000..].Average(t => t.Height), Is.GreaterThan(140));
        Assert.That(texels[..8000].Average(t => t.Redness) + 30, Is.LessThan(texels[20000..].Average(t => t.Redness)));
    }

    [Test]
    public void Load_Seeds_DifferAndRepeatOnAnyNumberOfThreads()
    {
        DataOptions one = new() { Threads = 1 }, two = new() { Threads = 2 };
        Assert.That(TextureSource.Load("builtin:planks?seed=7", one).Hash, Is.EqualTo(TextureSource.Load("BUILTIN:Planks?seed=7", two).Hash));
        Assert.That(TextureSource.Load("builtin:planks?seed=7", one).Images[0].Pixels, Is.Not.EqualTo(TextureSource.Load("builtin:planks?seed=8", one).Images[0].Pixels));
        Assert.That(TextureSource.Load("builtin:planks?seed=0", one).Images[0].Pixels, Is.EqualTo(TextureSource.Load("builtin:planks", one).Images[0].Pixels));
        Assert.That(TextureSource.Load("builtin:planks?seed=18446744073709551615", one).Name, Is.EqualTo("planks-18446744073709551615"));
    }

    [Test]
    public void Load_WorkingSize_StaysSeamless()
    {
        TextureSet set = TextureSource.Load("builtin:stone", new DataOptions { WorkingSize = 128 });
        Assert.That(set.Images, Has.All.Matches<TextureImage>(i => i is { Width: 128, Height: 128 }));
        foreach (TextureImage image in set.Images)
        {
            (double x, double y) = WrapProbe.SeamRatio(image.Pixels, 128, 128, 3);
            Assert.That(Math.Max(x, y), Is.LessThan(1.4), image.Name);      // stone differs this much from line to line
        }
    }

    [TestCase("builtin:brick", "expected one of builtin:bricks")]
    [TestCase("builtin:", "expected one of builtin:bricks")]
    [TestCase("builtin:bricks?seed=", "'seed=' after the question mark")]
    [TestCase("builtin:bricks?seed=-1", "a number from 0 to 18446744073709551615")]
    [TestCase("builtin:bricks?size=9", "'size=9'")]
    public void Load_WrongName_SaysWhatIsExpected(string data, string words)
    {
        UserError error = Assert.Throws<UserError>(() => TextureSource.Load(data, new DataOptions()))!;
        Assert.That(error.Message, Does.Contain(words).And.Contain($"'{data}'"));
        Assert.That(error.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void Load_CropLargerThanTheImages_NamesBoth() =>
        Assert.That(() => TextureSource.Load("builtin:bricks", new DataOptions { Resolution = 512 }),
            Throws.InstanceOf<UserError>().With.Message.Contains("256 x 256").And.Message.Contains("512 x 512"));
}
