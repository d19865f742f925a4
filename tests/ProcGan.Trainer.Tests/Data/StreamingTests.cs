using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Data;

/// <summary>A set that is larger than it may be in memory, and the thread that cuts ahead.</summary>
public sealed class StreamingTests
{
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        folder = new TestFolder();
        for (int i = 0; i < 4; i++)
            ImageMaker.Write(folder.File($"set/{i}.png"), 40 + i, 50, 1.3 + i);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Load_MoreThanMemory_StreamsTheSameCropsAndLeavesNoFile()
    {
        var options = new DataOptions { Resolution = 16, SpoolFolder = folder.File("spool") };
        TextureSet held = TextureSource.Load(folder.File("set"), options), streamed = TextureSource.Load(folder.File("set"), options with { Memory = 1000 });
        float[] a = new float[32 * 3 * 16 * 16], b = new float[a.Length];
        new CropSampler(held, 16, seed: 3).Fill(7, 32, a);
        new CropSampler(streamed, 16, seed: 3).Fill(7, 32, b);
        Assert.Multiple(() =>
        {
            Assert.That(held.Images, Has.All.Matches<TextureImage>(i => i.Store is PixelsInMemory));
            Assert.That(streamed.Images, Has.None.Matches<TextureImage>(i => i.Store is PixelsInMemory));
            Assert.That(streamed.Hash, Is.EqualTo(held.Hash));
            Assert.That(streamed.Notes, Has.One.Contains("stream from"));
            Assert.That(b, Is.EqualTo(a));
            if (!OperatingSystem.IsWindows())
                Assert.That(Directory.GetFiles(folder.File("spool")), Is.Empty, "a kill leaves nothing behind");
        });
    }

    [Test]
    public void Load_SpoolThatCannotBeWritten_NamesIt() =>
        Assert.That(() => TextureSource.Load(folder.File("set"), new DataOptions { Resolution = 16, Memory = 1000, SpoolFolder = "/proc/spool" }),
            Throws.TypeOf<UserError>().With.Message.Contains("/proc/spool"));

    [Test]
    public void Take_InAnyOrder_GivesTheCropsOfTheStep()
    {
        TextureSet set = TextureSource.Load(folder.File("set"), new DataOptions { Resolution = 16 });
        const int Batch = 3, Values = Batch * 3 * 16 * 16;
        using CropFeed feed = new(new CropSampler(set, 16, seed: 5), Batch, Values);
        var plain = new CropSampler(set, 16, seed: 5);
        float[] expected = new float[Values];
        foreach (long step in new long[] { 0, 1, 2, 9, 10, 3, 3, 4 })   // ahead, after a jump, back, and again
        {
            plain.Fill(step, Batch, expected);
            Assert.That(feed.Take(step).Values, Is.EqualTo(expected), $"step {step}");
        }
    }

    /// <summary>Half the size: a triangle of twice the width at the middle between two pixels, 1/8 3/8 3/8 1/8.</summary>
    [Test]
    public void Scale_ToHalf_IsTheTriangleOfTwiceTheWidth()
    {
        const int Crop = 8, Source = 16;
        var scaler = new CropScaler(Crop, channels: 1);
        var random = new Random(2);
        double[] row = [.. Enumerable.Range(0, Source).Select(_ => random.NextDouble())];
        Span<float> source = scaler.Source(Source);
        for (int i = 0; i < source.Length; i++)
            source[i] = (float)row[i % Source];
        float[] result = new float[Crop * Crop];
        scaler.Scale(Source, result);
        for (int x = 1; x < Crop - 1; x++)
            Assert.That(result[3 * Crop + x], Is.EqualTo((row[2 * x - 1] + 3 * row[2 * x] + 3 * row[2 * x + 1] + row[2 * x + 2]) / 8).Within(1e-6));
        Assert.That(result[0], Is.EqualTo((3 * row[0] + 3 * row[1] + row[2]) / 7).Within(1e-6), "cut off at the edge");
    }
}
