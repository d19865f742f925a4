using System.Diagnostics;
using ProcGan.Runtime.Generators;
using ProcGan.Runtime.OnnxRuntime;
using ProcGan.Runtime.Tests.Fields;

namespace ProcGan.Runtime.Tests.Formats;

/// <summary>That docs/FORMATS.md is enough: a reader written from it alone (reader.py) gives the graph the same inputs, to the last bit, and
/// makes the same picture.</summary>
public sealed class ReaderTests
{
    const string Python = "/usr/bin/python3";       // another python3 in PATH would not see Debian's modules

    [OneTimeSetUp]
    public void FindPython()
    {
        if (!File.Exists(Python) || Run("-c", "import numpy, onnx").Code != 0) Assert.Ignore("Debian's python3-numpy and python3-onnx are not installed.");
    }

    [TestCase("assets/models/bricks.onnx", "seed=7 size=64x48 tile=x psi=0.8 origin=-3,12")]
    [TestCase("assets/models/bricks.onnx", "seed=18446744073709551615 mix=1:0.25,99:-0.5 size=50x70 tile=none origin=-1099511627776,9223372036854775800")]
    [TestCase("assets/models/rocks.onnx", "seed=3 size=64x64")]
    [TestCase("spatial.onnx", "seed=5 mix=6:0.6 size=48x32 tile=both psi=-1.25")]
    [TestCase("walls", "seed=11 size=32x32 tile=both")]
    [TestCase("walls", "seed=12 mix=7:0.8 size=20x24 tile=none origin=4,-4 directions=old%20%26%20wet:-1.5,dark:0.25")]
    [TestCase("walls", "seed=11 size=32x32 tile=y psi=0.7 labels=moss:1,sand:3 directions=dark:2")]
    [TestCase("folders", "seed=11 size=32x32 labels=walls:1")]
    [TestCase("folders", "seed=13 mix=7:0.8 size=32x32 labels=sand:1,walls:2,walls%2Fmoss:0.5")]
    [TestCase("flat", "seed=4 mix=5:0.5 psi=0.9 directions=dark:-2")]
    public void Reader_FromTheFormatAlone_MakesTheSameTexture(string name, string text)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"procgan-reader-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            string path = PathOf(name, folder);
            var (code, said) = Run(Path.Combine(Repository.Tests, "Formats", "reader.py"), path, text, folder);
            Assert.That(code, Is.Zero, said);

            var recipe = TextureRecipe.Parse(text);
            using var generator = TextureGenerator.Load(path, new() { Provider = "CPU", Threads = 1 });
            var (width, height) = generator.SizeOf(recipe);
            Assert.That(said.Trim(), Is.EqualTo($"{width} {height}"));
            foreach (var (input, values) in Inputs(path, generator.Model, recipe))
                Assert.That(Repository.Floats(Path.Combine(folder, input + ".f32")).Select(BitConverter.SingleToInt32Bits), Is.EqualTo(values.Select(BitConverter.SingleToInt32Bits)), input);

            byte[] found = File.ReadAllBytes(Path.Combine(folder, "image.rgba")), expected = new byte[4 * width * height];
            generator.Generate(recipe, expected);
            Assert.That(found, Has.Length.EqualTo(expected.Length));
            Assert.That(found.Zip(expected, (a, b) => Math.Abs(a - b)).Max(), Is.LessThanOrEqualTo(1), "the graph in double precision, so a half may round the other way");
            Assert.That(found.Zip(expected, (a, b) => a == b ? 0 : 1).Sum(), Is.LessThanOrEqualTo(found.Length / 100), "and seldom does");
            Assert.That(expected.Distinct().Count(), Is.GreaterThan(4), "there is a picture");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the library gives the graph, in one run of the whole texture.</summary>
    static IEnumerable<(string Name, float[] Values)> Inputs(string path, ModelInfo model, TextureRecipe recipe)
    {
        using var session = OnnxSession.Open(File.ReadAllBytes(path), path, "CPU", new() { Threads = 1 });
        var cells = TexturePlan.For(model, recipe).Cells;
        using var run = new RunContext(session, model, cells.Width, cells.Height, packed: false);
        LatentInputs.Fill(run, model, cells, new FieldSource(recipe));
        yield return ("z", run.Z);
        if (model.Classes.Count > 0) yield return ("label", run.Label);
        for (int i = 0; i < run.Noise.Length; i++) yield return (model.NoiseInputs[i].Name, run.Noise[i]);
    }

    static string PathOf(string name, string folder)
    {
        if (name.Contains('/')) return Path.Combine(Repository.Root, name);
        if (name.Contains('.')) return Repository.Model(name);
        string path = Path.Combine(folder, "model.onnx");
        File.WriteAllBytes(path, name switch
        {
            "walls" => ConditionalModel.Walls(),
            "folders" => ConditionalModel.Walls("walls/brick,sand,walls/moss"),
            _ => ConditionalModel.Flat(),
        });
        return path;
    }

    static (int Code, string Said) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
