using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using ProcGan.Runtime;
using ProcGan.Trainer.Export.Onnx;
using TorchSharp;

namespace ProcGan.Benchmarks;

/// <summary><c>convolutions</c>: the rate at which ONNX Runtime computes a model's convolutions, and that of a matrix product of the same shape
/// (sgemm, OpenBLAS or MKL through libtorch), in turn, one thread. The fastest of all rounds counts, since a busy machine halves a rate.</summary>
static class Convolutions
{
    public static void Run(Arguments arguments)
    {
        torch.set_num_threads(1);
        byte[] bytes = File.ReadAllBytes(arguments.Model);
        ModelInfo model;
        using (var generator = TextureGenerator.Load(arguments.Model, arguments.Options)) model = generator.Model;
        double spent = 0, sgemm = 0, work = 0;
        Console.WriteLine("| layer | out x in x kernel | positions | convolution, GFLOP/s | sgemm, GFLOP/s | ratio |\n|---|---|---|---|---|---|");
        foreach (var layer in Layers(bytes, model, arguments.Size))
        {
            using var session = new InferenceSession(layer.Model(), Settings());
            float[] input = new float[layer.Inputs * layer.Height * layer.Width], output = new float[layer.Outputs * layer.Positions];
            new Runtime.Latents.Philox(1, 16).FillNormal(input, 0, 1);
            using var binding = session.CreateIoBinding();
            using var x = OrtValue.CreateTensorValueFromMemory(input, [1, layer.Inputs, layer.Height, layer.Width]);
            using var y = OrtValue.CreateTensorValueFromMemory(output, [1, layer.Outputs, layer.OutHeight, layer.OutWidth]);
            binding.BindInput("x", x);
            binding.BindOutput("y", y);
            using var options = new RunOptions();
            using var a = torch.randn(layer.Outputs, layer.Depth);
            using var b = torch.randn(layer.Depth, layer.Positions);
            double[][] ms = Timing.Alternate(arguments.Rounds, () => Timing.Of(() => session.RunWithBinding(options, binding)),
                () => Timing.Of(() => torch.mm(a, b).Dispose()));
            double flop = 2.0 * layer.Outputs * layer.Depth * layer.Positions, conv = ms[0].Min(), product = ms[1].Min();
            Console.WriteLine($"| {layer.Name} | {layer.Outputs} x {layer.Inputs} x {layer.KernelHeight} x {layer.KernelWidth} | {layer.Positions} "
                + $"| {flop / conv / 1e6:0} | {flop / product / 1e6:0} | {product / conv:0.00} |");
            (spent, sgemm, work) = (spent + conv, sgemm + product, work + flop);
        }
        Console.WriteLine($"| all | | | {work / spent / 1e6:0} | {work / sgemm / 1e6:0} | {sgemm / spent:0.00} |");
        Console.WriteLine(JsonSerializer.Serialize(new { size = arguments.Size, convolutionGflops = Math.Round(work / spent / 1e6, 1), sgemmGflops = Math.Round(work / sgemm / 1e6, 1) }));
    }

    static SessionOptions Settings()
    {
        var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return settings;
    }

    /// <summary>A convolution of stride 1 without padding, as all of a spatial model's are but those of noise.</summary>
    readonly record struct Layer(string Name, TensorProto Weight, int Height, int Width)
    {
        public int Outputs => (int)Weight.Dims[0];
        public int Inputs => (int)Weight.Dims[1];
        public int KernelHeight => (int)Weight.Dims[2];
        public int KernelWidth => (int)Weight.Dims[3];
        public int OutHeight => Height - KernelHeight + 1;
        public int OutWidth => Width - KernelWidth + 1;
        public int Positions => OutHeight * OutWidth;
        public int Depth => Inputs * KernelHeight * KernelWidth;

        /// <summary>It alone, free of its size as in the model.</summary>
        public byte[] Model()
        {
            var graph = new Trainer.Export.OnnxGraph("convolution");
            float[] values = new float[Weight.RawData.Length / 4];
            Buffer.BlockCopy(Weight.RawData.ToByteArray(), 0, values, 0, Weight.RawData.Length);
            var x = graph.Input("x", "N", Inputs, "h", "w");
            graph.Output("y", graph.Conv("conv", x, new Trainer.Export.FloatTensor(values, Outputs, Inputs, KernelHeight, KernelWidth), new float[Outputs]), "N", Outputs, "H", "W");
            return Google.Protobuf.MessageExtensions.ToByteArray(graph.ToModel());
        }
    }

    static IEnumerable<Layer> Layers(byte[] bytes, ModelInfo model, int size)
    {
        var graph = ModelProto.Parser.ParseFrom(bytes).Graph;
        int side = size / model.Stride + 2 * model.Margin;
        foreach (var node in graph.Node)
        {
            if (node.OpType == "DepthToSpace") side *= 2;
            if (node.OpType != "Conv" || node.Input[0].StartsWith("noise", StringComparison.Ordinal)) continue;
            var weight = graph.Initializer.First(tensor => tensor.Name == node.Input[1]);
            yield return new(node.Input[1].Replace(".weight", "", StringComparison.Ordinal), weight, side, side);
            side -= (int)weight.Dims[2] - 1;
        }
    }
}
