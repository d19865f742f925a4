using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="SpatialGenerator"/> as a graph: z [N, Z, h + 4, w + 4] and noise -> image [N, C, 16 h, 16 w].</summary>
/// <remarks>Every doubling is a 2 x 2 convolution with DepthToSpace behind it, and the last one is spread only after the colours are
/// computed: half the time of the textbook form (docs/PERFORMANCE.md), the same sums.</remarks>
static class SpatialGraph
{
    public static OnnxGraph Build(SpatialGenerator generator, bool half)
    {
        var graph = new OnnxGraph(generator.Family, half);
        Value z = graph.Input("z", "N", generator.Latents.Total, "h", "w");
        if (generator.Embedding is { } embedding)
        {
            Value label = graph.Input("label", "N", generator.Latents.Classes, "h", "w");
            z = graph.Concat(z, graph.Conv("classes", label, embedding.Vectors.ToFloats()));   // [N, Z + E, h + 4, w + 4]
        }
        FoldedConvolution first = BatchNormFold.Conv(generator.First.Weight.ToFloats(), null, generator.Norm[0].Statistics());
        Value x = graph.Relu(graph.Conv("first", z, first.Weight, first.Bias));           // [N, 8 width, h + 2, w + 2]

        for (int i = 0; i < generator.Up.Count; i++)
        {
            x = Doubling($"up{i}", x, generator.Up[i].PhaseWeight().ToFloats(), i);
            x = graph.DepthToSpace2(x);                                                   // [N, ., 2h + 2, 2w + 2], ... 8h + 2
        }
        x = Doubling("last", x, generator.Last.PhaseWeight().ToFloats(), generator.Up.Count);   // [N, 16 * 4, 8h + 1, 8w + 1]

        FloatTensor colours = SubPixel.InDepth(generator.Rgb.Weight.ToFloats());
        float[] bias = SubPixel.Repeat(generator.Rgb.Bias!.ToFloats().Values.Span);
        x = graph.Conv("rgb", x, colours, bias);                                          // [N, C * 4, 8h, 8w]
        graph.Output("image", graph.Tanh(graph.DepthToSpace2(x)), "N", colours.Shape[0] / 4, "H", "W");
        return graph;

        // Convolution, noise, norm, relu: all in depth, so that the runtime makes one operator of them.
        Value Doubling(string name, Value from, FloatTensor weight, int layer)
        {
            FoldedConvolution folded = BatchNormFold.PixelShuffled(weight, 4, generator.Norm[layer + 1].Statistics());
            ReadOnlySpan<float> scale = generator.Noise[layer].Scale.ToFloats().Values.Span;
            var strength = new double[scale.Length];
            for (int c = 0; c < strength.Length; c++)
                strength[c] = scale[c] * folded.Scale[c];   // the noise enters before the norm
            Value noise = graph.Input($"noise{layer}", "N", 1, $"h{layer}", $"w{layer}");
            Value grain = graph.Conv($"{name}.noise", noise, SubPixel.Noise(strength), stride: 2);
            return graph.Relu(graph.Add(graph.Conv(name, from, folded.Weight, folded.Bias), grain));
        }
    }
}
