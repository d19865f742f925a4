using ProcGan.Trainer.Data;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Training;

/// <summary>What the networks are told of the looks of classes before they learn.</summary>
public sealed class ClassLooksTests
{
    const int Side = 48;

    /// <summary>Photographs of one colour with grain of some strength, two with each look.</summary>
    static TextureSet Photographs(params (byte R, byte G, byte B, int Grain)[] looks)
    {
        var random = new Random(3);
        TextureImage Painted(int i)
        {
            var (r, g, b, grain) = looks[i / 2];
            var pixels = new byte[Side * Side * 3];
            for (int p = 0; p < pixels.Length; p++)
                pixels[p] = (byte)(new[] { r, g, b }[p % 3] + random.Next(-grain, grain + 1));
            return new TextureImage($"photo{i}", Side, Side, 3, pixels, TilesX: false, TilesY: false);
        }
        return new TextureSet("painted", ["albedo.r", "albedo.g", "albedo.b"], [.. Enumerable.Range(0, 2 * looks.Length).Select(Painted)], [], "");
    }

    static ClassLooks Looks(TextureSet set, int threads = 1) => ClassLooks.Of(set, ClassSet.Of(set, "images"), 32, seed: 5, threads);

    /// <summary>Against numpy: columns less their mean by their deviation, the first times sqrt(0.25 * 4), then u * sqrt(5) of svd.</summary>
    [Test]
    public void Components_AreThePrincipalOnes_WithDeviationOne()
    {
        double[][] means = [[1, 5, 2, 0], [2, 3, 2, 7], [4, 4, 2, 1], null!, [0, 1, 2, 3], [3, 2, 2, 4]];
        double[][] expected = [[1.185854, -0.790569, 1.185854, 0, -1.185854, -0.395285], [1.224745, -0.816497, -0.816497, 0, 1.224745, -0.816497],
                               [0.790569, 1.581139, -0.790569, 0, -0.790569, -0.790569]];
        float[] values = ClassLooks.Components(means, colours: 1);
        for (int d = 0; d < ClassLooks.Dimensions; d++)
        {
            double[] column = [.. Enumerable.Range(0, 6).Select(k => (double)values[k * ClassLooks.Dimensions + d])];
            double[] wanted = d < 3 ? expected[d] : new double[6];
            double sign = Math.Sign(column.Zip(wanted, (a, b) => a * b).Sum()) is var s && s == 0 ? 1 : s;      // a component has no direction
            Assert.That(column.Select(v => v * sign), Is.EqualTo(wanted).Within(2e-6), $"component {d}");
        }
    }

    [Test]
    public void Of_PhotographsThatLookAlike_AreNearerThanOthers()
    {
        float[] values = Looks(Photographs((180, 90, 60, 20), (90, 90, 90, 20), (90, 90, 90, 60), (60, 110, 50, 5))).Values;
        double Distance(int a, int b) => Enumerable.Range(0, ClassLooks.Dimensions)
            .Sum(d => Math.Pow(values[a * ClassLooks.Dimensions + d] - values[b * ClassLooks.Dimensions + d], 2) * (d < 3 ? 1 : 0));
        // Seven components tell eight photographs apart, the last four by chance; the first three by their four looks.
        for (int a = 0; a < 8; a++)
            for (int b = 0; b < 8; b++)
                if (a / 2 != b / 2)
                    Assert.That(Distance(a, a ^ 1), Is.LessThan(0.2 * Distance(a, b)), $"{a} is nearer to {b} than to {a ^ 1}");
    }

    [Test]
    public void Of_AnyThreads_IsTheSame()
    {
        var set = Photographs((180, 90, 60, 20), (90, 90, 90, 40));
        Assert.That(Looks(set, 4).Values, Is.EqualTo(Looks(set, 1).Values));
    }

    [Test]
    public void Of_EqualPhotographs_IsFinite()
    {
        var set = Photographs((90, 90, 90, 0), (90, 90, 90, 0));
        Assert.That(Looks(set).Values, Is.All.InRange(-3f, 3f));
    }

    [Test]
    public void Begin_GivesTheEmbeddingItsFirstDimensions_AndTheProjectionWhatItsVectorsShare()
    {
        using var scope = NewDisposeScope();
        var looks = new ClassLooks([.. Enumerable.Range(0, 3 * ClassLooks.Dimensions).Select(i => i * 0.01f)]);
        var embedding = new ClassEmbedding(new RandomWeights(1), 2, 3, 20);
        var before = embedding.Vectors.clone();
        embedding.Begin(looks);
        Assert.That(embedding.Vectors[7, 2, 0, 0].item<float>(), Is.EqualTo((2 * ClassLooks.Dimensions + 7) * 0.01f));
        Assert.That(embedding.Vectors[18, 2, 0, 0].item<float>(), Is.EqualTo(before[18, 2, 0, 0].item<float>()), "what the looks do not say stays random");

        var projection = new ClassProjection(new RandomWeights(1), 3, 4);
        Tensor features = ones(1, 4, 2, 2), label = tensor(new float[] { 0, 1, 0 }, [1, 3]);
        float own = projection.forward(features, label)[0, 0, 0, 0].item<float>();
        projection.Begin(looks);
        var weights = projection.named_parameters().ToDictionary(p => p.name, p => p.parameter);
        double shared = looks.ToTensor()[1].matmul(weights["shared"]).sum().item<float>();
        Assert.That(projection.forward(features, label)[0, 0, 0, 0].item<float>() - own, Is.EqualTo(shared).Within(1e-5));
        Assert.That(Math.Abs(shared), Is.GreaterThan(1e-3));
    }
}
