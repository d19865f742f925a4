using System.Globalization;
using ProcGan.Runtime;

namespace ProcGan.Benchmarks;

/// <summary>What the runtime's comparisons take: <c>--model FILE --size PIXELS --threads N --rounds N --clock wall|processor</c>, all with defaults.</summary>
sealed record Arguments
{
    /// <summary>A spatial model; the shipped bricks.</summary>
    public string Model { get; init; } = Path.Combine(Root, "assets", "models", "bricks.onnx");
    public int Size { get; init; } = 256;
    public int Threads { get; init; } = 1;
    public int Rounds { get; init; } = 50;

    /// <summary>Compare processor time instead of the wall clock's.</summary>
    public bool ByProcessor { get; init; }

    /// <summary>The project's, found by its solution.</summary>
    public static string Root { get; } = FindRoot();

    public GeneratorOptions Options => new() { Provider = "CPU", Threads = Threads };

    public TextureRecipe Tile => new(1) { Width = Size, Height = Size, Tile = TileAxes.Both };

    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"'{args[i]}' has no value.");
            parsed = args[i] switch
            {
                "--model" => parsed with { Model = value },
                "--size" => parsed with { Size = Number(value) },
                "--threads" => parsed with { Threads = Number(value) },
                "--rounds" or "--calls" => parsed with { Rounds = Number(value) },
                "--clock" => parsed with { ByProcessor = value == "processor" },
                _ => throw new ArgumentException($"'{args[i]}' is unknown; there are --model, --size, --threads, --rounds and --clock."),
            };
        }
        return parsed;
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "ProcGan.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("ProcGan.sln is in no folder above the benchmarks.");
    }
}
