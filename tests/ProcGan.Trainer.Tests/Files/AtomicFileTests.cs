using System.Runtime.Versioning;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Files;

sealed class AtomicFileTests
{
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Write_OverAFormerFile_ReplacesItAndLeavesNothingElse()
    {
        string path = folder.File("model.onnx");
        AtomicFile.WriteText(path, "former, and longer");
        AtomicFile.WriteText(path, "new");
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(path), Is.EqualTo("new"u8.ToArray()), "no byte order mark, nothing left of the former");
            Assert.That(folder.Names(), Is.EqualTo(new[] { "model.onnx" }));
        });
    }

    [Test]
    public void Write_ThatFailsHalfWay_KeepsTheFormerFile()
    {
        string path = folder.File("model.onnx");
        AtomicFile.WriteText(path, "former");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[1 << 20]);
            throw new InvalidOperationException("power cut");
        }));
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(path), Is.EqualTo("former"));
            Assert.That(folder.Names(), Is.EqualTo(new[] { "model.onnx" }), "the temporary file is gone");
        });
    }

    [Test]
    public void Write_ThroughALink_ReplacesWhatItPointsTo()
    {
        AtomicFile.WriteText(folder.File("real.txt"), "former");
        File.CreateSymbolicLink(folder.File("link.txt"), folder.File("real.txt"));
        AtomicFile.WriteText(folder.File("link.txt"), "new");
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(folder.File("real.txt")), Is.EqualTo("new"));
            Assert.That(new FileInfo(folder.File("link.txt")).LinkTarget, Is.Not.Null, "the link is still one");
        });
    }

    [Test]
    public void Write_ThatDoesNotVerify_KeepsTheFormerFile()
    {
        string path = folder.File("model.onnx");
        AtomicFile.WriteText(path, "former");
        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(path, stream => stream.Write("new"u8), written =>
        {
            Assert.That(File.ReadAllText(written), Is.EqualTo("new"), "the whole file is there to be looked at");
            throw new InvalidDataException("differs");
        }));
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(path), Is.EqualTo("former"));
            Assert.That(folder.Names(), Is.EqualTo(new[] { "model.onnx" }));
        });
    }

    [Test]
    public void Write_ToAMissingFolder_MakesIt()
    {
        AtomicFile.WriteText(folder.File("a/b/model.onnx"), "x");
        Assert.That(File.ReadAllText(folder.File("a/b/model.onnx")), Is.EqualTo("x"));
    }

    [Test]
    public void Write_BelowAFile_NamesTheFile()
    {
        AtomicFile.WriteText(folder.File("a"), "x");
        UserError error = Assert.Throws<UserError>(() => AtomicFile.WriteText(folder.File("a/b/c"), "x"))!;
        Assert.That(error.Message, Is.EqualTo($"'{folder.File("a/b/c")}' is below '{folder.File("a")}', which is a file: choose another place."));
    }

    [Test]
    public void Write_ToAFolder_SaysThatItIsOne()
    {
        UserError error = Assert.Throws<UserError>(() => AtomicFile.WriteText(folder.Path, "x"))!;
        Assert.That(error.Message, Is.EqualTo($"'{folder.Path}' is a folder, expected a file: add a file name."));
    }

    [Test]
    public void Write_ToAFullDevice_SaysSoAndKeepsTheDevice()
    {
        if (!File.Exists("/dev/full"))
            Assert.Ignore("this system has no /dev/full");
        UserError error = Assert.Throws<UserError>(() => AtomicFile.Write("/dev/full", new byte[1 << 20]))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.StartWith("'/dev/full' could not be written, the disk is full: "));
            Assert.Throws<UserError>(() => AtomicFile.WriteText("/dev/full", "x"), "it is still a device, and still full");
        });
    }

    [Test]
    public void Write_ToAFullDisk_KeepsTheFormerFileAndFreesTheRest()
    {
        using SmallDisk disk = SmallDisk.OrIgnore(megabytes: 1);
        string path = Path.Combine(disk.Path, "checkpoint.bin");
        AtomicFile.WriteText(path, "former");
        UserError error = Assert.Throws<UserError>(() => AtomicFile.Write(path, new byte[4 << 20]))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Is.EqualTo($"'{path}' could not be written, the disk is full: "
                + "free some space and run it again. The former file, if any, is unchanged."));
            Assert.That(File.ReadAllText(path), Is.EqualTo("former"));
            Assert.That(Directory.GetFiles(disk.Path), Has.Length.EqualTo(1), "the half-written temporary file is gone");
        });
    }

    [Test, Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
    public void Write_WithoutPermission_SaysSo()
    {
        if (Environment.IsPrivilegedProcess)
            Assert.Ignore("an administrator may write everywhere");
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            UserError error = Assert.Throws<UserError>(() => AtomicFile.WriteText(folder.File("x"), "x"))!;
            Assert.That(error.Message, Does.Contain("check the permissions of"));
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
