using System.Buffers.Binary;
using System.IO.Compression;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Data;

/// <summary>MNIST's IDX files and CIFAR-10's binary batches, written here after their specifications.</summary>
public sealed class PackedFilesTests
{
    const int Count = 5;
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    static readonly DataOptions Crop = new() { Resolution = 32 };

    static byte[] Idx(uint magic, uint[] sides, byte[] values)
    {
        byte[] header = new byte[4 + 4 * sides.Length];
        BinaryPrimitives.WriteUInt32BigEndian(header, magic);
        for (int i = 0; i < sides.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + 4 * i), sides[i]);
        return [.. header, .. values];
    }

    static byte[] Digits() => [.. Enumerable.Range(0, Count * 28 * 28).Select(i => (byte)(i * 37))];

    void WriteMnist(bool gzip)
    {
        Write("train-images-idx3-ubyte", Idx(0x803, [Count, 28, 28], Digits()));
        Write("train-labels-idx1-ubyte", Idx(0x801, [Count], [3, 1, 4, 1, 5]));

        void Write(string name, byte[] bytes)
        {
            if (!gzip)
            {
                File.WriteAllBytes(folder.File(name), bytes);
                return;
            }
            using GZipStream packed = new(File.Create(folder.File(name + ".gz")), CompressionLevel.Fastest);
            packed.Write(bytes);
        }
    }

    [Test]
    public void Load_Mnist_HasItsDigitsInABorder([Values] bool gzip)
    {
        WriteMnist(gzip);
        TextureSet set = TextureSource.Load(folder.Path, Crop with { Classes = true });
        byte[] digits = Digits(), second = set.Images[1].Pixels;
        Assert.Multiple(() =>
        {
            Assert.That(set.ChannelNames, Is.EqualTo(new[] { "albedo" }));
            Assert.That(set.Images.Select(i => i.Class), Is.EqualTo(new[] { 3, 1, 4, 1, 5 }));
            Assert.That(set.ClassNames, Is.EqualTo(new[] { "0", "1", "2", "3", "4", "5" }));
            Assert.That((set.Images[1].Width, set.Images[1].Height), Is.EqualTo((32, 32)));
            Assert.That(second[2 * 32 + 2], Is.EqualTo(digits[28 * 28]), "the first pixel, behind a border of two");
            Assert.That(second[29 * 32 + 29], Is.EqualTo(digits[2 * 28 * 28 - 1]), "the last");
            Assert.That(second[0], Is.EqualTo(digits[28 * 28]), "a border of its corner's value");
        });
    }

    [TestCase(20, "ends after")]
    [TestCase(1, "goes on after")]
    [TestCase(0, "header says 4000000000 images")]
    public void Load_DamagedMnist_SaysHow(int what, string expected)
    {
        byte[] file = what switch
        {
            20 => Idx(0x803, [Count, 28, 28], Digits()[..^20]),
            1 => Idx(0x803, [Count, 28, 28], [.. Digits(), 0]),
            _ => Idx(0x803, [4_000_000_000, 28, 28], Digits()),
        };
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), file);
        Assert.That(() => TextureSource.Load(folder.Path, Crop), Throws.TypeOf<UserError>().With.Message.Contains(expected));
    }

    /// <summary>A record is a label and three planes.</summary>
    [Test]
    public void Load_Cifar_HasItsPlanesAsColours()
    {
        byte[] records = [.. Enumerable.Range(0, Count).SelectMany(n => new byte[] { (byte)(n + 2) }.Concat(Enumerable.Range(0, 3072).Select(i => (byte)(n * 50 + i / 1024 * 10 + i % 7))))];
        File.WriteAllBytes(folder.File("data_batch_1.bin"), records);
        File.WriteAllBytes(folder.File("test_batch.bin"), records);
        TextureSet set = TextureSource.Load(folder.Path, Crop with { Classes = true });
        Assert.Multiple(() =>
        {
            Assert.That(set.Images, Has.Count.EqualTo(Count));
            Assert.That(set.Problems, Has.One.Contains("test_batch.bin"), "the test set is left out by name");
            Assert.That(set.ClassNames[set.Images[0].Class], Is.EqualTo("bird"));
            for (int p = 0; p < 1024; p += 111)
                for (int c = 0; c < 3; c++)
                    Assert.That(set.Images[3].Pixels[3 * p + c], Is.EqualTo(records[3 * 3073 + 1 + c * 1024 + p]));
        });
    }

    [TestCase(3073 * 2 - 5, 2, "whole number of records")]
    [TestCase(3073, 77, "label 77")]
    [TestCase(0, 0, "0 bytes")]
    public void Load_DamagedCifar_SaysHow(int length, byte label, string expected)
    {
        byte[] file = new byte[length];
        if (length > 0)
            file[0] = label;
        File.WriteAllBytes(folder.File("data_batch_1.bin"), file);
        Assert.That(() => TextureSource.Load(folder.Path, Crop), Throws.TypeOf<UserError>().With.Message.Contains(expected));
    }

    [Test]
    public void Load_CropLargerThanTheirImages_NamesTheOption()
    {
        WriteMnist(gzip: false);
        Assert.That(() => TextureSource.Load(folder.Path, Crop with { Resolution = 64 }), Throws.TypeOf<UserError>().With.Message.Contains("--resolution 32"));
    }
}
