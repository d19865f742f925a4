using ProcGan.Runtime;

namespace ProcGan.Trainer.Tests.Assets;

/// <summary>What assets/models promises of each model in it.</summary>
public sealed class ShippedModelTests
{
    const int Side = 256;

    static IEnumerable<string> Models => Directory.EnumerateFiles(Repository.File("assets", "models"), "*.onnx").Select(p => Path.GetFileName(p)!).Order();

    [TestCaseSource(nameof(Models))]
    public void Model_HasAPictureALineAndFiveMegabytesAtMost(string model)
    {
        string path = Repository.File("assets", "models", model);
        Assert.That(new FileInfo(path).Length, Is.LessThanOrEqualTo(5 << 20));
        Assert.That(Path.ChangeExtension(path, ".jpg"), Does.Exist);
        Assert.That(File.ReadAllText(Repository.File("assets", "models", "README.md")), Does.Contain($"`{model}`"));
    }

    /// <summary>Over 64 seeds the line across the wrap differs from its neighbour as lines inside do: 1, give or take what the
    /// spread of single tiles (0.3) leaves to the mean of 64, and what this material does at cell borders.</summary>
    [TestCaseSource(nameof(Models))]
    public void Generate_TiledOver64Seeds_HasNoSeamOnEitherAxis(string model)
    {
        using var generator = TextureGenerator.Load(Repository.File("assets", "models", model), new GeneratorOptions { Provider = "CPU" });
        var rgba = new byte[Side * Side * 4];
        double x = 0, y = 0;
        for (ulong seed = 1; seed <= 64; seed++)
        {
            generator.Generate(new TextureRecipe(seed) { Width = Side, Height = Side, Tile = TileAxes.Both }, rgba);
            x += SeamRatio(rgba, step: 4, across: Side * 4) / 64;
            y += SeamRatio(rgba, step: Side * 4, across: 4) / 64;
        }
        Assert.Multiple(() =>
        {
            Assert.That(x, Is.InRange(0.8, 1.2));
            Assert.That(y, Is.InRange(0.8, 1.2));
        });
    }

    /// <summary>Mean difference across the wrap over the mean difference of neighbouring lines inside.</summary>
    /// <param name="rgba">The tile.</param>
    /// <param name="step">Bytes from a line to the next.</param>
    /// <param name="across">Bytes from a pixel of a line to the next.</param>
    static double SeamRatio(byte[] rgba, int step, int across)
    {
        double Difference(int line, int next)
        {
            double sum = 0;
            for (int i = 0; i < Side; i++)
                for (int c = 0; c < 3; c++)
                    sum += Math.Abs(rgba[line * step + i * across + c] - rgba[next * step + i * across + c]);
            return sum;
        }
        double inside = Enumerable.Range(0, Side - 1).Average(line => Difference(line, line + 1));
        return Difference(Side - 1, 0) / inside;
    }
}
