using ProcGan.Trainer.Export;

namespace ProcGan.Trainer.Tests.Cli;

/// <summary>Generators small enough to be written down, with weights that make something to see.</summary>
static class TestModels
{
    public const int Stride = 4;

    /// <summary>Spatial: 2 local channels, 1 global, 1 wave; margin 1 cell, 4 pixels a cell, trained at 16 px.</summary>
    public static string Spatial(TestFolder folder)
    {
        ModelMetadata metadata = new()
        {
            Family = "spatial", Local = 2, Global = 1, Waves = [[new(0.25, 0)]], Margin = 1, Stride = Stride, Resolution = 16, Tileable = "xy",
            Training = new Dictionary<string, string> { ["kimg"] = "34", ["data"] = "bricks" },
        };
        OnnxGraph graph = new("spatial");
        Value z = graph.Input("z", "N", metadata.ZDim, "zh", "zw");
        // A 12 x 12 kernel at stride 4 reaches one cell around; the margin's own pixels and the kernel's border are cut off.
        Value x = graph.ConvTranspose("c", z, Waves(metadata.ZDim, 3, 12, 12), new float[] { 0.2f, 0, -0.2f }, stride: Stride, pads: 8);
        graph.Output("image", graph.Tanh(x), "N", 3, "H", "W");
        foreach ((string key, string value) in metadata.Entries())
            graph.Metadata(key, value);
        return Saved(graph, folder, "small bricks.onnx");
    }

    /// <summary>Vector: z [N, 5] -> [N, 3, 8, 8], and nothing said about it.</summary>
    public static string Vector(TestFolder folder)
    {
        OnnxGraph graph = new("vector");
        Value z = graph.Input("z", "N", 5);
        Value x = graph.Reshape(graph.Gemm("g", z, Waves(5, 3 * 8 * 8)), -1, 3, 8, 8);
        graph.Output("image", graph.Tanh(x), "N", 3, 8, 8);
        return Saved(graph, folder, "vector.onnx");
    }

    static string Saved(OnnxGraph graph, TestFolder folder, string name)
    {
        graph.Save(folder.File(name));
        return folder.File(name);
    }

    static FloatTensor Waves(params long[] shape)
    {
        float[] values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        for (int i = 0; i < values.Length; i++)
            values[i] = MathF.Sin(i * 1.7f) * 0.3f;
        return new FloatTensor(values, shape);
    }
}
