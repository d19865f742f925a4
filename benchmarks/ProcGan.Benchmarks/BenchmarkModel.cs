using Google.Protobuf;
using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Export;

namespace ProcGan.Benchmarks;

/// <summary>A spatial model as the exporter writes it, at the trainer's default sizes, with random weights: no training needed.</summary>
static class BenchmarkModel
{
    const int Local = 24, Global = 8, Width = 32, LastWidth = 16;
    static readonly Wave[] waves = [new(0.5, 0), new(0, 0.5), new(1, 0.25), new(0.25, 1), new(1.5, 0), new(0, 1.5)];

    /// <summary>The recipe of one 256 px tile.</summary>
    public static TextureRecipe Tile256 => new() { Seed = 1, Width = 256, Height = 256, Tile = TileAxes.Both };

    public static byte[] Bytes()
    {
        var graph = new OnnxGraph("benchmark");
        int[] widths = [Width * 8, Width * 4, Width * 2, Width, LastWidth];
        Value z = graph.Input("z", "N", Local + Global + waves.Length, "h", "w");
        Value x = graph.Relu(graph.Conv("first", z, Kernel(0, widths[0], Local + Global + waves.Length, 3), new float[widths[0]]));
        for (int i = 0; i < 4; i++)
        {
            Value noise = graph.Input($"noise{i}", "N", 1, $"h{i}", $"w{i}");
            var strength = new float[widths[i + 1]];
            Array.Fill(strength, 0.1f);
            Value grain = graph.Conv($"up{i}.noise", noise, SubPixel.Noise(new FloatTensor(strength, strength.Length, 1, 1, 1)), stride: 2);
            x = graph.Conv($"up{i}", x, Kernel((ulong)i + 1, 4 * widths[i + 1], widths[i], 2), new float[4 * widths[i + 1]]);
            x = graph.Relu(graph.Add(x, grain));
            if (i < 3)
                x = graph.DepthToSpace2(x);
        }
        x = graph.Conv("rgb", x, SubPixel.InDepth(Kernel(5, 3, LastWidth, 3)), new float[12]);
        graph.Output("image", graph.Tanh(graph.DepthToSpace2(x)), "N", 3, "H", "W");
        var metadata = new ModelMetadata
        {
            Family = "spatial", Local = Local, Global = Global, Waves = waves.Length == 0 ? [] : [waves], Margin = 2, Stride = 16, Resolution = 64, Tileable = "xy",
            Noise = [.. Enumerable.Range(0, 4).Select(i => new NoiseInput($"noise{i}", 2 << i, 2))],
        };
        foreach ((string key, string value) in metadata.Entries())
            graph.Metadata(key, value);
        return graph.ToModel().ToByteArray();
    }

    /// <summary>He et al. 2015: keeps the activations' size from layer to layer, as training does.</summary>
    static FloatTensor Kernel(ulong seed, int outputs, int inputs, int side)
    {
        var values = new float[outputs * inputs * side * side];
        LatentField.FillVector(values, seed);
        float scale = MathF.Sqrt(2f / (inputs * side * side));
        for (int i = 0; i < values.Length; i++)
            values[i] *= scale;
        return new FloatTensor(values, outputs, inputs, side, side);
    }
}
