using ProcGan.Runtime;
using ProcGan.Trainer.Export.Latents;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Tests.Training;
using ProcGan.Trainer.Training;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Tests.Export;

[NonParallelizable]
public sealed class LatentStudyTests
{
    static IEnumerable<string> Families => Family.Names;

    /// <summary>By the equation that defines them, and by no solver.</summary>
    [TestCaseSource(nameof(Families))]
    public void Closed_AnyFamily_AreTheLongestAxesOfTheFirstLayer(string family)
    {
        using var scope = NewDisposeScope();
        using GeneratorNetwork g = Small(family);
        g.eval();
        double[][] found = [.. DirectionFinder.Closed(g)];
        Tensor a = g.FirstLayer().to(float64), product = a.transpose(0, 1).matmul(a);
        Assert.That(found, Has.Length.EqualTo(Math.Min(DirectionFinder.Most, g.Latents.Steered)));
        double before = double.PositiveInfinity;
        foreach (double[] v in found)
        {
            Tensor way = tensor(v), image = product.mv(way);
            double value = way.dot(image).item<double>();
            Assert.That(way.dot(way).item<double>(), Is.EqualTo(1).Within(1e-9));
            Assert.That((image - way * value).abs().max().item<double>(), Is.LessThan(1e-9 * product.abs().max().item<double>() + 1e-12));
            Assert.That(value, Is.LessThanOrEqualTo(before * (1 + 1e-9)));
            before = value;
        }
        Assert.That(found.Sum(v => tensor(v).dot(product.mv(tensor(v))).item<double>()), Is.LessThanOrEqualTo(product.diagonal().sum().item<double>() * (1 + 1e-9)));
        Assert.That(a.mv(tensor(found[0])).norm().item<double>(), Is.GreaterThanOrEqualTo(a.mv(tensor(Unit(found[0].Length))).norm().item<double>() * (1 - 1e-9)), "no other is longer");
    }

    [TestCaseSource(nameof(Families))]
    public void FirstLayer_OfAnyFamily_IsWhatALatentAddsBeforeTheActivation(string family)
    {
        using var scope = NewDisposeScope();
        using GeneratorNetwork g = Small(family);
        g.eval();
        Tensor layer = g.FirstLayer();
        Assert.That(layer.shape[1], Is.EqualTo(g.Latents.Steered));
        Assert.That(layer.isfinite().all().item<bool>(), Is.True);
        Assert.That(layer.shape[0] % g.FirstActivations(zeros(1, g.Latents.Inputs, Side(g), Side(g))).shape[1], Is.Zero, "rows belong to channels");
    }

    [Test]
    public void OfActivations_OneLatentThatDecides_IsFound()
    {
        using var scope = NewDisposeScope();
        using GeneratorNetwork g = Small("mlp");
        g.eval();
        using (no_grad())
            ((MlpGenerator)g).Hidden[0].Weight.narrow(1, 3, 1).mul_(20);
        double[] first = DirectionFinder.OfActivations(g, Draw(g)).First();
        Assert.That(Math.Abs(first[3]), Is.GreaterThan(0.99), string.Join(", ", first));
    }

    [TestCase("spatial")]
    [TestCase("style")]
    public void Export_ARunsModel_HasDirectionsThatDoWhatTheySay(string family)
    {
        using var folder = new TestFolder();
        TrainingOptions options = TinyRun.Options with { Family = family, Kimg = 0.02, Latents = new(6, family == "spatial" ? 6 : 0) };
        using (var run = TinyRun.Start(folder.File("run"), options))
        {
            for (int i = 0; i < 5; i++)
                run.Step();
            run.ExportTo(folder.File("model.onnx"), studied: true, licence: "CC0");
        }
        using TextureGenerator generator = TextureGenerator.Load(folder.File("model.onnx"), new GeneratorOptions { Provider = "CPU" });
        IReadOnlyList<LatentDirection> directions = generator.Model.Directions;
        double[] effects = [.. generator.Model.Metadata["procgan.directions.effect"].Split(';').Select(e => double.Parse(e.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Multiple(() =>
        {
            Assert.That(directions, Is.Not.Empty);
            Assert.That(effects, Is.Ordered.Descending.And.Length.EqualTo(directions.Count));
            Assert.That(directions.Select(d => d.Step.ToArray().Sum(v => v * v)), Has.All.EqualTo(1).Within(1e-5));
            Assert.That(generator.Model.Metadata["procgan.latents.effect"], Does.Contain("noise:").And.Contain(family == "spatial" ? "global:" : "z:"));
            Assert.That(generator.Model.Metadata["procgan.train.data.licence"], Is.EqualTo("CC0"));
        });
        // Measured anew, through the Runtime, on other seeds than those of the study; eight of them differ, so within a factor of three.
        int count = Math.Min(2, directions.Count);
        for (int i = 0; i < count; i++)
        {
            double sum = 0;
            for (ulong seed = 50; seed < 58; seed++)
                sum += Rms(Picture(generator, seed, directions[i].Name, 2), Picture(generator, seed, directions[i].Name, -2)) / 4 / 8;
            Assert.That(sum * 127.5, Is.EqualTo(effects[i]).Within(200).Percent.And.GreaterThan(effects[i] / 3), directions[i].Name);
        }
    }

    static float[] Picture(TextureGenerator generator, ulong seed, string direction, float amount)
    {
        int side = generator.Model.IsSpatial ? 32 : 0;
        TextureRecipe recipe = new(seed) { Width = side, Height = side, Directions = new NamedWeights(direction, amount) };
        (int width, int height) = generator.SizeOf(recipe);
        var values = new float[generator.Model.Channels.Count * width * height];
        generator.GenerateChannels(recipe, values);
        return values;
    }

    static double Rms(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Average());

    static double[] Unit(int size) => [1, .. new double[size - 1]];

    static int Side(GeneratorNetwork g) => g.Latents.Margin == 0 ? 1 : 2 + 2 * g.Latents.Margin;

    static Func<long, int, LatentBatch> Draw(GeneratorNetwork g)
    {
        var sampler = new LatentSampler(g, cells: g.Latents.Margin == 0 ? 1 : 2, seed: 4, CPU);
        return (number, count) => sampler.Draw(99, number, count);
    }

    static GeneratorNetwork Small(string family)
    {
        var init = new RandomWeights(7);
        var sizes = new VectorGeneratorSizes(ZDim: 12, Width: 8, Resolution: 16, Channels: 3, Classes: 2, new FormOptions { Depth = family == "mlp" ? 2 : 0 });
        return family switch
        {
            "mlp" => new MlpGenerator(init, sizes, float32),
            "dcgan" => new DcganGenerator(init, sizes, float32),
            "progressive" => new ProgressiveGenerator(init, sizes, float32),
            "style" => new StyleGenerator(init, sizes, float32),
            "spatial" => new SpatialGenerator(init, new LatentSizes(4, 10), width: 4, channels: 3, [], 2, float32, new()),
            _ => throw new UserError(family),
        };
    }
}
