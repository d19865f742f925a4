using ProcGan.Runtime.Fields;

namespace ProcGan.Runtime.Tests.Fields;

/// <summary>Labels that name a folder of classes.</summary>
public sealed class ClassFoldersTests
{
    static TextureGenerator Load(string classes) => TextureGenerator.Load(ConditionalModel.Walls(classes), "walls.onnx", new() { Provider = "CPU", Threads = 1 });

    static float[] Weights(TextureGenerator generator, TextureRecipe recipe) =>
        [.. Enumerable.Range(0, generator.Model.Classes.Count).Select(k => ClassWeights.Of(recipe, generator.Model, k))];

    [Test]
    public void Folder_IsOneOfItsClasses_AsTheSeedHasIt()
    {
        using var generator = Load("walls/brick,sand,walls/moss");
        Assert.That(generator.Model.ClassFolders, Is.EqualTo(new[] { "walls" }));
        var seen = new int[3];
        for (ulong seed = 0; seed < 200; seed++)
        {
            float[] weights = Weights(generator, new(seed) { Labels = new("walls") });
            Assert.That(weights.Order(), Is.EqualTo(new[] { 0f, 0, 1 }));
            seen[Array.IndexOf(weights, 1f)]++;
        }
        // 200 fair throws lie within 60 of 100 by chance but once in 10^16.
        Assert.That(seen[1], Is.Zero);
        Assert.That(seen[0], Is.InRange(40, 160));
    }

    [Test]
    public void Folder_BesideClasses_AddsItsShare()
    {
        using var generator = Load("walls/brick,sand,walls/moss");
        float[] alone = Weights(generator, new(3) { Labels = new("walls") });
        float[] weights = Weights(generator, new(3) { Labels = new([new("walls", 2), new("sand", 1), new("walls/moss", 1)]) });
        Assert.That(weights, Is.EqualTo(new[] { alone[0] * 0.5f, 0.25f, 0.25f + alone[2] * 0.5f }));
        float[] mixed = Weights(generator, new(3) { Labels = new("walls"), Mix = new([new(1, .6f), new(2, .5f)]) });
        Assert.That(mixed.Sum(), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void Folder_WithTheNameOfAClass_IsTheClass()
    {
        using var generator = Load("walls,walls/brick,walls/moss");
        Assert.That(generator.Model.ClassFolders, Is.Empty);
        Assert.That(Weights(generator, new(5) { Labels = new("walls") }), Is.EqualTo(new[] { 1f, 0, 0 }));
    }

    [Test]
    public void Folder_ThatIsNone_IsNamed_BesideThoseThatAre()
    {
        using var generator = Load("walls/brick,/odd,a/b/c");
        Assert.That(generator.Model.ClassFolders, Is.EqualTo(new[] { "a/b", "walls" }));
        var error = Assert.Throws<ArgumentException>(() => generator.Generate(new TextureRecipe(1) { Labels = new("wall") }, new byte[4 * 32 * 32]));
        Assert.That(error!.Message, Does.Contain("no class 'wall'").And.Contain("it has a/b, walls, walls/brick"));
    }
}
