using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="ProgressiveGenerator"/> as far as it has grown: z [N, Z] -> image [N, C, R, R].</summary>
static class ProgressiveGraph
{
    public static OnnxGraph Build(ProgressiveGenerator generator, bool half)
    {
        var graph = new OnnxGraph(generator.Family, half);
        var vector = new VectorGraph(graph, generator, generator.Input);
        (int level, double share) = ProgressiveGenerator.Stage(generator.Growth);
        Value x = vector.First(generator.First, generator.Stack[0].Norm);
        for (int i = 0; i <= level; i++)
            x = Doubled(i, vector.Stack($"stack{i}", x, generator.Stack[i]));
        Value features = vector.Stack($"stack{level + 1}", x, generator.Stack[level + 1]);
        Value picture = Picture(level, features, 1 - share);
        if (share > 0)
        {
            x = vector.Stack($"stack{level + 2}", Doubled(level + 1, features), generator.Stack[level + 2]);
            picture = graph.Add(graph.UpsampleNearest2(picture), Picture(level + 1, x, share));
        }
        picture = graph.Tanh(picture);
        int side = generator.Sizes.Resolution;
        for (int now = 8 << (share > 0 ? level + 1 : level); now < side; now *= 2)
            picture = graph.UpsampleNearest2(picture);
        graph.Output("image", picture, "N", generator.Sizes.Channels, side, side);
        return graph;

        Value Doubled(int i, Value from) => vector.Doubled($"up{i}", from, generator.Up[i], generator.Stack[i + 1].Norm);

        // A share of a picture is a share of its weights.
        Value Picture(int i, Value from, double weight) => graph.Conv($"rgb{i}", from, Scaled(generator.Rgb[i].Weight.ToFloats(), weight),
            Scaled(generator.Rgb[i].Bias!.ToFloats(), weight).Values.ToArray());
    }

    static FloatTensor Scaled(FloatTensor values, double factor) =>
        new(values.Values.ToArray().Select(v => (float)(v * factor)).ToArray(), [.. values.Shape]);
}
