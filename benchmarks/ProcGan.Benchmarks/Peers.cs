using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Runtime.Generators;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Benchmarks;

/// <summary><c>peers</c>: one texture by this library, by PyTorch's eager mode and by onnxruntime-node: the same file, inputs and threads, in turn.</summary>
/// <remarks>The peers are given their inputs ready, and give floats. This library is timed twice: for just that, and for the whole path, which
/// makes the latents as well, and bytes of the floats.</remarks>
static class Peers
{
    public static void Run(Arguments arguments)
    {
        string folder = Directory.CreateTempSubdirectory("procgan-peers-").FullName;
        try
        {
            using var generator = TextureGenerator.Load(arguments.Model, arguments.Options);
            WriteInputs(arguments, generator.Model, folder);
            string peers = Path.Combine(Arguments.Root, "benchmarks", "peers");
            using var torch = new Peer("/usr/bin/python3", Path.Combine(peers, "generate_torch.py"), arguments, folder);
            using var node = new Peer("node", Path.Combine(peers, "generate_node.js"), arguments, folder);
            var (width, height) = generator.SizeOf(Tile(arguments, generator.Model));
            byte[] rgba = new byte[4 * width * height];
            using var session = OnnxSession.Open(File.ReadAllBytes(arguments.Model), arguments.Model, "CPU", arguments.Options);
            var cells = TexturePlan.For(generator.Model, Tile(arguments, generator.Model)).Cells;
            using var run = new RunContext(session, generator.Model, cells.Width, cells.Height, packed: false);
            LatentInputs.Fill(run, generator.Model, cells, new(Tile(arguments, generator.Model)));
            ulong seed = 0;
            double[][] ms = Timing.Alternate(arguments.Rounds, () => Timing.Of(() => run.Run()),
                () => Timing.Of(() => generator.Generate(Tile(arguments, generator.Model) with { Seed = seed++ }, rgba)), torch.Call, node.Call);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                model = Path.GetFileName(arguments.Model),
                pixels = $"{width}x{height}",
                threads = arguments.Threads,
                rounds = arguments.Rounds,
                clock = arguments.ByProcessor ? "processor" : "wall",
                runMs = Both(ms[0]),
                wholeMs = Both(ms[1]),
                torchMs = Both(ms[2]),
                nodeMs = Both(ms[3]),
                runTimesTorch = Math.Round(Timing.Ratio(ms[2], ms[0]), 2),
                wholeTimesTorch = Math.Round(Timing.Ratio(ms[2], ms[1]), 2),
                runTimesNode = Math.Round(Timing.Ratio(ms[3], ms[0]), 3),
                wholeTimesNode = Math.Round(Timing.Ratio(ms[3], ms[1]), 3),
                torchDiffersBy = torch.Difference,
                nodeDiffersBy = node.Difference,
            }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Median and fastest.</summary>
    static double[] Both(double[] ms) => [Math.Round(Timing.Median(ms), 2), Math.Round(ms.Min(), 2)];

    static TextureRecipe Tile(Arguments arguments, ModelInfo model) => model.IsSpatial ? arguments.Tile : default;

    /// <summary>inputs.json with names and shapes, NAME.f32 for each, and image.f32, what they give.</summary>
    static void WriteInputs(Arguments arguments, ModelInfo model, string folder)
    {
        byte[] bytes = File.ReadAllBytes(arguments.Model);
        using var bare = new BareRun(bytes, model, arguments.Size);
        bare.Run();
        foreach (var input in bare.Inputs) Write(input.Name, input.Values);
        Write("image", bare.Image);
        File.WriteAllText(Path.Combine(folder, "inputs.json"), JsonSerializer.Serialize(bare.Inputs.ToDictionary(i => i.Name, i => i.Shape)));

        void Write(string name, float[] values)
        {
            byte[] raw = new byte[4 * values.Length];
            Buffer.BlockCopy(values, 0, raw, 0, raw.Length);
            File.WriteAllBytes(Path.Combine(folder, name + ".f32"), raw);
        }
    }

    /// <summary>A program that runs the model once for each line that it is sent, and answers with milliseconds.</summary>
    sealed class Peer : IDisposable
    {
        readonly Process process;

        public Peer(string program, string script, Arguments arguments, string folder)
        {
            var start = new ProcessStartInfo(program, [script, arguments.Model, folder, arguments.Threads.ToString(CultureInfo.InvariantCulture), arguments.ByProcessor ? "processor" : "wall"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            start.Environment["OMP_NUM_THREADS"] = arguments.Threads.ToString(CultureInfo.InvariantCulture);
            start.Environment["ONEDNN_MAX_CPU_ISA"] = "AVX512_CORE_BF16";       // oneDNN 2.6 dies of SIGILL where AMX is reported but not enabled
            start.Environment["NODE_PATH"] = Path.Combine(Arguments.Root, "deps", "node_modules");
            process = Process.Start(start)!;
            Difference = Answer();
        }

        /// <summary>Largest difference of its image from ONNX Runtime's.</summary>
        public double Difference { get; }

        public double Call()
        {
            process.StandardInput.WriteLine("run");
            process.StandardInput.Flush();
            return Answer();
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }

        double Answer() => double.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{process.StartInfo.FileName} ended; see above."),
            CultureInfo.InvariantCulture);
    }
}
