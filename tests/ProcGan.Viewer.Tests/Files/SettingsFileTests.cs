using ProcGan.Runtime;
using ProcGan.Viewer.Files;
using ProcGan.Viewer.States;
using ProcGan.Viewer.Takeaway;
using ProcGan.Viewer.Tests.Fakes;

namespace ProcGan.Viewer.Tests.Files;

public class SettingsFileTests
{
    ScratchFolder folder = null!;

    [SetUp]
    public void Prepare() => folder = new ScratchFolder();

    [TearDown]
    public void CleanUp() => folder.Dispose();

    static readonly ViewerSettings Some = new()
    {
        Scale = 1.5f, Light = true, Width = 900, Height = 700, Recent = ["/a/b.onnx"], Last = new ViewerState { Recipe = new TextureRecipe(7) },
        Favourites = [new NamedState("seven", new ViewerState { Model = "/a/b.onnx", Recipe = new TextureRecipe(7) })],
        Moves = [new NamedState("wet", new ViewerState { Recipe = new TextureRecipe(0) { Directions = new NamedWeights("wet", 2) } })],
        Export = new ExportOptions { Folder = "/out", Seeds = 9 },
    };

    [Test]
    public void Load_WhatWasSaved_IsTheSame()
    {
        Assert.That(new SettingsFile(folder["new/viewer.json"]).Save(Some), Is.Null);
        (ViewerSettings read, string? problem) = new SettingsFile(folder["new/viewer.json"]).Load();
        Assert.That(problem, Is.Null);
        Assert.That((read.Scale, read.Light, read.Width, read.Height, read.Last, read.Export), Is.EqualTo((Some.Scale, Some.Light, Some.Width, Some.Height, Some.Last, Some.Export)));
        Assert.That(read.Recent, Is.EqualTo(Some.Recent));
        Assert.That(read.Favourites, Is.EqualTo(Some.Favourites));
        Assert.That(read.Moves, Is.EqualTo(Some.Moves));
    }

    [TestCase("{")]
    [TestCase("null")]
    [TestCase("{\"scale\":\"large\"}")]
    [TestCase("\0\0\0\0")]
    public void Load_Damaged_IsSetAsideAndSaid(string text)
    {
        string path = folder.Write("viewer.json", text);
        (ViewerSettings read, string? problem) = new SettingsFile(path).Load();
        Assert.That(read.Scale, Is.EqualTo(1));
        Assert.That(problem, Does.Contain("viewer.json.damaged").And.Not.Contain("\n"));
        Assert.That(File.ReadAllText(path + ".damaged"), Is.EqualTo(text));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public void Load_OutOfRange_IsBroughtIntoIt()
    {
        (ViewerSettings read, _) = new SettingsFile(folder.Write("viewer.json", """{"scale":1e30,"width":-5,"export":{"seeds":0,"format":"gif"}}""")).Load();
        Assert.That((read.Scale, read.Width, read.Export.Seeds, read.Export.Format), Is.EqualTo((4f, 320, 1, "png")));
    }

    [Test]
    public void Save_ReadOnlyPlace_IsSaidOnce()
    {
        var file = new SettingsFile("/proc/procgan/viewer.json");   // read-only, for root too
        Assert.That(file.Save(Some), Does.StartWith("Settings and favourites are not kept").And.Contain("/proc/procgan"));
        Assert.That(file.Save(Some with { Scale = 2 }), Is.Null);
    }
}
