using System.Text.Json;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Tests.Export;

/// <summary>Every operator and every fold against torch: operators.json holds what operators.py got from it.</summary>
[TestFixture]
public sealed class OnnxGraphTests
{
    sealed record Tensor(long[] Shape, float[] Values)
    {
        public FloatTensor Constant => new(Values, Shape);
    }

    static readonly Dictionary<string, Dictionary<string, Tensor>> goldens =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Tensor>>>(
            File.ReadAllText(Path.Combine(Judges.Folder, "operators.json")), JsonSerializerOptions.Web)!;

    delegate Value Build(OnnxGraph graph, Dictionary<string, Tensor> golden, Func<string, Value> input);

    static readonly Dictionary<string, Build> builders = new()
    {
        ["conv"] = (g, t, i) => g.Conv("layer", i("x"), t["w"].Constant, t["b"].Values),
        ["conv_strided"] = (g, t, i) => g.Conv("layer", i("x"), t["w"].Constant, stride: 2, pads: 1),
        ["transposed_padded"] = (g, t, i) => g.ConvTranspose("layer", i("x"), t["w"].Constant, t["b"].Values, 2, 1),
        ["transposed_pad_free"] = (g, t, i) => g.ConvTranspose("layer", i("x"), t["w"].Constant, null, 2, 2),
        ["gemm_reshape"] = (g, t, i) => g.Reshape(g.Gemm("layer", i("x"), t["w"].Constant, t["b"].Values), -1, 3, 2, 2),
        ["relu"] = (g, t, i) => g.Relu(i("x")),
        ["leaky_relu"] = (g, t, i) => g.LeakyRelu(i("x"), 0.2f),
        ["tanh"] = (g, t, i) => g.Tanh(i("x")),
        ["sigmoid"] = (g, t, i) => g.Sigmoid(i("x")),
        ["add"] = (g, t, i) => g.Add(i("x"), i("y")),
        ["mul_channels"] = (g, t, i) => g.Mul("factors", i("x"), t["f"].Values),
        ["mul_one_to_many"] = (g, t, i) => g.Mul("factors", i("x"), t["f"].Values),
        ["concat"] = (g, t, i) => g.Concat(i("x"), i("y")),
        ["nearest"] = (g, t, i) => g.UpsampleNearest2(i("x")),
        ["depth_to_space"] = (g, t, i) => g.DepthToSpace2(i("x")),
        ["slice"] = (g, t, i) => g.Slice(i("x"), 3, 1, -1),
        ["fold_conv"] = (g, t, i) =>
        {
            FoldedConvolution folded = BatchNormFold.Conv(t["w"].Constant, t["b"].Values, Norm(t));
            return g.Conv("layer", i("x"), folded.Weight, folded.Bias);
        },
        ["fold_transposed"] = (g, t, i) =>
        {
            FoldedConvolution folded = BatchNormFold.ConvTranspose(t["w"].Constant, null, Norm(t));
            return g.ConvTranspose("layer", i("x"), folded.Weight, folded.Bias, 2, 2);
        },
        ["fold_shuffled"] = (g, t, i) =>
        {
            FoldedConvolution folded = BatchNormFold.PixelShuffled(t["w"].Constant, 4, Norm(t));
            return g.DepthToSpace2(g.Conv("layer", i("x"), folded.Weight, folded.Bias));
        },
        ["in_depth"] = (g, t, i) =>
            g.DepthToSpace2(g.Conv("rgb", i("x"), SubPixel.InDepth(t["w"].Constant), SubPixel.Repeat(t["b"].Values))),
        ["noise_in_depth"] = (g, t, i) =>
            g.DepthToSpace2(g.Add(i("x"), g.Conv("grain", i("noise"), SubPixel.Noise(t["s"].Constant), stride: 2))),
    };

    static IEnumerable<string> Cases => goldens.Keys;

    [TestCaseSource(nameof(Cases))]
    public void Operator_GivesWhatTorchGives(string name)
    {
        Dictionary<string, Tensor> golden = goldens[name];
        float[] actual = Run(Graph(name), golden, out long[] shape);
        Assert.That(shape, Is.EqualTo(golden["expected"].Shape));
        // Sums of up to 48 products of order 1 in another order: a few float32 roundings of values up to 30.
        Assert.That(actual, Is.EqualTo(golden["expected"].Values).Within(2e-5));
    }

    [Test]
    public void Half_StoresTwoBytesAWeight_AndStaysClose()
    {
        Dictionary<string, Tensor> golden = goldens["conv"];
        byte[] full = Graph("conv").ToModel().ToByteArray(), half = Graph("conv", half: true).ToModel().ToByteArray();
        Assert.That(full.Length - half.Length, Is.GreaterThan(golden["w"].Values.Length * 2 - 100).And.LessThan(golden["w"].Values.Length * 2));
        // float16 rounds each of the 27 weights by up to 2^-11 of it.
        Assert.That(Run(Graph("conv", half: true), golden, out _), Is.EqualTo(golden["expected"].Values).Within(27 * 3 / 2048.0));
    }

    [Test]
    public void ToModel_Twice_GivesTheSameBytes()
    {
        byte[] first = Graph("fold_conv").ToModel().ToByteArray(), second = Graph("fold_conv").ToModel().ToByteArray();
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Kernel_BeyondHalf_NamesTheWeightAndTheRemedy()
    {
        var graph = new OnnxGraph("half", half: true);
        var error = Assert.Throws<UserError>(() => graph.Conv("first", graph.Input("z", 1, 1, 1, 1), new FloatTensor(new[] { 1e5f }, 1, 1, 1, 1)));
        Assert.That(error!.Message, Does.Contain("first.weight").And.Contain("--half"));
    }

    [Test]
    public void Kernel_NotANumber_NamesTheWeight()
    {
        var graph = new OnnxGraph("nan");
        var error = Assert.Throws<UserError>(() => graph.Conv("first", graph.Input("z", 1, 1, 1, 1), new FloatTensor(new[] { float.NaN }, 1, 1, 1, 1)));
        Assert.That(error!.Message, Does.Contain("first.weight").And.Contain("diverged"));
    }

    [Test]
    public void Save_OnnxCheckerAcceptsEveryOperator()
    {
        using var folder = new TestFolder();
        foreach (string name in builders.Keys)
        {
            Graph(name).Save(folder.File(name + ".onnx"));
            Graph(name, half: true).Save(folder.File(name + "_half.onnx"));
        }
        Assert.That(Judges.Python("onnx", "check.py", folder.Path), Does.Contain($"{2 * builders.Count} models"));
    }

    internal static OnnxGraph Graph(string name, bool half = false)
    {
        var graph = new OnnxGraph(name, half);
        Dictionary<string, Tensor> golden = goldens[name];
        Value Input(string input) => graph.Input(input, [.. golden[input].Shape.Select(side => (Dim)side)]);
        graph.Output("image", builders[name](graph, golden, Input), [.. golden["expected"].Shape.Select(side => (Dim)side)]);
        graph.Metadata("procgan.format", "1");
        return graph;
    }

    static BatchNormStatistics Norm(Dictionary<string, Tensor> golden) =>
        new(golden["gamma"].Values, golden["beta"].Values, golden["mean"].Values, golden["variance"].Values);

    static float[] Run(OnnxGraph graph, Dictionary<string, Tensor> golden, out long[] shape)
    {
        using var session = new InferenceSession(graph.ToModel().ToByteArray());
        Dictionary<string, OrtValue> inputs = session.InputNames.ToDictionary(
            name => name, name => OrtValue.CreateTensorValueFromMemory(golden[name].Values, golden[name].Shape));
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, inputs, session.OutputNames);
        foreach (OrtValue input in inputs.Values)
            input.Dispose();
        shape = outputs[0].GetTensorTypeAndShape().Shape;
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
