using System.IO.Compression;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Data;

public sealed class ZipTests
{
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    static readonly DataOptions Crop = new() { Resolution = 16 };

    byte[] Png(int side, double periods = 2.37)
    {
        string path = folder.File($"picture-{side}-{periods}.png");
        ImageMaker.Write(path, side, side, periods);
        return File.ReadAllBytes(path);
    }

    string Zip(params (string Name, byte[] Bytes)[] entries)
    {
        string path = folder.File("set.zip");
        using ZipArchive zip = new(File.Create(path), ZipArchiveMode.Create);
        foreach ((string name, byte[] bytes) in entries)
        {
            using Stream stream = zip.CreateEntry(name).Open();
            stream.Write(bytes);
        }
        return path;
    }

    [Test]
    public void Load_Zip_IsTheFolderThatItWasMadeOf()
    {
        foreach (string name in new[] { "set/a.png", "set/walls/b.png" })
            ImageMaker.Write(folder.File(name), 40, 40, name.Length / 3.0);
        ZipFile.CreateFromDirectory(folder.File("set"), folder.File("set.zip"));
        TextureSet packed = TextureSource.Load(folder.File("set.zip"), Crop), loose = TextureSource.Load(folder.File("set"), Crop);
        Assert.That((packed.Hash, packed.Name), Is.EqualTo((loose.Hash, loose.Name)));
    }

    [TestCase("../out.png", "leads out")]
    [TestCase("a/../../out.png", "leads out")]
    [TestCase("/etc/out.png", "leads out")]
    [TestCase("C:out.png", "leads out")]
    [TestCase("..\\out.png", "leads out")]
    [TestCase("more.zip", "archive within")]
    public void Load_EntryThatIsNoImageOfTheSet_IsNamedAndTheRestIsUsed(string name, string reason)
    {
        TextureSet set = TextureSource.Load(Zip(("good.png", Png(32)), (name, Png(32))), Crop);
        Assert.That(set.Images.Select(i => i.Name), Is.EqualTo(new[] { "good.png" }));
        Assert.That(set.Problems, Has.One.Contains(reason));
        Assert.That(Directory.GetFiles(folder.Path).Select(Path.GetFileName), Has.None.EqualTo("out.png"), "nothing is unpacked to disk");
    }

    /// <summary>A gigabyte of zeros packs into a megabyte: refused by what it claims, before any of it is unpacked.</summary>
    [Test]
    public void Load_EntryBeyondTheBound_IsNamedWithoutUnpacking()
    {
        string path = folder.File("bomb.zip");
        using (ZipArchive zip = new(File.Create(path), ZipArchiveMode.Create))
        {
            using (Stream good = zip.CreateEntry("good.png").Open())
                good.Write(Png(32));
            using Stream bomb = zip.CreateEntry("bomb.png", CompressionLevel.Fastest).Open();
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 257; i++)
                bomb.Write(zeros);
        }
        TextureSet set = TextureSource.Load(path, Crop);
        Assert.That(set.Images, Has.Count.EqualTo(1));
        Assert.That(set.Problems, Has.One.Contains("bomb.png").And.One.Contains("257 MiB unpacked, expected at most 256 MiB"));
    }

    /// <summary>The directory of the archive claims fewer bytes than come out.</summary>
    [Test]
    public void Load_EntryThatUnpacksToMoreThanItClaims_IsNamed()
    {
        byte[] png = Png(64);
        string path = Zip(("good.png", Png(32)), ("liar.png", png));
        byte[] bytes = File.ReadAllBytes(path);
        int claims = 0;
        for (int i = 0; i + 4 <= bytes.Length; i++)
            if (BitConverter.ToUInt32(bytes, i) == png.Length)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(i), png.Length - 100);
                claims++;
            }
        Assert.That(claims, Is.GreaterThan(0));
        File.WriteAllBytes(path, bytes);
        TextureSet set = TextureSource.Load(path, Crop);
        Assert.That(set.Images, Has.Count.EqualTo(1));
        Assert.That(set.Problems, Has.One.Contains("liar.png").And.One.Contains("damaged"));
    }

    [Test]
    public void Load_AnyCut_IsAnErrorOrALessSet_NeverACrash()
    {
        byte[] whole = File.ReadAllBytes(Zip(("a.png", Png(32)), ("b.png", Png(40))));
        string path = folder.File("cut.zip");
        for (int length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.That(() => TextureSource.Load(path, Crop), Throws.TypeOf<UserError>().With.Message.Contains("cut"), $"{length} bytes");
        }
    }
}
