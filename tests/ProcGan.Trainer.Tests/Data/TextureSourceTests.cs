using System.Buffers.Binary;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Data;

public sealed class TextureSourceTests
{
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    static DataOptions Crop(int resolution) => new() { Resolution = resolution };
    string Error(string data, DataOptions? options = null) => Assert.Throws<UserError>(() => TextureSource.Load(data, options ?? Crop(16)))!.Message;

    /// <summary>Nine files that are broken in nine ways.</summary>
    void WriteBroken()
    {
        ImageMaker.Write(folder.File("good.png"), 40, 30);
        File.WriteAllText(folder.File("text.png"), "This is not a picture at all.");
        File.WriteAllText(folder.File("pointer.png"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
        File.WriteAllBytes(folder.File("empty.png"), []);
        ImageMaker.Write(folder.File("one.png"), 1, 1);
        ImageMaker.Write(folder.File("cut.jpg"), 64, 64);
        byte[] jpeg = File.ReadAllBytes(folder.File("cut.jpg"));
        File.WriteAllBytes(folder.File("cut.jpg"), jpeg[..(jpeg.Length / 2)]);
        byte[] png = File.ReadAllBytes(folder.File("good.png"));
        png[png.Length / 2] ^= 0x55;
        File.WriteAllBytes(folder.File("flipped.png"), png);
        File.WriteAllBytes(folder.File("huge.png"), Sized(folder.File("good.png"), 20_000, 20_000));
        Directory.CreateDirectory(folder.File("folder.png"));
    }

    /// <summary>A PNG whose header claims another size, its checksum mended.</summary>
    static byte[] Sized(string path, int width, int height)
    {
        byte[] png = File.ReadAllBytes(path);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        uint crc = uint.MaxValue;
        foreach (byte b in png.AsSpan(12, 17))
        {
            crc ^= b;
            for (int k = 0; k < 8; k++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ~crc);
        return png;
    }

    [Test]
    public void Load_BrokenAmongGood_AreNamedWithTheirReasons()
    {
        WriteBroken();
        TextureSet set = TextureSource.Load(folder.Path, Crop(16));
        Assert.That(set.Images.Select(i => i.Name), Is.EqualTo(new[] { "good.png" }));
        Assert.That(set.Problems, Has.Count.EqualTo(7));
        Assert.That(set.Problems[0], Does.StartWith("'cut.jpg' is damaged (JPEG image is invalid: ").And.EndWith("): replace it."));
        Assert.That(set.Problems[1], Is.EqualTo("'empty.png' is an empty file, expected PNG, JPEG, WebP, TGA or BMP: replace it."));
        Assert.That(set.Problems[2], Does.StartWith("'flipped.png' is damaged ("));
        Assert.That(set.Problems[3], Is.EqualTo("'huge.png' is 20000 x 20000, 400 megapixels, expected at most 67: make it smaller."));
        Assert.That(set.Problems[4], Is.EqualTo("'one.png' is 1 x 1, smaller than the 16 x 16 crop."));
        Assert.That(set.Problems[5], Is.EqualTo("'pointer.png' is a Git LFS pointer, not an image: run 'git lfs pull'."));
        Assert.That(set.Problems[6], Is.EqualTo("'text.png' is not an image (it starts with \"This is not a picture at\"), expected PNG, JPEG, WebP, TGA or BMP: replace it."));
    }

    [Test]
    public void Load_HugePng_IsRefusedWithoutDecoding()
    {
        ImageMaker.Write(folder.File("small.png"), 40, 30);
        File.WriteAllBytes(folder.File("huge.png"), Sized(folder.File("small.png"), 20_000, 20_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Error(folder.File("huge.png")), Does.StartWith($"'{folder.File("huge.png")}' is 20000 x 20000"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Load_Folder_IsOrderedByNameOnAnyNumberOfThreads()
    {
        foreach (string name in new[] { "b.png", "a/z.jpg", "a/B.PNG", "Z.webp", "a.tga", "ä.bmp", ".hidden/x.png", ".hidden.png" })
            ImageMaker.Write(folder.File(name), 20 + name.Length, 20);
        TextureSet one = TextureSource.Load(folder.Path, Crop(16) with { Threads = 1 }), many = TextureSource.Load(folder.Path, Crop(16) with { Threads = 4 });
        Assert.That(one.Images.Select(i => i.Name), Is.EqualTo(new[] { "Z.webp", "a.tga", "a/B.PNG", "a/z.jpg", "b.png", "ä.bmp" }));
        Assert.That(many.Images.Select(i => i.Name), Is.EqualTo(one.Images.Select(i => i.Name)));
        Assert.That(many.Hash, Is.EqualTo(one.Hash));
        Assert.That(one.Name, Is.EqualTo(Path.GetFileName(folder.Path)));
        Assert.That(one.Problems, Is.Empty);
    }

    [Test]
    public void Load_OnePixelOfDifference_ChangesTheHash()
    {
        ImageMaker.Write(folder.File("a.png"), 20, 20);
        string before = TextureSource.Load(folder.Path, Crop(16)).Hash;
        using (Image<Rgb24> image = Image.Load<Rgb24>(folder.File("a.png")))
        {
            image[3, 4] = new Rgb24(1, 2, 3);
            image.SaveAsPng(folder.File("a.png"));
        }
        string after = TextureSource.Load(folder.Path, Crop(16)).Hash;
        Assert.That(after, Is.Not.EqualTo(before));
        File.Move(folder.File("a.png"), folder.File("b.png"));
        Assert.That(TextureSource.Load(folder.Path, Crop(16)).Hash, Is.Not.EqualTo(after));
    }

    [Test]
    public void Load_AlphaGreyAnd16Bit_BecomeRgb()
    {
        using (Image<Rgba32> image = new(16, 16, new Rgba32(10, 20, 30, 40)))
            image.SaveAsPng(folder.File("alpha.png"));
        using (Image<L8> image = new(16, 16, new L8(77)))
            image.SaveAsPng(folder.File("grey.png"));
        using (Image<L16> image = new(16, 16, new L16(257 * 99 + 100)))
            image.SaveAsPng(folder.File("grey16.png"));
        using (Image<L8> image = new(16, 16, new L8(50)))
            image.SaveAsJpeg(folder.File("jpeg.jpg"));
        TextureSet set = TextureSource.Load(folder.Path, Crop(16));
        Assert.That(set.Images.Select(i => (i.Pixels[0], i.Pixels[1], i.Pixels[2])),
            Is.EqualTo(new (byte, byte, byte)[] { (10, 20, 30), (77, 77, 77), (99, 99, 99), (50, 50, 50) }));
        Assert.That(set.Notes, Is.EqualTo(new[] { "'alpha.png' has the same transparency all over, which is left out." }));
        Assert.That(set.ChannelNames, Is.EqualTo(TextureSet.Albedo));
        File.Delete(folder.File("alpha.png"));
        set = TextureSource.Load(folder.Path, Crop(16));
        Assert.That(set.ChannelNames, Is.EqualTo(TextureSet.Grey));
        Assert.That(set.Images.Select(i => i.Pixels[7]), Is.EqualTo(new byte[] { 77, 99, 50 }));
    }

    [Test]
    public void Load_Alpha_IsLearntWhereMostHaveIt()
    {
        using (Image<Rgba32> leaf = new(16, 16, new Rgba32(10, 20, 30, 255)))
        {
            leaf[3, 2] = new Rgba32(255, 0, 255, 0);
            leaf.SaveAsPng(folder.File("leaf.png"));
        }
        ImageMaker.Write(folder.File("opaque.png"), 16, 16);
        TextureSet set = TextureSource.Load(folder.Path, Crop(16));
        Assert.That(set.ChannelNames, Is.EqualTo(new[] { "albedo.r", "albedo.g", "albedo.b", "alpha" }));
        // What nobody sees takes the colour of what is seen.
        Assert.That(set.Images[0].Pixels.AsSpan((2 * 16 + 3) * 4, 4).ToArray(), Is.EqualTo(new byte[] { 10, 20, 30, 0 }));
        Assert.That(set.Images[1].Pixels[3], Is.EqualTo(255));
        ImageMaker.Write(folder.File("opaque2.png"), 16, 16);
        set = TextureSource.Load(folder.Path, Crop(16));
        Assert.That(set.ChannelNames, Is.EqualTo(TextureSet.Albedo));
        Assert.That(set.Notes, Is.EqualTo(new[] { "'leaf.png' has transparency, which is not learnt, since most images have none." }));
    }

    [Test]
    public void Load_OneLargePhotograph_IsBroughtToFourCrops()
    {
        ImageMaker.Write(folder.File("photo.jpg"), 1200, 800);
        TextureImage image = TextureSource.Load(folder.File("photo.jpg"), Crop(64)).Images.Single();
        Assert.That((image.Name, image.Width, image.Height), Is.EqualTo(("photo.jpg", 384, 256)));
        Assert.That(TextureSource.Load(folder.File("photo.jpg"), Crop(64) with { WorkingSize = 100 }).Images[0].Width, Is.EqualTo(150));
        Assert.That(TextureSource.Load(folder.File("photo.jpg"), Crop(64) with { WorkingSize = 5000 }).Images[0].Width, Is.EqualTo(1200));
        Assert.That(TextureSource.Load(folder.File("photo.jpg"), Crop(256)).Images[0].Width, Is.EqualTo(1200));
    }

    [Test]
    public void Load_SeamlessPhotograph_StaysSeamlessWhenItIsShrunk()
    {
        ImageMaker.Write(folder.File("tile.png"), 512, 512, periods: 9);
        TextureImage image = TextureSource.Load(folder.File("tile.png"), Crop(16)).Images.Single();
        Assert.That((image.Width, image.TilesX, image.TilesY), Is.EqualTo((64, true, true)));
        (double x, double y) = WrapProbe.SeamRatio(image.Pixels, 64, 64, 3);
        Assert.That(Math.Max(x, y), Is.LessThan(WrapProbe.MaxRatio));
    }

    [Test]
    public void Load_NothingThere_NamesThePathAndTheRemedy()
    {
        Assert.That(Error(folder.File("none")), Is.EqualTo($"'{folder.File("none")}' does not exist: expected an image, a folder or zip of images, MNIST or CIFAR-10 files, or a built-in set "
            + "(builtin:bricks, builtin:planks, builtin:stone, builtin:tiles, builtin:cobbles); check the path."));
        Assert.That(Error(folder.Path), Is.EqualTo($"'{folder.Path}' is empty: expected PNG, JPEG, WebP, TGA or BMP files in it or below."));
        File.WriteAllText(folder.File("notes.txt"), "x");
        Assert.That(Error(folder.Path), Is.EqualTo($"'{folder.Path}' holds no image (1 other file): expected PNG, JPEG, WebP, TGA or BMP files in it or below."));
        Assert.That(Error(folder.File("notes.txt")), Is.EqualTo($"'{folder.File("notes.txt")}' is not an image (it starts with \"x\"), expected PNG, JPEG, WebP, TGA or BMP: replace it."));
        Assert.That(Error(""), Does.StartWith("The data are an empty text"));
    }

    [Test]
    public void Load_NothingUsable_SaysWhy()
    {
        ImageMaker.Write(folder.File("a.png"), 12, 40);
        ImageMaker.Write(folder.File("b.png"), 10, 10);
        Assert.That(Error(folder.Path), Is.EqualTo(
            $"'{folder.Path}': all 2 images in it are smaller than the 16 x 16 crop; 'a.png' is 12 x 40, smaller than the 16 x 16 crop. Use larger images or a smaller resolution."));
        File.WriteAllText(folder.File("a.png"), "broken");
        Assert.That(Error(folder.Path), Does.StartWith($"'{folder.Path}': all 2 images in it cannot be used; 'a.png' is not an image"));
    }

    [Test]
    public void Load_UnreadableFolderInside_IsNamed()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName == "root")
        {
            Assert.Ignore("this user may read everything");
            return;
        }
        ImageMaker.Write(folder.File("a.png"), 20, 20);
        string locked = Directory.CreateDirectory(folder.File("locked")).FullName;
        File.SetUnixFileMode(locked, UnixFileMode.None);
        try
        {
            Assert.That(TextureSource.Load(folder.Path, Crop(16)).Problems.Single(), Does.StartWith("'locked' cannot be listed"));
        }
        finally
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Test]
    public void Load_LinkBackToTheFolder_EndsAndCountsOnce()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("links need a privilege there");
        ImageMaker.Write(folder.File("a.png"), 20, 20);
        Directory.CreateSymbolicLink(folder.File("again"), folder.Path);
        TextureSet set = TextureSource.Load(folder.Path, Crop(16));
        Assert.That(set.Images, Has.Count.EqualTo(1));
        Assert.That(set.Problems.Single(), Does.StartWith("'again' is a link to a folder"));
    }

    [Test]
    public void Load_NothingButALinkedFolder_SaysThatItIsNotFollowed()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("links need a privilege there");
        ImageMaker.Write(folder.File("photos/a.png"), 20, 20);
        Directory.CreateDirectory(folder.File("data"));
        Directory.CreateSymbolicLink(folder.File("data/bricks"), folder.File("photos"));
        Assert.That(Error(folder.File("data")), Does.EndWith("'bricks' is a link to a folder, and such links may lead back here: copy the folder, or name it as the data."));
    }

    [Test]
    public void Load_OptionsThatCannotWork_AreAllNamed()
    {
        string message = Error("builtin:bricks", new DataOptions { Resolution = 64, WorkingSize = 32, MaxPixels = 0 });
        Assert.That(message, Does.Contain("the working size is 32, expected at least the resolution, 64").And.Contain("the largest image is 0 pixels"));
    }
}
