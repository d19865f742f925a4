using System.CommandLine;
using System.Text.Json;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Training;

namespace ProcGan.Benchmarks;

/// <summary><c>train-step</c>: the trainer's own step (crops, latents, D, G, weight average) on the classic DCGAN at 64 px.</summary>
/// <remarks>benchmarks/peers/train_step.py is the same step in PyTorch, without crops and average; its options are the same too, but for <c>--precision</c>.</remarks>
static class TrainStep
{
    public static int Run(string[] args)
    {
        Option<int> width = new("--ngf") { DefaultValueFactory = _ => 64 }, batch = new("--batch") { DefaultValueFactory = _ => 64 };
        Option<int> steps = new("--steps") { DefaultValueFactory = _ => 5 }, warmUp = new("--warm-up") { DefaultValueFactory = _ => 2 };
        Option<int> threads = new("--threads") { DefaultValueFactory = _ => 1 };
        Option<string> precision = new("--precision") { DefaultValueFactory = _ => "auto" };
        Option<bool> processorTime = new("--processor-time");
        ParseResult parse = new RootCommand { width, batch, steps, warmUp, threads, precision, processorTime }.Parse(args);
        if (parse.Errors.Count > 0)
            return parse.Invoke();
        Timing.ByProcessor = parse.GetValue(processorTime);

        var options = TrainingOptions.For("dcgan", "builtin:bricks") with
        {
            Width = parse.GetValue(width), DiscriminatorWidth = parse.GetValue(width), Batch = parse.GetValue(batch),
            Threads = parse.GetValue(threads), Precision = parse.GetValue(precision)!, Kimg = 1000,
        };
        string folder = Directory.CreateTempSubdirectory("procgan-bench-").FullName;
        try
        {
            TextureSet data = TextureSource.Load(options.Data, new DataOptions { Resolution = options.Resolution });
            using var run = TrainingRun.Create(new RunFolder(Path.Combine(folder, "run")), options, data);
            double[] seconds = [.. Enumerable.Range(0, parse.GetValue(warmUp) + parse.GetValue(steps)).Select(_ => Time(run))];
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                side = "ProcGan",
                ngf = options.Width,
                batch = options.Batch,
                threads = options.Threads,
                precision = $"{Compute.For(options).Type}".ToLowerInvariant(),
                imgPerSecond = seconds.Skip(parse.GetValue(warmUp)).Select(s => Math.Round(options.Batch / s, 1)),
            }));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static double Time(TrainingRun run) => Timing.Of(() => run.Step()) / 1000;
}
