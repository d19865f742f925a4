using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Tests.Data;

public sealed class DataGlanceTests
{
    [Test]
    public void Of_Folder_CountsImagesAndTakesTheMiddleSide()
    {
        using var folder = new TestFolder();
        ImageMaker.Write(folder.File("a.png"), 40, 30);
        ImageMaker.Write(folder.File("b.png"), 80, 90);
        ImageMaker.Write(folder.File("c.png"), 70, 60);
        File.WriteAllText(folder.File("notes.txt"), "no image");
        Assert.That(DataGlance.Of(folder.Path), Is.EqualTo(new DataGlance(3, 60)));
        Assert.That(DataGlance.Of(folder.File("b.png")), Is.EqualTo(new DataGlance(1, 80)));
    }

    [Test]
    public void Of_Maps_CountsSets()
    {
        using var folder = new TestFolder();
        foreach (string map in new[] { "albedo", "height", "roughness" })
            ImageMaker.Write(folder.File($"wall_{map}.png"), 64, 64);
        Assert.That(DataGlance.Of(folder.Path), Is.EqualTo(new DataGlance(1, 64, HasMaps: true)));
    }

    [Test]
    public void Of_PackedFiles_KnowsTheirSize()
    {
        using var folder = new TestFolder();
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), [0, 0, 8, 3]);
        Assert.That(DataGlance.Of(folder.Path), Is.EqualTo(new DataGlance(DataGlance.Thousands, 28)));
    }

    [TestCase("nowhere")]
    [TestCase("")]
    public void Of_Nothing_SaysNothing(string data) => Assert.That(DataGlance.Of(data), Is.EqualTo(default(DataGlance)));

    [Test]
    public void Of_BuiltIn_IsKnown() => Assert.That(DataGlance.Of("builtin:bricks"), Is.EqualTo(new DataGlance(8, 256)));
}
