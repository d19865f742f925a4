using System.Text.Json;
using ProcGan.Runtime;

namespace ProcGan.Benchmarks;

/// <summary><c>load</c>: reading, judging and opening a model, the first time in a process (native library and environment included) and later.</summary>
static class LoadTime
{
    public static void Run(Arguments arguments)
    {
        double first = Load();
        double[] later = Enumerable.Range(0, arguments.Rounds).Select(_ => Load()).ToArray();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            model = Path.GetFileName(arguments.Model),
            bytes = new FileInfo(arguments.Model).Length,
            firstMs = Math.Round(first, 1),
            laterMs = Math.Round(Timing.Median(later), 1),
        }));

        double Load()
        {
            TextureGenerator? generator = null;
            double ms = Timing.Of(() => generator = TextureGenerator.Load(arguments.Model, arguments.Options));
            generator!.Dispose();
            return ms;
        }
    }
}
