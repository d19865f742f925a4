using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="DcganGenerator"/> as a graph: z [N, Z] -> image [N, C, R, R].</summary>
static class DcganGraph
{
    public static OnnxGraph Build(DcganGenerator generator, bool half)
    {
        var graph = new OnnxGraph(generator.Family, half);
        var vector = new VectorGraph(graph, generator, generator.Input);
        Value x = vector.First(generator.First, generator.Stack[0].Norm);
        int layers = generator.Up.Count;
        for (int i = 0; i < layers; i++)
        {
            bool last = i + 1 == layers;
            x = vector.Stack($"stack{i}", x, generator.Stack[i]);
            x = vector.Doubled($"up{i}", x, generator.Up[i], last ? null : generator.Stack[i + 1].Norm, last ? generator.Bias.ToFloats().Values.ToArray() : null);
        }
        long channels = generator.Bias.shape[1], side = 4L << layers;
        graph.Output("image", graph.Tanh(x), "N", channels, side, side);
        return graph;
    }
}
