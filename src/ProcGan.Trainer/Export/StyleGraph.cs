using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="StyleGenerator"/> as a graph: z [N, Z] and noise -> image [N, C, R, R].</summary>
static class StyleGraph
{
    public static OnnxGraph Build(StyleGenerator generator, bool half)
    {
        var graph = new OnnxGraph(generator.Family, half);
        var vector = new VectorGraph(graph, generator, generator.Input);
        Value w = vector.Seen;
        for (int i = 0; i < generator.Mapping.Count; i++)
            w = graph.LeakyRelu(Dense(graph, $"mapping{i}", w, generator.Mapping[i], add: 0), (float)StyleLayer.Slope);
        Value x = graph.Constant("start", generator.Start.ToFloats(), stored: true);
        for (int i = 0; i < generator.Layers.Count; i++)
            x = Layer(graph, i, x, w, generator.Layers[i], generator.NoiseLayers[i].Scale);
        FloatTensor colours = generator.Rgb.Weight.ToFloats();
        long channels = colours.Shape[0], side = generator.Latents.Stride;
        x = graph.Conv("rgb", x, colours, generator.Rgb.Bias!.ToFloats().Values.ToArray());
        graph.Output("image", graph.Tanh(x), "N", channels, side, side);
        return graph;
    }

    static Value Layer(OnnxGraph graph, int index, Value x, Value w, StyleLayer layer, int side)
    {
        string name = $"layer{index}";
        FloatTensor weight = layer.Weight.ToFloats();
        (long outChannels, long inChannels) = (weight.Shape[0], weight.Shape[1]);
        Value style = Dense(graph, name + ".style", w, layer.Style, add: 1);                       // [N, Cin]
        var epsilon = new float[outChannels];
        Array.Fill(epsilon, (float)StyleLayer.Epsilon);
        Value length = graph.Sqrt(graph.Gemm(name + ".squares", graph.Mul(style, style), Squares(weight), epsilon));   // [N, Cout]
        x = graph.Mul(x, graph.Reshape(style, -1, inChannels, 1, 1));
        if (layer.Doubles)
            x = graph.UpsampleNearest2(x);
        x = graph.Div(graph.Conv(name, graph.WrapPad(x), weight), graph.Reshape(length, -1, outChannels, 1, 1));
        Value noise = graph.Input($"noise{index}", "N", 1, side, side);
        x = graph.Add(x, graph.Mul(name + ".noise", noise, layer.Noise.Scale.ToFloats().Values));
        x = graph.Add(x, graph.Constant(name + ".bias", layer.Bias.ToFloats(), stored: true));
        return graph.MulNumber(graph.LeakyRelu(x, (float)StyleLayer.Slope), (float)StyleLayer.Gain);
    }

    static Value Dense(OnnxGraph graph, string name, Value x, Convolution layer, float add) => graph.Gemm(
        name, x, VectorGraph.Transposed(layer.Weight.ToFloats()), [.. layer.Bias!.ToFloats().Values.ToArray().Select(v => v + add)]);

    /// <summary>Sums of each kernel's squares: [O, I, 3, 3] -> [I, O].</summary>
    static FloatTensor Squares(FloatTensor weight)
    {
        (int outputs, int inputs) = ((int)weight.Shape[0], (int)weight.Shape[1]);
        ReadOnlySpan<float> from = weight.Values.Span;
        var to = new float[inputs * outputs];
        for (int o = 0; o < outputs; o++)
            for (int i = 0; i < inputs; i++)
            {
                double sum = 0;
                foreach (float value in from.Slice((o * inputs + i) * 9, 9))
                    sum += (double)value * value;
                to[i * outputs + o] = (float)sum;
            }
        return new FloatTensor(to, inputs, outputs);
    }
}
