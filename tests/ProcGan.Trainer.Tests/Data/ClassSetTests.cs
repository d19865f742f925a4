using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Tests.Data;

public sealed class ClassSetTests
{
    static TextureSet Set(string name, params string[] images) => new(name, TextureSet.Albedo,
        [.. images.Select(image => new TextureImage(image, 1, 1, 3, [1, 2, 3], false, false))], [], "");

    static (string Names, string OfImage) Of(TextureSet set, string mode)
    {
        var classes = ClassSet.Of(set, mode);
        return (string.Join('|', classes.Names), string.Join(',', classes.OfImage));
    }

    [Test]
    public void Images_AreAClassEach_WithNamesThatAModelFileCanHold() => Assert.That(
        Of(Set("walls", "old/red, wet.png", "old/red, wet.jpg", "new/blue.png"), "images"),
        Is.EqualTo(("old/red  wet|old/red  wet 2|new/blue", "0,1,2")));

    [TestCase("b/2,a", "0,1,3")]
    [TestCase("b,b/1", "2,3")]
    [TestCase("a/1,ab/1", "0,4")]
    public void Named_ClassOrFolder_MeansThoseInTheSetsOwnOrder(string names, string kept)
    {
        var set = Set("walls", "a/1.png", "a/2.png", "b/1.png", "b/2.png", "ab/1.png");
        var classes = ClassSet.Of(set, "images");
        IReadOnlyList<int> named = classes.Named(names.Split(','));
        Assert.That(string.Join(',', named), Is.EqualTo(kept));
        Assert.That(classes.ImagesOf(set, named).Images, Is.EqualTo(named.Select(k => set.Images[k])));
    }

    [Test]
    public void Folders_AreTheFirstLevel() => Assert.That(
        Of(Set("walls", "brick/a.png", "stone/deep/b.png", "brick/c.png", "loose.png"), "folders"), Is.EqualTo(("brick|stone|.", "0,1,0,2")));

    [TestCase("walls", 1, 0)]
    [TestCase("walls", 2, 2)]
    [TestCase("walls", 1024, 1024)]
    [TestCase("walls", 1025, 0)]
    [TestCase("builtin:bricks", 5, 0)]
    public void Auto_KnowsUpTo1024PhotographsApart(string name, int images, int classes) => Assert.That(
        ClassSet.Of(Set(name, [.. Enumerable.Range(0, images).Select(i => $"{i}.png")]), "auto").Count, Is.EqualTo(classes));

    [Test]
    public void None_HasNone() => Assert.That(ClassSet.Of(Set("walls", "a.png", "b.png"), "none").Count, Is.Zero);
}
