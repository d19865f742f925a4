using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="MlpGenerator"/> as a graph: z [N, Z] -> image [N, C, R, R].</summary>
static class MlpGraph
{
    public static OnnxGraph Build(MlpGenerator generator, bool half)
    {
        var graph = new OnnxGraph(generator.Family, half);
        var vector = new VectorGraph(graph, generator, generator.Input);
        Value x = vector.Seen;
        for (int i = 0; i < generator.Hidden.Count; i++)
        {
            GeneratorNorm norm = generator.Norm[i];
            FoldedConvolution folded = BatchNormFold.Conv(generator.Hidden[i].Weight.ToFloats(), VectorGraph.Bias(norm), norm.Batch?.Statistics());
            x = graph.Gemm($"hidden{i}", x, VectorGraph.Transposed(folded.Weight), folded.Bias);
            x = graph.LeakyRelu(vector.Normed($"hidden{i}", x, norm, dense: true), (float)MlpGenerator.Slope);
        }
        x = graph.Tanh(graph.Gemm("last", x, VectorGraph.Transposed(generator.Last.Weight.ToFloats()), generator.Last.Bias!.ToFloats().Values.ToArray()));
        (long channels, long side) = (generator.Sizes.Channels, generator.Sizes.Resolution);
        graph.Output("image", graph.Reshape(x, -1, channels, side, side), "N", channels, side, side);
        return graph;
    }
}
